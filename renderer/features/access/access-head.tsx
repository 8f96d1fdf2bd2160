import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { useState } from 'react';
import { useCommand } from '../../api.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';
import { useAccess } from './access-context.ts';
import type { AccessPartProps } from './access-part.ts';
import { oldestLook, type Sight, SIGHT_ORDER, SIGHTS, sightOf } from './sight.ts';
import { SightList } from './sight-list.tsx';

const LOOKING = 'Looking at the access of all tenants.';
const NO_CONNECTION = 'There is no connection. All tenants are looked at as soon as it is back.';

/** Silence is never safety: in how many tenants access is seen, how far, and how old the sight is. */
export function AccessHead({ tenants, offline }: AccessPartProps) {
  const overview = useAccess((state) => state.overview);
  const failure = useAccess((state) => state.failure);
  const showTrail = useAccess((state) => state.showTrail);
  const [listed, setListed] = useState<Sight | null>(null);
  const run = useCommand();
  const states = overview?.tenants ?? [];
  const bySight = Map.groupBy(states, sightOf);
  const oldest = oldestLook(states);
  return (
    <div className="access-head">
      <h1 id="access-title">Access</h1>
      {overview !== null && (
        <span className="access-counts">
          {SIGHT_ORDER.map((sight) => {
            const count = bySight.get(sight)?.length ?? 0;
            const { name, shape, group, title } = SIGHTS[sight];
            if (count === 0 && sight !== 'whole') return null;
            return (
              <button
                key={sight}
                type="button"
                className="count"
                data-group={group}
                data-none={count === 0}
                title={title}
                aria-haspopup="dialog"
                onClick={() => setListed(sight)}
              >
                <span aria-hidden="true">{shape}</span> {count.toLocaleString()} {name}
              </button>
            );
          })}
        </span>
      )}
      <span className="access-wishes" role="status">
        {overview !== null && overview.asking > 0 && (
          <strong className="access-asking">
            {counted(overview.asking, 'answer is', 'answers are')} waiting for you
          </strong>
        )}
        {overview !== null && overview.unsent > 0 && (
          <span>
            {counted(overview.unsent, 'wish', 'wishes')} not sent yet
            {offline && ': sent when you are back online'}
          </span>
        )}
      </span>
      <button
        type="button"
        className="link-button"
        aria-haspopup="dialog"
        onClick={() => showTrail(true)}
      >
        Trail of decisions
      </button>
      <span className="last-sync access-age">
        {offline && oldest !== null && 'Offline: as it was '}
        {oldest === null ? (
          overview !== null && 'Nothing read yet'
        ) : (
          <>
            {!offline && 'oldest look '}
            <TimeAgo at={oldest} />
          </>
        )}
        <IconButton
          name="Look at the access of all tenants now"
          icon={<ArrowSync16Regular aria-hidden="true" />}
          onPress={() =>
            void run('sync.now', { tenantId: null }, offline ? NO_CONNECTION : LOOKING)
          }
        />
      </span>
      {failure !== null && (
        <p role="alert" className="failure-message">
          <StrangerLine text={failure.message} />
        </p>
      )}
      {listed !== null && (
        <SightList
          sight={listed}
          states={states}
          tenants={tenants}
          offline={offline}
          onClose={() => setListed(null)}
        />
      )}
    </div>
  );
}

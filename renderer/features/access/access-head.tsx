import { useState } from 'react';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';
import { useAccess } from './access-context.ts';
import type { AccessPartProps } from './access-part.ts';
import { BackLine } from './back-line.tsx';
import { backTellsAll } from './back-tells-all.ts';
import { SendingLine } from './sending-line.tsx';
import { type Sight, SIGHT_ORDER, SIGHTS, sightOf } from './sight.ts';
import { SightList } from './sight-list.tsx';

interface AccessHeadProps extends AccessPartProps {
  /** The account of whoever is signed in. */
  readonly person: string | null;
  /** Goes to the next thing that waits for the person's answer. */
  readonly onAnswer: () => void;
}

/** Silence is never safety: in how many tenants access is seen, and how far. */
export function AccessHead({ tenants, offline, person, onAnswer }: AccessHeadProps) {
  const overview = useAccess((state) => state.overview);
  const failure = useAccess((state) => state.failure);
  const answer = useAccess((state) => state.answer);
  const [listed, setListed] = useState<Sight | null>(null);
  const back = offline ? null : (overview?.back ?? null);
  const isTold = overview !== null && backTellsAll({ unsent: overview.unsent, back });
  const states = overview?.tenants ?? [];
  const bySight = Map.groupBy(states, sightOf);
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
      <span className="access-wishes">
        <span role="status">
          {overview !== null && overview.asking > 0 && (
            <button
              type="button"
              className="link-button access-asking"
              title={`${counted(overview.asking, 'answer is', 'answers are')} waiting for you: goes to the first one; once more, to the next`}
              onClick={onAnswer}
            >
              {overview.asking.toLocaleString()} to answer
            </button>
          )}
          {answer !== null && overview !== null && overview.asking > 1 && (
            <span className="muted tabular" title="The answer shown last, of those that wait">
              {`${answer.nth.toLocaleString()} of ${answer.of.toLocaleString()}`}
              <span className="access-rest"> shown</span>
            </span>
          )}
          {overview !== null && overview.unsent > 0 && overview.sending === null && !isTold && (
            <span>{overview.unsent.toLocaleString()} not sent yet</span>
          )}
        </span>
        {back !== null && <BackLine back={back} person={person} />}
        {!isTold && <SendingLine offline={offline} />}
      </span>
      {failure !== null && (
        <p role="alert" className="failure-message">
          <StrangerLine text={failure.message} />
        </p>
      )}
      {listed !== null && (
        <SightList
          title={SIGHTS[listed].title}
          states={bySight.get(listed) ?? []}
          tenants={tenants}
          offline={offline}
          onClose={() => setListed(null)}
        />
      )}
    </div>
  );
}

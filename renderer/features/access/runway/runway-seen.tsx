import { useState } from 'react';
import type { TenantAccessState } from '#shared/contract/access.ts';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { useAccess } from '../access-context.ts';
import type { AccessPartProps } from '../access-part.ts';
import { isSeen } from '../sight.ts';
import { SightList } from '../sight-list.tsx';
import { useRunway } from './runway-context.ts';
import { othersSeenWords, seenWords } from './runway-view.ts';

interface RunwaySeenProps extends AccessPartProps {
  /** Those that are shown. */
  readonly items: readonly RunwayItem[];
}

/** What has to be read before one's own ends are certain, and before others' are. */
export const OWN_ENDS = ['assignments', 'reviews'] as const;
const OTHERS_ENDS = ['others'] as const;

/** In how many tenants something ends, and in how many that is not seen: nothing seen is not nothing there. */
export function RunwaySeen({ items, ...place }: RunwaySeenProps) {
  const states = useAccess((state) => state.overview?.tenants);
  const isOwn = useRunway((state) => state.filter.whose === 'mine');
  if (!states) return null;
  const unseen = states.filter((state) => !isSeen(state, OWN_ENDS, true));
  const noOthers = states.filter((state) => !isSeen(state, OTHERS_ENDS, false));
  return (
    <span>
      {seenWords(items, states.length)}{' '}
      <Unseen
        title="Tenants of which what you have is not seen"
        words={`What you have is not seen in ${unseen.length.toLocaleString()}: why`}
        states={unseen}
        {...place}
      />{' '}
      {!isOwn && (
        <Unseen
          title="Tenants of which what others have is not seen"
          words={othersSeenWords(states.length - noOthers.length, states.length)}
          states={noOthers}
          {...place}
        />
      )}
    </span>
  );
}

interface UnseenProps extends AccessPartProps {
  readonly title: string;
  readonly words: string;
  readonly states: readonly TenantAccessState[];
}

/** A number that leads to its tenants; nothing where there are none. */
function Unseen({ title, words, states, tenants, offline }: UnseenProps) {
  const [isListed, setListed] = useState(false);
  return (
    <>
      {states.length > 0 && (
        <button
          type="button"
          className="link-button"
          aria-haspopup="dialog"
          onClick={() => setListed(true)}
        >
          {words}
        </button>
      )}
      {isListed && (
        <SightList
          title={title}
          states={states}
          tenants={tenants}
          offline={offline}
          onClose={() => setListed(false)}
        />
      )}
    </>
  );
}

import { useState } from 'react';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { useAccess } from '../access-context.ts';
import type { AccessPartProps } from '../access-part.ts';
import { isSeen } from '../sight.ts';
import { SightList } from '../sight-list.tsx';
import { useRunway } from './runway-context.ts';
import { seenWords } from './runway-view.ts';

interface RunwaySeenProps extends AccessPartProps {
  /** Those that are shown. */
  readonly items: readonly RunwayItem[];
}

const OWN = ['assignments', 'reviews'] as const;
const EVERYBODYS = [...OWN, 'others'] as const;

/** In how many tenants something ends, and in how many that is not seen: nothing seen is not nothing there. */
export function RunwaySeen({ items, tenants, offline }: RunwaySeenProps) {
  const states = useAccess((state) => state.overview?.tenants);
  const isOwn = useRunway((state) => state.filter.whose === 'mine');
  const [isListed, setListed] = useState(false);
  if (!states) return null;
  const unseen = states.filter((state) => !isSeen(state, isOwn ? OWN : EVERYBODYS, isOwn));
  const unseenIds = new Set(unseen.map(({ tenantId }) => tenantId));
  return (
    <span>
      {seenWords(items, states.length)}{' '}
      {unseen.length > 0 && (
        <button
          type="button"
          className="link-button"
          aria-haspopup="dialog"
          onClick={() => setListed(true)}
        >
          Not seen in {unseen.length.toLocaleString()}: why
        </button>
      )}
      {isListed && (
        <SightList
          title="Tenants of which what ends is not seen"
          states={states.filter(({ tenantId }) => unseenIds.has(tenantId))}
          tenants={tenants}
          offline={offline}
          onClose={() => setListed(false)}
        />
      )}
    </span>
  );
}

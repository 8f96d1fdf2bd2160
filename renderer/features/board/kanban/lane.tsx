import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { GRID_ID } from '../board-list.tsx';
import type { GroupPart } from '../board-lines.ts';
import { useBoard } from '../board-context.ts';
import { rowDomId } from '../board-row.tsx';
import { rowAt } from '../board-window.ts';
import type { Picks } from '../many/picks.ts';
import { scrollTopFor, scrollWindow } from '../scroll-scale.ts';
import { useViewport } from '../use-viewport.ts';
import { Card } from './card.tsx';
import type { Carried } from './use-moving.ts';

/** Every card is this high (kanban.css), so that a column knows its length by its count. */
export const CARD_PX = 104;

interface LaneProps {
  readonly value: string;
  readonly name: ReactNode;
  readonly label: string;
  /** Null: nothing is in it. */
  readonly part: GroupPart | null;
  /** False: its cards are not among what the filter shows; a card can be moved there all the same. */
  readonly shown: boolean;
  /** The one that has the keys. */
  readonly active: boolean;
  readonly shows: 'status' | 'turn';
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly carried: Carried | null;
  /** What a drop here would do; null while nothing is held over it. */
  readonly meaning: string | null;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onOpen: (key: IncidentKey) => void;
  readonly picks: Picks;
  readonly onPick: (index: number, through: boolean) => void;
  /** Why no column takes it; null: one does. */
  readonly whyNotMoved: (row: BoardRow) => string | null;
  readonly onLift: (row: BoardRow) => boolean;
  readonly onHold: () => void;
  readonly onDrop: () => void;
  readonly onPutBack: () => void;
}

/** One column of cards, windowed on its own. */
export function Lane(props: LaneProps) {
  const { value, name, label, part, shown, active, shows, tenants, carried, meaning } = props;
  const space = useRef<HTMLDivElement>(null);
  const { window: rows, selected, epoch, seenIn } = useBoard((state) => state);
  const { heightPx: viewportPx } = useViewport(space);
  const [scrollTop, setScrollTop] = useState(0);
  const [hovered, setHovered] = useState(false);
  const count = part?.count ?? 0;
  const firstRow = part?.firstRow ?? 0;
  const facts = { count, rowPx: CARD_PX, viewportPx, scrollTop };
  const drawn = scrollWindow(facts, 3);
  const { firstSeen, lastSeen } = drawn;
  const atRest = scrollTop === 0 && !hovered;
  useEffect(() => {
    seenIn(value, { first: firstSeen, last: lastSeen }, atRest);
  }, [seenIn, value, firstSeen, lastSeen, atRest, epoch, count, firstRow]);
  useEffect(() => () => seenIn(value, null, true), [seenIn, value]);
  useLayoutEffect(() => {
    if (epoch > 0) space.current?.scrollTo({ top: 0 });
  }, [epoch]);

  const index = selected?.index ?? null;
  const place = index !== null && active && index >= firstRow ? index - firstRow : null;
  const latest = useRef(facts);
  latest.current = facts;
  useLayoutEffect(() => {
    if (place === null || latest.current.viewportPx === 0) return;
    const top = scrollTopFor(place, latest.current);
    if (top !== latest.current.scrollTop) space.current?.scrollTo({ top });
  }, [place]);
  // The keys go with the chosen card from column to column.
  useLayoutEffect(() => {
    if (active && document.activeElement?.closest('.lane-cards')) space.current?.focus();
  }, [active]);

  return (
    <section
      className="lane"
      aria-label={label}
      data-over={meaning !== null}
      onDragOver={(event) => {
        if (!carried) return;
        event.preventDefault();
        props.onHold();
      }}
      onDrop={(event) => {
        event.preventDefault();
        props.onDrop();
      }}
    >
      <h2 className="lane-name">
        {name}{' '}
        {shown && (
          <span className="group-count">
            {count.toLocaleString()}
            <span className="hidden-text"> {count === 1 ? 'incident' : 'incidents'}</span>
          </span>
        )}
      </h2>
      {meaning !== null && <p className="lane-meaning">{meaning}</p>}
      {!shown && meaning === null && <p className="lane-meaning">Not shown by this search.</p>}
      <div
        ref={space}
        id={active ? GRID_ID : undefined}
        role="grid"
        aria-label={label}
        aria-rowcount={count}
        aria-readonly="true"
        aria-multiselectable="true"
        aria-activedescendant={place === null ? undefined : rowDomId(firstRow + place)}
        // Each column scrolls on its own, so each can be reached; the arrows lead over as well.
        tabIndex={active || count > 0 ? 0 : -1}
        className="lane-cards"
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
        onPointerMove={({ movementX, movementY }) => {
          if (movementX !== 0 || movementY !== 0) setHovered(true);
        }}
        onPointerLeave={() => setHovered(false)}
        onKeyDown={props.onKey}
      >
        <div role="rowgroup" className="board-space" style={{ height: drawn.heightPx }}>
          <div role="presentation" style={{ transform: `translateY(${drawn.topPx}px)` }}>
            {Array.from({ length: Math.max(0, drawn.end - drawn.first) }, (_, at) => {
              const inLane = drawn.first + at;
              const placed = rowAt(rows, firstRow + inLane);
              if (!placed) return <div key={`line ${inLane}`} className="card board-skeleton" />;
              const { tenantId, incidentId } = placed.row;
              return (
                <Card
                  key={`${inLane} ${tenantId} ${incidentId}`}
                  placed={placed}
                  index={firstRow + inLane}
                  place={inLane}
                  selected={inLane === place}
                  carried={carried?.keys.has(keyText(placed.row)) ?? false}
                  stays={props.whyNotMoved(placed.row)}
                  shows={shows}
                  tenant={tenants.get(tenantId)}
                  picked={props.picks.has(placed.row)}
                  onOpen={props.onOpen}
                  onPick={props.onPick}
                  onLift={props.onLift}
                  onPutBack={props.onPutBack}
                />
              );
            })}
          </div>
        </div>
      </div>
    </section>
  );
}

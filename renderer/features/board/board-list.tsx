import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useBoard, useBoardStore } from './board-context.ts';
import { BoardEmpty } from './board-empty.tsx';
import { BoardHeader } from './board-header.tsx';
import { BoardRowLine, rowDomId, SkeletonRow } from './board-row.tsx';
import { indexOf, rowAt, slotsOf } from './board-window.ts';
import type { Picks } from './many/picks.ts';
import { usePicking } from './many/use-picking.ts';
import { scrollTopFor, scrollWindow } from './scroll-scale.ts';
import { useViewportPx } from './use-viewport.ts';

export const GRID_ID = 'board-grid';
/** The header sticks to the top and takes this much of the view (board.css). */
const HEADER_PX = 30;
const SKELETONS = 12;

interface BoardListProps {
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly rowPx: number;
  readonly held: number | null;
  readonly onOpen: (key: IncidentKey) => void;
  readonly picks: Picks;
}

/** The windowed grid. Only the rows on the screen and a few around them are in the document. */
export function BoardList({ tenants, rowPx, held, onOpen, picks }: BoardListProps) {
  const grid = useRef<HTMLDivElement>(null);
  const store = useBoardStore();
  const { window: rows, known, selected, sort, epoch, sortBy, select, seen } = useBoard((s) => s);
  const viewportPx = Math.max(0, useViewportPx(grid) - HEADER_PX);
  const [scrollTop, setScrollTop] = useState(0);
  const [hovered, setHovered] = useState(false);
  const facts = { count: rows.total, rowPx, viewportPx, scrollTop };
  const drawn = scrollWindow(facts);
  const { firstSeen, lastSeen } = drawn;
  const atRest = scrollTop === 0 && !hovered;

  useEffect(() => seen(firstSeen, lastSeen, atRest), [seen, firstSeen, lastSeen, atRest, epoch]);

  useLayoutEffect(() => {
    if (epoch > 0) grid.current?.scrollTo({ top: 0 });
  }, [epoch]);

  const chosen = selected?.index ?? null;
  const latest = useRef(facts);
  latest.current = facts;
  useLayoutEffect(() => {
    if (chosen === null || latest.current.viewportPx === 0) return;
    const top = scrollTopFor(chosen, latest.current);
    if (top !== latest.current.scrollTop) grid.current?.scrollTo({ top });
  }, [chosen]);

  // A row answers for the incident it shows, even when the order has moved on under the press.
  const open = useCallback(
    ({ tenantId, incidentId }: IncidentKey) => {
      const key = { tenantId, incidentId };
      const index = indexOf(store.getState().window, keyText(key));
      if (index === null) return;
      select(index);
      onOpen(key);
    },
    [store, select, onOpen],
  );

  const { pick, onPickKey } = usePicking(store, picks);

  return (
    <div className="board-list">
      {/* The grid is one stop of the tab key; the active row is told by aria-activedescendant. */}
      <div
        ref={grid}
        id={GRID_ID}
        role="grid"
        aria-label="Incidents"
        aria-rowcount={rows.total + 1}
        aria-readonly="true"
        aria-busy={!known}
        aria-activedescendant={chosen === null ? undefined : rowDomId(chosen)}
        tabIndex={0}
        className="board-grid"
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
        onPointerMove={({ movementX, movementY }) => {
          // A pointer that only happens to lie here, still, is not in anybody's hand.
          if (movementX !== 0 || movementY !== 0) setHovered(true);
        }}
        onPointerDown={() => setHovered(true)}
        onPointerLeave={() => setHovered(false)}
        aria-multiselectable="true"
        onKeyDown={(event) => {
          if (!onPickKey(event)) onGridKey(event, store.getState(), open);
        }}
      >
        <BoardHeader sort={sort} onSort={sortBy} />
        <div role="rowgroup" className="board-space" style={{ height: drawn.heightPx }}>
          <div role="presentation" style={{ transform: `translateY(${drawn.topPx}px)` }}>
            {slotsOf(rows, drawn.first, drawn.end).map(({ slot, index, placed }) =>
              placed ? (
                <BoardRowLine
                  key={slot}
                  placed={placed}
                  index={index}
                  selected={index === chosen}
                  picked={picks.has(placed.row)}
                  tenant={tenants.get(placed.row.tenantId)}
                  onOpen={open}
                  onPick={pick}
                />
              ) : (
                <SkeletonRow key={slot} index={index} />
              ),
            )}
            {!known &&
              Array.from({ length: SKELETONS }, (_, index) => (
                <SkeletonRow key={index} index={index} />
              ))}
          </div>
        </div>
      </div>
      {known && rows.total === 0 && <BoardEmpty tenants={tenants} held={held} />}
    </div>
  );
}

type Moves = Pick<
  ReturnType<ReturnType<typeof useBoardStore>['getState']>,
  'moveBy' | 'select' | 'selected' | 'window'
>;

function onGridKey(event: KeyboardEvent, board: Moves, open: (key: IncidentKey) => void): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey)
    return;
  const act = keyAction(event.key, board, open);
  if (!act) return;
  event.preventDefault();
  act();
}

function keyAction(
  key: string,
  board: Moves,
  open: (key: IncidentKey) => void,
): (() => void) | null {
  switch (key) {
    case 'ArrowDown':
      return () => board.moveBy(1, 'rows');
    case 'ArrowUp':
      return () => board.moveBy(-1, 'rows');
    case 'PageDown':
      return () => board.moveBy(1, 'screens');
    case 'PageUp':
      return () => board.moveBy(-1, 'screens');
    case 'Home':
      return () => board.select(0);
    case 'End':
      return () => board.select(Math.max(0, board.window.total - 1));
    case 'Enter': {
      const index = board.selected?.index ?? null;
      const placed = index === null ? null : rowAt(board.window, index);
      return placed && (() => open(placed.row));
    }
    default:
      return null;
  }
}

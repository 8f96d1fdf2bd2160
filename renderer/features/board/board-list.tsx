import {
  type CSSProperties,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { groupingOf } from '#shared/domain/arrangement.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useBoard, useBoardStore } from './board-context.ts';
import { BoardEmpty } from './board-empty.tsx';
import { BoardHeader } from './board-header.tsx';
import { BoardRowLine, rowDomId, SkeletonRow } from './board-row.tsx';
import type { BoardSlice } from './board-state.ts';
import { partAtLine } from './board-lines.ts';
import { chosenLine } from './board-moves.ts';
import { indexOf } from './board-window.ts';
import { drawnLines } from './drawn-lines.ts';
import { onGridKey } from './grid-keys.ts';
import { GroupHeading, headingDomId } from './group-heading.tsx';
import type { Picks } from './many/picks.ts';
import { usePicking } from './many/use-picking.ts';
import { scrollTopFor, scrollWindow } from './scroll-scale.ts';
import { columnLayout } from './board-columns.ts';
import { useViewport } from './use-viewport.ts';

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
  const board = useBoard((s) => s);
  const { window: rows, lines, known, selected, heading, epoch, select, seen, fold } = board;
  const by = groupingOf(board);
  const view = useViewport(grid);
  const gridPx = Math.max(0, view.heightPx - HEADER_PX);
  const { columns, sort } = board;
  const layout = useMemo(
    () => columnLayout(columns, view.widthPx, sort),
    [columns, view.widthPx, sort],
  );
  const style: CSSProperties & Readonly<Record<`--${string}`, string>> = {
    '--board-columns': layout.template,
  };
  const { measured } = board;
  useEffect(() => measured(layout.noRoom), [measured, layout]);
  // The heading that stays at the top covers one line of what is below it.
  const coverPx = lines.parts === null ? 0 : rowPx;
  const viewportPx = gridPx;
  const [scrollTop, setScrollTop] = useState(0);
  const [hovered, setHovered] = useState(false);
  const facts = { count: lines.total, rowPx, viewportPx, scrollTop, coverPx };
  const drawn = scrollWindow(facts);
  const { firstSeen, lastSeen } = drawn;
  const atRest = scrollTop === 0 && !hovered;

  useEffect(() => seen(firstSeen, lastSeen, atRest), [seen, firstSeen, lastSeen, atRest, epoch]);

  useLayoutEffect(() => {
    if (epoch > 0) grid.current?.scrollTo({ top: 0 });
  }, [epoch]);

  const chosen = chosenLine(board);
  const top = lines.parts && partAtLine(lines, firstSeen);
  const latest = useRef(facts);
  latest.current = facts;
  useLayoutEffect(() => {
    if (chosen === null || latest.current.viewportPx === 0) return;
    const to = scrollTopFor(chosen, latest.current);
    if (to !== latest.current.scrollTop) grid.current?.scrollTo({ top: to });
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
        role={by === null ? 'grid' : 'treegrid'}
        aria-label="Incidents"
        aria-rowcount={lines.total + 1}
        aria-readonly="true"
        aria-busy={!known}
        aria-activedescendant={activeId(board)}
        tabIndex={0}
        className="board-grid"
        style={style}
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
        <BoardHeader columns={layout.columns} sort={board.sort} onSort={board.sortBy} />
        {by !== null && top && scrollTop > 0 && (
          <div className="floating-heading" role="presentation">
            <GroupHeading
              floating
              by={by}
              part={top}
              selected={false}
              tenants={tenants}
              onFold={fold}
            />
          </div>
        )}
        <div role="rowgroup" className="board-space" style={{ height: drawn.heightPx }}>
          <div role="presentation" style={{ transform: `translateY(${drawn.topPx}px)` }}>
            {drawnLines(rows, lines, drawn.first, drawn.end).map((drawnLine) => {
              const { slot, line } = drawnLine;
              if (drawnLine.kind === 'heading') {
                return (
                  <GroupHeading
                    key={slot}
                    by={by ?? 'tenant'}
                    part={drawnLine.part}
                    selected={heading === drawnLine.part.value}
                    tenants={tenants}
                    onFold={fold}
                  />
                );
              }
              const { placed, index } = drawnLine;
              return placed ? (
                <BoardRowLine
                  key={slot}
                  columns={layout.columns}
                  placed={placed}
                  index={index}
                  line={line}
                  level={by === null ? undefined : 2}
                  selected={index === selected?.index}
                  picked={picks.has(placed.row)}
                  tenant={tenants.get(placed.row.tenantId)}
                  onOpen={open}
                  onPick={pick}
                />
              ) : (
                <SkeletonRow key={slot} line={line} />
              );
            })}
            {!known &&
              Array.from({ length: SKELETONS }, (_, index) => (
                <SkeletonRow key={index} line={index} />
              ))}
          </div>
        </div>
      </div>
      {known && rows.total === 0 && <BoardEmpty tenants={tenants} held={held} />}
    </div>
  );
}

/** What screen readers are told is active: the chosen row or heading. */
function activeId(board: BoardSlice): string | undefined {
  const line = chosenLine(board);
  if (line === null) return undefined;
  const { heading, lines, selected } = board;
  if (heading === null) return rowDomId(selected?.index ?? line);
  return headingDomId(partAtLine(lines, line)?.place ?? 0);
}

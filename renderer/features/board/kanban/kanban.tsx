import { type KeyboardEvent, useCallback } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { turnWord, word } from '../../../ui/words.ts';
import { useBoard, useBoardStore } from '../board-context.ts';
import { BoardEmpty } from '../board-empty.tsx';
import { chosenGroup } from '../board-moves.ts';
import type { GroupPart } from '../board-lines.ts';
import { indexOf, rowAt } from '../board-window.ts';
import { GroupName } from '../group-heading.tsx';
import { Lane } from './lane.tsx';
import { columnsOf, isInScope, moveToStatus, moveToTurn, standingColumns } from './move-of.ts';
import { useMoving } from './use-moving.ts';
import '../../../styles/kanban.css';

const BEGINS = ['ArrowDown', 'ArrowUp', 'Home', 'Enter', ' '];

interface KanbanProps {
  readonly by: 'status' | 'turn';
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly held: number | null;
  readonly onOpen: (key: IncidentKey) => void;
}

/** The same incidents as the list, as cards in columns; a card is moved with the mouse or with keys. */
export function Kanban({ by, tenants, held, onOpen }: KanbanProps) {
  const store = useBoardStore();
  const board = useBoard((state) => state);
  const { filter, lines, known, select } = board;
  const parts = lines.parts ?? [];
  const chosen = by === 'status' ? filter.statuses : filter.turns;
  const columns = columnsOf(
    standingColumns(by, filter.scope, chosen),
    parts.map(({ value }) => value),
    by,
  );
  const nameOf = by === 'status' ? word : turnWord;
  const moving = useMoving({ moveOf: by === 'status' ? moveToStatus : moveToTurn, nameOf });
  const { carried } = moving;
  const active = chosenGroup(board)?.value ?? parts[0]?.value ?? columns[0];

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

  const onKey = (event: KeyboardEvent, lane: GroupPart | null) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const act = carried ? carryKey(event.key) : plainKey(event.key, lane);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation(); // Esc here is not the Esc that closes the pane
    act();
  };
  const carryKey = (key: string): (() => void) | null => {
    const at = columns.indexOf(carried?.over ?? '');
    const to = (place: number) => columns[Math.min(Math.max(place, 0), columns.length - 1)];
    const hold = (column: string | undefined) => column !== undefined && moving.hold(column);
    if (key === 'ArrowLeft') return () => hold(to(at - 1));
    if (key === 'ArrowRight') return () => hold(to(at + 1));
    if (key === 'Enter' || key === ' ') return moving.drop;
    return key === 'Escape' ? moving.putBack : () => undefined; // nothing else while it is in hand
  };
  const plainKey = (key: string, lane: GroupPart | null): (() => void) | null => {
    const { selected, window, moveBy, moveAcross } = store.getState();
    const part = lane;
    // The keys may be in a column whose cards are not chosen: it begins with its first.
    const isOther = chosenGroup(store.getState())?.value !== lane?.value;
    const index = isOther ? null : (selected?.index ?? null);
    if (isOther && part && BEGINS.includes(key)) return () => select(part.firstRow);
    const placed = index === null ? null : rowAt(window, index);
    switch (key) {
      case 'ArrowDown':
        return () => moveBy(1, 'rows');
      case 'ArrowUp':
        return () => moveBy(-1, 'rows');
      case 'ArrowRight':
        return () => moveAcross(1);
      case 'ArrowLeft':
        return () => moveAcross(-1);
      case 'Home':
        return part ? () => select(part.firstRow) : null;
      case 'End':
        return part ? () => select(part.firstRow + part.count - 1) : null;
      case 'Enter':
        return placed && (() => open(placed.row));
      case ' ':
        return placed && part ? () => moving.lift(placed.row, part.value, 'keys') : null;
      default:
        return null;
    }
  };

  return (
    <div className="kanban-place">
      <div className="kanban" aria-busy={!known}>
        {columns.map((value) => {
          const part = parts.find((held) => held.value === value) ?? null;
          const isOver = carried !== null && carried.over === value;
          return (
            <Lane
              key={value}
              value={value}
              name={<GroupName by={by} value={value} tenants={tenants} />}
              label={nameOf(value)}
              part={part}
              shown={part !== null || isInScope(by, filter.scope, value)}
              active={value === active}
              shows={by === 'status' ? 'turn' : 'status'}
              tenants={tenants}
              carried={carried}
              meaning={isOver ? moving.meaning(carried.row, value) : null}
              onKey={(event) => onKey(event, part)}
              onOpen={open}
              onLift={(row) => moving.lift(row, value, 'mouse')}
              onHold={() => moving.hold(value)}
              onDrop={moving.drop}
              onPutBack={moving.putBack}
            />
          );
        })}
      </div>
      <p className="hidden-text" role="status">
        {moving.said}
      </p>
      {known && board.window.total === 0 && <BoardEmpty tenants={tenants} held={held} />}
    </div>
  );
}

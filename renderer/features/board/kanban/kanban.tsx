import { type KeyboardEvent, useCallback, useState } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { word } from '#shared/domain/words.ts';
import { ResolveHeld } from '../../../ui/resolve-held.tsx';
import { turnWord } from '../../../ui/words.ts';
import { useBoard, useBoardStore } from '../board-context.ts';
import { BoardEmpty } from '../board-empty.tsx';
import { chosenGroup } from '../board-moves.ts';
import type { GroupPart } from '../board-lines.ts';
import { indexOf } from '../board-window.ts';
import { GroupName } from '../group-heading.tsx';
import { ManyDialog } from '../many/many-dialog.tsx';
import type { ReceiptOf } from '../many/recorded-dialog.tsx';
import type { Picks } from '../many/picks.ts';
import { usePicking } from '../many/use-picking.ts';
import { cardKey, carryKey } from './kanban-keys.ts';
import { Lane } from './lane.tsx';
import { columnsOf, isInScope, standingColumns } from './move-of.ts';
import { draftOf, type MovedTogether } from './moved-together.ts';
import { useMoving } from './use-moving.ts';
import '../../../styles/kanban.css';

interface KanbanProps {
  readonly by: 'status' | 'turn';
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly held: number | null;
  readonly onOpen: (key: IncidentKey) => void;
  readonly picks: Picks;
  readonly receiptOf: ReceiptOf;
}

/** The same incidents as the list, as cards in columns; a card is moved with the mouse or with keys. */
export function Kanban({ by, tenants, held, onOpen, picks, receiptOf }: KanbanProps) {
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
  const [dropped, setDropped] = useState<MovedTogether | null>(null);
  const along = (row: BoardRow) => (picks.has(row) ? [...picks.rows.values()] : [row]);
  const moving = useMoving({ by, columns, along, onMany: setDropped });
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

  const { pick, onPickKey } = usePicking(store, picks);

  const onKey = (event: KeyboardEvent, lane: GroupPart | null) => {
    if (!carried && onPickKey(event)) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const lift = (row: BoardRow, column: string) => moving.lift(row, column, 'keys');
    const act = carried
      ? carryKey(event.key, columns, moving)
      : cardKey(event.key, { board: store.getState(), lane, open, lift });
    if (!act) return;
    event.preventDefault();
    event.stopPropagation(); // Esc here is not the Esc that closes the pane
    act();
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
              meaning={isOver ? moving.meaning(carried, value) : null}
              onKey={(event) => onKey(event, part)}
              onOpen={open}
              picks={picks}
              onPick={pick}
              whyNotMoved={moving.whyNot}
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
      {moving.asked && (
        <ResolveHeld
          incident={moving.asked.row}
          tenant={tenants.get(moving.asked.row.tenantId)}
          onClose={() => moving.answer(false)}
          onResolve={() => moving.answer(true)}
        />
      )}
      {dropped?.move && (
        <ManyDialog
          rows={dropped.going}
          begin={draftOf(dropped.move)}
          note={dropped.staying}
          tenants={tenants}
          receiptOf={receiptOf}
          onClose={(recorded) => {
            setDropped(null);
            picks.letGo(recorded);
          }}
        />
      )}
      {known && board.window.total === 0 && <BoardEmpty tenants={tenants} held={held} />}
    </div>
  );
}

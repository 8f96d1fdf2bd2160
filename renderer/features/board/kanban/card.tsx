import { memo } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { word } from '#shared/domain/words.ts';
import { visibleLine } from '#shared/text.ts';
import { Assignee } from '../../../ui/assignee.tsx';
import { DueMark } from '../../../ui/due-mark.tsx';
import { SeverityMark, TenantMark, TurnMark } from '../../../ui/marks.tsx';
import { Age } from '../../../ui/relative-time.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { rowDomId, RowNotes } from '../board-row.tsx';
import type { PlacedRow } from '../board-window.ts';

interface CardProps {
  readonly placed: PlacedRow;
  readonly index: number;
  /** Its place in the column, from 0. */
  readonly place: number;
  readonly selected: boolean;
  readonly picked: boolean;
  readonly carried: boolean;
  readonly shows: 'status' | 'turn';
  readonly tenant: TenantRow | undefined;
  readonly onOpen: (key: IncidentKey) => void;
  /** Pressed with Ctrl or Cmd; `through`: with Shift, from the chosen card up to this one. */
  readonly onPick: (index: number, through: boolean) => void;
  /** Why no column takes it; null: one does. */
  readonly stays: string | null;
  /** @returns false: it is not picked up, which was said. */
  readonly onLift: (row: BoardRow) => boolean;
  readonly onPutBack: () => void;
}

/** One incident as a card: what a row says, in four lines. */
export const Card = memo(function Card(props: CardProps) {
  const { placed, index, place, selected, picked, carried, stays, shows, tenant } = props;
  const { onOpen, onPick, onLift, onPutBack } = props;
  const { row } = placed;
  return (
    <div
      role="row"
      id={rowDomId(index)}
      aria-rowindex={place + 1}
      aria-selected={selected}
      className="card"
      data-picked={picked}
      data-carried={carried}
      // Picked, it may take along others that can be moved.
      draggable={stays === null || picked}
      title={stays === null ? undefined : `It stays in its column. ${stays}`}
      onClick={({ ctrlKey, metaKey, shiftKey }) => {
        if (ctrlKey || metaKey || shiftKey) onPick(index, shiftKey);
        else onOpen(row);
      }}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        if (!onLift(row)) event.preventDefault();
      }}
      onDragEnd={onPutBack}
    >
      <div role="gridcell" className="card-inside">
        <div className="card-line">
          <SeverityMark severity={row.severity} />
          {shows === 'turn' ? <TurnMark turn={row.turn} /> : <span>{word(row.status)}</span>}
          <span className="card-end card-times">
            <DueMark clock={row.clock} turn={row.turn} />
            <Age at={row.createdAt} />
          </span>
        </div>
        <div className="card-title" title={visibleLine(row.title)}>
          <StrangerLine text={row.title} longest={200} />
          {picked && <span className="hidden-text">Picked</span>}
        </div>
        <div className="card-line">
          <TenantMark
            name={tenant?.name ?? row.tenantId}
            colour={tenant?.colour ?? null}
            readOnly={tenant?.readOnly}
          />
          <span className="card-end" data-mine={row.mine}>
            {row.assignedTo === null ? (
              'Nobody'
            ) : (
              <Assignee
                name={row.assignedTo}
                mine={row.mine}
                longest={60}
                assignedAt={row.assignedAt}
              />
            )}
          </span>
        </div>
        <div className="card-line">
          <RowNotes placed={placed} />
        </div>
      </div>
    </div>
  );
});

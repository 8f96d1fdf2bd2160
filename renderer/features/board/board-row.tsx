import { memo } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BoardColumn } from '#shared/domain/board.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { isJustNow } from '#shared/domain/presence.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { Assignee } from '../../ui/assignee.tsx';
import { useClockText } from '../../ui/clock.tsx';
import { ReadOnlyMark } from '../../ui/marks.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { counted } from '../../ui/words.ts';
import { CELLS } from './board-cells.tsx';
import type { PlacedRow } from './board-window.ts';

interface BoardRowLineProps {
  readonly columns: readonly BoardColumn[];
  readonly placed: PlacedRow;
  readonly index: number;
  /** Its line in the list, headings counted. */
  readonly line: number;
  /** In a divided list, below its heading. */
  readonly level: 2 | undefined;
  readonly selected: boolean;
  readonly picked: boolean;
  readonly tenant: TenantRow | undefined;
  readonly onOpen: (key: IncidentKey) => void;
  /** Pressed with Ctrl or Cmd; `through`: with Shift, from the chosen row up to this one. */
  readonly onPick: (index: number, through: boolean) => void;
}

/** The DOM id by which the grid names its active row to screen readers. */
export function rowDomId(index: number): string {
  return `board-row-${index}`;
}

export const BoardRowLine = memo(function BoardRowLine(props: BoardRowLineProps) {
  const { columns, placed, index, line, level, selected, picked, tenant, onOpen, onPick } = props;
  const { row, gone } = placed;
  return (
    <div
      role="row"
      id={rowDomId(index)}
      aria-rowindex={line + 2}
      aria-level={level}
      aria-selected={selected}
      data-chosen={selected}
      className="board-row"
      data-gone={gone}
      data-picked={picked}
      onClick={({ ctrlKey, metaKey, shiftKey }) => {
        if (ctrlKey || metaKey || shiftKey) onPick(index, shiftKey);
        else onOpen(row);
      }}
    >
      {columns.map((column) =>
        column === 'title' ? (
          <div role="gridcell" key={column} data-column="title" title={visibleLine(row.title)}>
            {/* Its own direction, so that a long title loses its end, whichever way it is written. */}
            <span className="row-title" dir="auto">
              {visibleLine(shortened(row.title, 300))}
            </span>
            {picked && <span className="hidden-text">Picked</span>}
            {!columns.includes('assignedTo') && <JustGiven row={row} />}
            {tenant && tenant.readOnly !== null && !columns.includes('tenant') && (
              <ReadOnlyMark reason={tenant.readOnly} />
            )}
            <RowNotes placed={placed} />
          </div>
        ) : (
          <div
            role="gridcell"
            key={column}
            data-column={column}
            data-mine={column === 'assignedTo' ? row.mine : undefined}
          >
            {CELLS[column](row, tenant)}
          </div>
        ),
      )}
    </div>
  );
});

/** Who was given it a moment ago, where the column of names has no room. */
function JustGiven({ row: { assignedTo, assignedAt, mine } }: Pick<PlacedRow, 'row'>) {
  const isNow = useClockText((nowMs) =>
    assignedAt !== null && isJustNow(assignedAt, nowMs) ? 'now' : '',
  );
  if (assignedTo === null || isNow === '') return null;
  return (
    <small className="row-note" data-kind="given">
      <Assignee name={assignedTo} longest={60} assignedAt={assignedAt} mine={mine} />
    </small>
  );
}

/** What is on its way out, or has come back, said on the thing itself. */
export function RowNotes({ placed: { row, gone } }: Pick<BoardRowLineProps, 'placed'>) {
  return (
    <>
      {row.noted && (
        <small className="row-note" data-kind="noted">
          My note
        </small>
      )}
      {row.refused > 0 && (
        <small className="row-note" data-kind="refused">
          {counted(row.refused, 'change')} refused
        </small>
      )}
      {row.pending > 0 && (
        <small className="row-note" data-kind="pending">
          Waiting to be sent
        </small>
      )}
      {row.snoozedUntil !== null && (
        <small className="row-note" data-kind="snoozed">
          Snoozed · back <TimeAgo at={row.snoozedUntil} />
        </small>
      )}
      {gone && <small className="row-note">No longer in this list</small>}
    </>
  );
}

/** Drawn only where nothing is known yet. */
export function SkeletonRow({ line }: Pick<BoardRowLineProps, 'line'>) {
  return (
    <div role="row" aria-rowindex={line + 2} className="board-row board-skeleton">
      <div role="gridcell" data-column="severity" aria-label="Not read yet" />
      <div role="gridcell" data-column="title" />
    </div>
  );
}

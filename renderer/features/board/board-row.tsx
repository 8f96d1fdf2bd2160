import { memo } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { visibleLine } from '#shared/text.ts';
import { DueMark } from '../../ui/due-mark.tsx';
import { SeverityMark, TenantMark, TurnMark } from '../../ui/marks.tsx';
import { Age, TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted, word } from '../../ui/words.ts';
import type { PlacedRow } from './board-window.ts';

interface BoardRowLineProps {
  readonly placed: PlacedRow;
  readonly index: number;
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
  const { placed, index, selected, picked, tenant, onOpen, onPick } = props;
  const { row, gone } = placed;
  return (
    <div
      role="row"
      id={rowDomId(index)}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className="board-row"
      data-gone={gone}
      data-picked={picked}
      onClick={({ ctrlKey, metaKey, shiftKey }) => {
        if (ctrlKey || metaKey || shiftKey) onPick(index, shiftKey);
        else onOpen(row);
      }}
    >
      <div role="gridcell" data-column="severity">
        <SeverityMark severity={row.severity} />
      </div>
      <div role="gridcell" data-column="title" title={visibleLine(row.title)}>
        <span className="row-title">
          <StrangerLine text={row.title} longest={300} />
        </span>
        {picked && <span className="hidden-text">Picked</span>}
        <RowNotes placed={placed} />
      </div>
      <div role="gridcell" data-column="tenant">
        <TenantMark name={tenant?.name ?? row.tenantId} colour={tenant?.colour ?? null} />
      </div>
      <div role="gridcell" data-column="status">
        {word(row.status)}
      </div>
      <div role="gridcell" data-column="turn">
        <TurnMark turn={row.turn} />
      </div>
      <div role="gridcell" data-column="dueAt">
        <DueMark clock={row.clock} turn={row.turn} />
      </div>
      <div role="gridcell" data-column="assignedTo" data-mine={row.mine}>
        {row.assignedTo !== null && <StrangerLine text={row.assignedTo} longest={80} />}
      </div>
      <div role="gridcell" data-column="alerts">
        {row.alerts}
      </div>
      <div role="gridcell" data-column="createdAt">
        <Age at={row.createdAt} />
      </div>
      <div role="gridcell" data-column="updatedAt">
        <Age at={row.updatedAt} />
      </div>
      <div role="gridcell" data-column="tags">
        {row.tags.length > 0 && <StrangerLine text={row.tags.join(', ')} longest={120} />}
      </div>
    </div>
  );
});

/** What is on its way out, or has come back, said on the thing itself. */
function RowNotes({ placed: { row, gone } }: Pick<BoardRowLineProps, 'placed'>) {
  return (
    <>
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
export function SkeletonRow({ index }: Pick<BoardRowLineProps, 'index'>) {
  return (
    <div role="row" aria-rowindex={index + 2} className="board-row board-skeleton">
      <div role="gridcell" data-column="severity" aria-label="Not read yet" />
      <div role="gridcell" data-column="title" />
    </div>
  );
}

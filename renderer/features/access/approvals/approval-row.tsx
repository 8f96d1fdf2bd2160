import { memo } from 'react';
import type { ApprovalRow } from '#shared/contract/access.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { TenantMark } from '../../../ui/marks.tsx';
import { TimeAgo } from '../../../ui/relative-time.tsx';
import { DeadlineMark } from './deadline-mark.tsx';
import { HintMark } from './hint-mark.tsx';
import { LostMark } from '../lost-mark.tsx';
import { PickedMark } from '../picked-mark.tsx';
import { WishMark } from '../wish-mark.tsx';

interface ApprovalLineProps {
  readonly row: ApprovalRow;
  readonly place: number;
  /** The keys mean it. */
  readonly selected: boolean;
  /** Null where it cannot be picked. */
  readonly picked: boolean | null;
  readonly tenant: TenantRow | undefined;
  readonly offline: boolean;
  readonly onOpen: (row: ApprovalRow) => void;
  readonly onPick: (row: ApprovalRow) => void;
}

/** The DOM id by which the grid names its active row to screen readers. */
export function approvalDomId(place: number): string {
  return `approval-${place}`;
}

export const ApprovalLine = memo(function ApprovalLine(props: ApprovalLineProps) {
  const { row, place, selected, picked, tenant, offline, onOpen, onPick } = props;
  const { person, packageName, justification, hints, goneAt, outcome, wish } = row;
  return (
    <div
      role="row"
      id={approvalDomId(place)}
      aria-rowindex={place + 1}
      aria-selected={picked ?? undefined}
      data-chosen={selected}
      className="board-row approval-row"
      data-picked={picked === true}
      data-settled={!row.waits}
      onClick={({ ctrlKey, metaKey, shiftKey }) => {
        if (ctrlKey || metaKey || shiftKey) onPick(row);
        else onOpen(row);
      }}
    >
      <div role="gridcell" className="approval-who">
        {picked === true && <PickedMark />}
        {/* Each in its own direction, so that long names lose their ends, whichever way they are written. */}
        <strong dir="auto" title={visibleLine(person)}>
          {visibleLine(shortened(person, 200))}
        </strong>
        <span aria-hidden="true" className="muted">
          ›
        </span>
        <span dir="auto" title={visibleLine(packageName)}>
          {visibleLine(shortened(packageName, 200))}
        </span>
      </div>
      <div role="gridcell" className="approval-tenant">
        <TenantMark name={tenant?.name ?? row.tenantId} colour={tenant?.colour ?? null} />
      </div>
      <div role="gridcell" className="approval-due">
        {goneAt === null ? <DeadlineMark at={row.deadline} /> : <TimeAgo at={goneAt} />}
      </div>
      <div role="gridcell" className="approval-why">
        {goneAt === null && <LostMark tenantId={row.tenantId} />}
        <HintMark hints={hints} />
        <span className="muted" dir="auto" title={visibleLine(justification)}>
          {outcome === null
            ? visibleLine(shortened(justification, 300))
            : visibleLine(shortened(outcome, 300))}
        </span>
      </div>
      <div role="gridcell" className="approval-stage muted">
        {row.isOwn ? (
          <span className="approval-own">Your own request</span>
        ) : (
          row.stagePlace !== null && `Stage ${row.stagePlace} of ${row.stageCount}`
        )}
      </div>
      <div role="gridcell" className="approval-mark">
        {wish !== null ? (
          <WishMark wish={wish} offline={offline} />
        ) : (
          goneAt === null && !row.isOpened && <span className="approval-new">Not looked at</span>
        )}
      </div>
    </div>
  );
});

import { useCallback } from 'react';
import type { ApprovalRow } from '#shared/contract/access.ts';
import type { AccessPartProps } from '../access-part.ts';
import { RowGrid } from '../row-grid.tsx';
import { ApprovalLine, approvalDomId } from './approval-row.tsx';
import { rowKey } from './approval-rules.ts';
import { useApprovals, useApprovalsStore } from './approvals-context.ts';

export const APPROVALS_ID = 'approvals-grid';
/** Four lines, as in approvals.css. */
const NARROW_ROW_PX = 100;

/** The queue of all tenants. */
export function ApprovalList({ tenants, offline }: AccessPartProps) {
  const rows = useApprovals((state) => state.rows) ?? NONE;
  const chosen = useApprovals((state) => state.chosen);
  const place = useApprovals((state) => state.place);
  const picked = useApprovals((state) => state.picked);
  const which = useApprovals((state) => state.which);
  const store = useApprovalsStore();
  const open = useCallback(
    (row: ApprovalRow) => {
      store.getState().choose(row);
      store.getState().setOpen(true);
    },
    [store],
  );
  const waits = which === 'waiting';
  const pick = useCallback(
    (row: ApprovalRow) => {
      if (waits) store.getState().pick(row);
    },
    [store, waits],
  );
  const here = rows[place];
  const isHere = chosen !== null && here !== undefined && rowKey(here) === rowKey(chosen);
  return (
    <RowGrid
      id={APPROVALS_ID}
      name={waits ? 'Requests that wait for you' : 'Requests that waited for you'}
      className="approvals-grid"
      rows={rows.length}
      activeRow={place}
      activeDomId={isHere ? approvalDomId(place) : undefined}
      narrowRowPx={NARROW_ROW_PX}
      picks={waits}
      onMove={(move) => store.getState().move(move)}
      onEnter={chosen && (() => open(chosen))}
      onSpace={chosen && (() => pick(chosen))}
    >
      {(first, end) =>
        rows
          .slice(first, end)
          .map((row, index) => (
            <ApprovalLine
              key={rowKey(row)}
              row={row}
              place={first + index}
              selected={chosen !== null && rowKey(row) === rowKey(chosen)}
              picked={waits ? picked.has(rowKey(row)) : null}
              tenant={tenants.get(row.tenantId)}
              offline={offline}
              onOpen={open}
              onPick={pick}
            />
          ))
      }
    </RowGrid>
  );
}

const NONE: readonly ApprovalRow[] = [];

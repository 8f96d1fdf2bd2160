import { type KeyboardEvent, useCallback, useEffect } from 'react';
import type { ApprovalRow } from '#shared/contract/access.ts';
import { useMedia } from '../../../ui/use-media.ts';
import { useRowWindow } from '../../../ui/use-row-window.ts';
import type { AccessPartProps } from '../access-part.ts';
import { ApprovalLine, approvalDomId } from './approval-row.tsx';
import { rowKey } from './approval-rules.ts';
import { useApprovals, useApprovalsStore } from './approvals-context.ts';

export const APPROVALS_ID = 'approvals-grid';
/** Two lines; in one narrow column four (access.css). */
const ROW_PX = 52;
const NARROW_ROW_PX = 100;
const USUAL_VIEW_PX = 700;
/** Where a person already is when the list comes: nobody is torn away from there. */
const STAYS = '.rail, .top-strip, dialog, [role="tablist"]';

const PAGE = 8;
const MOVES: Readonly<Record<string, (place: number, last: number) => number>> = {
  ArrowDown: (place) => place + 1,
  ArrowUp: (place) => place - 1,
  PageDown: (place) => place + PAGE,
  PageUp: (place) => place - PAGE,
  Home: () => 0,
  End: (_place, last) => last,
};

/** The windowed queue. Only the rows on the screen and a few around them are in the document. */
export function ApprovalList({ tenants, offline }: AccessPartProps) {
  const rows = useApprovals((state) => state.rows) ?? NONE;
  const chosen = useApprovals((state) => state.chosen);
  const place = useApprovals((state) => state.place);
  const picked = useApprovals((state) => state.picked);
  const which = useApprovals((state) => state.which);
  const store = useApprovalsStore();
  const narrow = useMedia('(max-width: 640px)');
  const rowPx = narrow ? NARROW_ROW_PX : ROW_PX;
  const { view, first, end, onScroll } = useRowWindow({
    rows: rows.length,
    activeRow: place,
    rowPx,
    viewPx: USUAL_VIEW_PX,
  });
  useEffect(() => {
    if (!document.activeElement?.closest(STAYS)) view.current?.focus();
  }, [view]);
  const open = useCallback(
    (row: ApprovalRow) => {
      store.getState().choose(row);
      store.getState().setOpen(true);
    },
    [store],
  );
  const pick = useCallback((row: ApprovalRow) => store.getState().pick(row), [store]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const move = MOVES[event.key];
    const row = chosen;
    if (move) store.getState().move(move);
    else if (event.key === 'Enter' && row) open(row);
    else if (event.key === ' ' && row) pick(row);
    else return;
    event.preventDefault();
  };
  const here = rows[place];
  const isHere = chosen !== null && here !== undefined && rowKey(here) === rowKey(chosen);
  return (
    <div
      ref={view}
      id={APPROVALS_ID}
      role="grid"
      aria-label={
        which === 'waiting' ? 'Requests that wait for you' : 'Requests that waited for you'
      }
      aria-rowcount={rows.length}
      aria-readonly="true"
      aria-multiselectable="true"
      aria-activedescendant={isHere ? approvalDomId(place) : undefined}
      tabIndex={0}
      className="board-grid approvals-grid"
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" style={{ height: rows.length * rowPx }}>
        <div role="presentation" style={{ transform: `translateY(${first * rowPx}px)` }}>
          {rows.slice(first, end).map((row, index) => (
            <ApprovalLine
              key={rowKey(row)}
              row={row}
              place={first + index}
              selected={chosen !== null && rowKey(row) === rowKey(chosen)}
              picked={picked.has(rowKey(row))}
              tenant={tenants.get(row.tenantId)}
              offline={offline}
              onOpen={open}
              onPick={pick}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

const NONE: readonly ApprovalRow[] = [];

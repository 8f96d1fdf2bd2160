import { useMemo } from 'react';
import { useClockText } from '../../../ui/clock.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { isWide } from '../list-filter.ts';
import { ListNarrowing } from '../list-narrowing.tsx';
import { PickedCount } from '../picked-count.tsx';
import { canDecide, dueSoon, isUnseen, rowKey, whyNotDecide } from './approval-rules.ts';
import { useApprovals, useApprovalsStore } from './approvals-context.ts';

interface ApprovalsBarProps extends Pick<AccessPartProps, 'tenants'> {
  readonly onDecide: (result: 'approve' | 'deny') => void;
  readonly onNext: () => void;
  /** From the filter to the list. */
  readonly onToList: () => void;
}

/** Which list is shown, what it is narrowed to, what is due, and what can be done with what is meant. */
export function ApprovalsBar({ tenants, onDecide, onNext, onToList }: ApprovalsBarProps) {
  const which = useApprovals((state) => state.which);
  const all = useApprovals((state) => state.all);
  const rows = useApprovals((state) => state.rows);
  const filter = useApprovals((state) => state.filter);
  const picked = useApprovals((state) => state.picked);
  const store = useApprovalsStore();
  const soon = useClockText((nowMs) => String(dueSoon(all ?? [], nowMs)));
  const among = useMemo(() => new Set((all ?? []).map(({ tenantId }) => tenantId)), [all]);
  const { open, here, left, unseen } = useMemo(() => {
    const shown = rows ?? [];
    return {
      open: (all ?? []).filter(({ waits }) => waits).length,
      here: shown.filter(({ waits }) => waits).length,
      left: shown.filter(canDecide).length,
      unseen: shown.filter(isUnseen).length,
    };
  }, [all, rows]);
  const chosen = useApprovals((state) => state.chosen);
  const isWaiting = which === 'waiting';
  const meant = (rows ?? []).filter((row) => picked.has(rowKey(row))).length;
  const reason = picked.size === 0 && chosen ? whyNotDecide(chosen, false) : null;
  const hidden = picked.size - meant;
  const what = meant > 0 ? ` ${meant.toLocaleString()}` : '';
  return (
    <div className="approvals-bar">
      <fieldset className="segments">
        <legend className="hidden-text">Which requests</legend>
        {(['waiting', 'history'] as const).map((name) => (
          <button
            key={name}
            type="button"
            className="plain-button"
            aria-pressed={name === which}
            onClick={() => void store.getState().show(name)}
          >
            {name === 'waiting' ? 'Waiting for me' : 'History'}
            {name !== which && <kbd aria-hidden="true">h</kbd>}
          </button>
        ))}
      </fieldset>
      {all !== null && (all.length > 0 || !isWide(filter)) && (
        <ListNarrowing
          tenants={tenants}
          filter={filter}
          placeholder="Person, package, tenant…"
          among={among}
          onFilter={(narrower) => store.getState().narrow(narrower)}
          onToList={onToList}
        />
      )}
      {all !== null && all.length > 0 && rows !== null && (
        <span role="status">
          {picked.size > 0 ? (
            <PickedCount picked={picked.size} hidden={hidden} />
          ) : (
            <>
              {!isWide(filter) && `${(isWaiting ? here : rows.length).toLocaleString()} of `}
              {isWaiting ? counted(open, 'request') : counted(all.length, 'request')}
              {isWaiting && ' to decide'}
            </>
          )}
          {isWaiting && soon !== '0' && (
            <strong className="approvals-soon"> · {soon} deny themselves within a day</strong>
          )}
        </span>
      )}
      {picked.size > 0 && (
        <button type="button" className="quiet-button" onClick={() => store.getState().letGo()}>
          Let go
        </button>
      )}
      {isWaiting && all !== null && all.length > 0 && (
        <span className="approvals-buttons">
          <button type="button" className="plain-button" disabled={left === 0} onClick={onNext}>
            {unseen > 0 ? `${unseen.toLocaleString()} not looked at: next` : 'Next undecided'}{' '}
            <kbd aria-hidden="true">n</kbd>
          </button>
          {(['approve', 'deny'] as const).map((result) => (
            <button
              key={result}
              type="button"
              className="plain-button"
              disabled={reason !== null}
              title={reason ?? undefined}
              onClick={() => onDecide(result)}
            >
              {result === 'approve' ? 'Approve' : 'Deny'}
              {what} <kbd aria-hidden="true">{result === 'approve' ? 'a' : 'd'}</kbd>
            </button>
          ))}
        </span>
      )}
    </div>
  );
}

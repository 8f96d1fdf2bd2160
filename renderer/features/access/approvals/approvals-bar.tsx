import { useMemo } from 'react';
import { useClockText } from '../../../ui/clock.tsx';
import { counted } from '../../../ui/words.ts';
import { dueSoon, whyNotDecide } from './approval-rules.ts';
import { useApprovals, useApprovalsStore } from './approvals-context.ts';

interface ApprovalsBarProps {
  readonly onDecide: (result: 'approve' | 'deny') => void;
  readonly onNext: () => void;
}

/** Which list is shown, what is due, and what can be done with what is meant. */
export function ApprovalsBar({ onDecide, onNext }: ApprovalsBarProps) {
  const which = useApprovals((state) => state.which);
  const rows = useApprovals((state) => state.rows);
  const picked = useApprovals((state) => state.picked);
  const store = useApprovalsStore();
  const all = rows ?? [];
  const soon = useClockText((nowMs) => String(dueSoon(all, nowMs)));
  const { open, unseen } = useMemo(() => {
    const list = rows ?? [];
    return {
      open: list.filter(({ waits }) => waits).length,
      unseen: list.filter((row) => !row.isOpened && whyNotDecide(row, false) === null).length,
    };
  }, [rows]);
  const isWaiting = which === 'waiting';
  const what = picked.size > 0 ? ` ${picked.size.toLocaleString()}` : '';
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
          </button>
        ))}
      </fieldset>
      {rows !== null && (
        <span role="status">
          {picked.size > 0 ? (
            <strong>{picked.size.toLocaleString()} picked</strong>
          ) : (
            <>
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
      {isWaiting && all.length > 0 && (
        <span className="approvals-buttons">
          <button type="button" className="plain-button" disabled={unseen === 0} onClick={onNext}>
            {unseen.toLocaleString()} not looked at: next <kbd aria-hidden="true">n</kbd>
          </button>
          <button type="button" className="plain-button" onClick={() => onDecide('approve')}>
            Approve{what} <kbd aria-hidden="true">a</kbd>
          </button>
          <button type="button" className="plain-button" onClick={() => onDecide('deny')}>
            Deny{what} <kbd aria-hidden="true">d</kbd>
          </button>
        </span>
      )}
    </div>
  );
}

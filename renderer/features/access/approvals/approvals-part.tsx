import { useEffect, useMemo } from 'react';
import { useReport } from '../../../ui/report.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { NO_FORM, type NoForm, useOfferedKeys } from '../../../ui/offers.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { EmptyPart } from '../empty-part.tsx';
import { NO_FILTER } from '../list-filter.ts';
import { nothingNext } from '../nothing-next.ts';
import { ApprovalList, APPROVALS_ID } from './approval-list.tsx';
import { ApprovalPane } from './approval-pane.tsx';
import { canDecide, rowKey, whyNotDecide } from './approval-rules.ts';
import { ApprovalsBar } from './approvals-bar.tsx';
import { useApprovals, useApprovalsStore } from './approvals-context.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { useTakeBackLast } from './use-recording.ts';
import '../../../styles/rows.css';
import '../../../styles/many.css';
import '../../../styles/pane.css';
import '../../../styles/approvals.css';
import '../../../styles/approval-rows.css';
import '../../../styles/approval-details.css';
import '../../../styles/mine.css';

const NOT_WAITING = 'These do not wait for you any more.';
const HIDDEN = 'The filter hides everything you picked: widen it, or let go with Escape.';

/** What waits for the person's decision in all tenants, and what did. */
export function ApprovalsPart(props: AccessPartProps) {
  const all = useApprovals((state) => state.all);
  const rows = useApprovals((state) => state.rows);
  const which = useApprovals((state) => state.which);
  const open = useApprovals((state) => state.open);
  const chosen = useApprovals((state) => state.chosen);
  const deciding = useApprovals((state) => state.deciding);
  const failure = useApprovals((state) => state.failure);
  const { decide, next, close, toList } = useTriage();
  const store = useApprovalsStore();
  useEffect(() => {
    // Once asked, the list follows whatever changes, seen or not: opening it asks for nothing again.
    const { rows: known, failure: failed, refresh } = store.getState();
    if (known === null || failed !== null) void refresh();
  }, [store]);
  return (
    <div className="approvals" data-pane={open && chosen !== null}>
      <ApprovalsBar tenants={props.tenants} onDecide={decide} onNext={next} onToList={toList} />
      <div className="approvals-main">
        {failure !== null && (
          <p role="alert" className="failure-message">
            <StrangerLine text={failure.message} />
          </p>
        )}
        {all !== null && all.length === 0 && (
          <EmptyPart
            nothing={
              which === 'waiting'
                ? 'Nothing waits for your decision'
                : 'Nothing waited for your decision in the last 90 days'
            }
            parts={['approvals']}
            seenInOwn={false}
            tenants={props.tenants}
          />
        )}
        {all !== null && all.length > 0 && rows?.length === 0 && (
          <p className="access-empty">Nothing here fits the filter.</p>
        )}
        {rows !== null && rows.length > 0 && <ApprovalList {...props} />}
      </div>
      {open && chosen !== null && (
        <ApprovalPane
          key={rowKey(chosen)}
          row={chosen}
          {...props}
          onDecide={(result, row) => store.getState().decide({ result, rows: [row] })}
          onNext={next}
          onClose={close}
        />
      )}
      {deciding !== null && <DecideDialog deciding={deciding} {...props} />}
    </div>
  );
}

/** What the keys of the queue do; each means the chosen request, or what is picked. */
function useTriage() {
  const store = useApprovalsStore();
  const report = useReport();
  const takeBackLast = useTakeBackLast();
  const triage = useMemo(() => {
    const tell = (message: string): NoForm => {
      report({
        kind: 'failure',
        failure: { code: 'refused', message, remedy: null, support: null },
      });
      return NO_FORM;
    };
    const decide = (result: 'approve' | 'deny'): NoForm | null => {
      const { rows, picked, chosen, which } = store.getState();
      if (which === 'history') return tell(NOT_WAITING);
      const many = (rows ?? []).filter((row) => picked.has(rowKey(row)));
      // What was picked and is not shown is decided by nobody: neither it, nor another in its place.
      if (picked.size > 0 && many.length === 0) return tell(HIDDEN);
      const meant = many.length > 0 ? many : chosen ? [chosen] : [];
      const [one] = meant;
      if (!one) return tell('Nothing waits for your decision.');
      const reason = meant.length === 1 ? whyNotDecide(one, false) : null;
      if (reason !== null) return tell(reason);
      store.getState().decide({ result, rows: meant });
      return null;
    };
    const next = (): void => {
      const { which, all, rows, goToNext, show } = store.getState();
      // Of the history nothing waits: on to what does.
      if (which === 'history') return void show('waiting').then(next);
      if (goToNext()) return;
      const { text, elsewhere } = nothingNext({
        all: (all ?? []).filter(canDecide).length,
        here: (rows ?? []).filter(canDecide).length,
        done: 'Nothing is left for you to decide.',
        last: 'This is the last one to decide.',
      });
      const run = () => {
        store.getState().narrow(NO_FILTER);
        next();
      };
      report({ kind: 'done', text, ...(elsewhere > 0 && { more: { name: 'Show all', run } }) });
    };
    const toList = () => document.getElementById(APPROVALS_ID)?.focus();
    const toSegments = () =>
      document.querySelector<HTMLElement>('.approvals-bar [aria-pressed="true"]')?.focus();
    const other = () => {
      const { which, show } = store.getState();
      void show(which === 'waiting' ? 'history' : 'waiting').then(() => {
        if (store.getState().rows?.length === 0) toSegments();
        else toList();
      });
    };
    const close = () => {
      store.getState().setOpen(false);
      toList();
    };
    return { decide, next, other, close, toList };
  }, [store, report]);
  const keys = useMemo(() => {
    const { decide, next, other, close } = triage;
    const move = (step: number) => () => store.getState().move((place) => place + step);
    return {
      j: move(1),
      k: move(-1),
      n: next,
      a: () => decide('approve'),
      d: () => decide('deny'),
      x: () => {
        const { chosen, pick, which } = store.getState();
        if (chosen && which === 'waiting') pick(chosen);
      },
      'Mod+a': () => {
        if (store.getState().which === 'waiting') store.getState().pickAll();
      },
      u: takeBackLast,
      h: other,
      Enter: () => store.getState().setOpen(true),
      Escape: () => {
        if (store.getState().open) close();
        else store.getState().letGo();
      },
    };
  }, [store, triage, takeBackLast]);
  useOfferedKeys(keys);
  return triage;
}

import { useCallback } from 'react';
import type { ApprovalRow } from '#shared/contract/access.ts';
import { useApi, useCommand } from '../../../api.tsx';
import { useReport } from '../../../ui/report.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { followRecorded } from '../follow-recorded.ts';
import { recordedWords, shortName } from '../recorded-words.ts';
import { DECISIONS, useTakeBack } from '../use-take-back.ts';
import { ownUnsent, rowKey, toTakeBack } from './approval-rules.ts';
import { useApprovalsStore } from './approvals-context.ts';
import type { Deciding } from './approvals-slice.ts';

const NAMES = { approve: 'Approval', deny: 'Denial' } as const;
const NOTHING_LEFT = 'No decision here is still unsent: what was sent cannot be taken back.';

/** Takes back what was decided on the chosen one, else what was recorded last, as far as it is not sent. */
export function useTakeBackLast() {
  const store = useApprovalsStore();
  const takeBack = useTakeBack(DECISIONS);
  const report = useReport();
  return useCallback(() => {
    const { chosen, all } = store.getState();
    const ids = toTakeBack(chosen, all ?? []);
    if (ids.length === 0) report({ kind: 'done', text: NOTHING_LEFT });
    else void takeBack(ids);
  }, [store, takeBack, report]);
}

/** Records what may be decided of what was meant: the receipt says so, names what core left out, and offers the way back. */
export function useRecording({ tenants, offline }: AccessPartProps) {
  const store = useApprovalsStore();
  const api = useApi();
  const run = useCommand();
  const report = useReport();
  const takeBack = useTakeBack(DECISIONS);
  return useCallback(
    async (meant: Deciding, rows: readonly ApprovalRow[], justification: string) => {
      const { result } = meant;
      const approvals = rows.flatMap((row) => {
        const { tenantId, requestId, stageId, shown } = row;
        const before = row.waits ? null : ownUnsent(row);
        const replaces = before === null ? {} : { replaces: before.id };
        return stageId === null ? [] : [{ tenantId, requestId, stageId, shown, ...replaces }];
      });
      const answer = await run('access.decide', { approvals, result, justification });
      if (!answer.ok) return; // the form stays with what was written
      const { recorded, left } = answer.value;
      const [first] = left;
      const rowOf = new Map(rows.map((row) => [rowKey(row), row]));
      store.getState().decide(null);
      if (recorded.length > 0) {
        store.getState().setDraft(meant.rows, '');
        const done = new Set(meant.rows.map(rowKey));
        const others = [...store.getState().picked].filter((key) => !done.has(key));
        store.getState().letGo(new Set([...others, ...left.map(rowKey)]));
      }
      const only = rows.find((row) => !left.some((one) => rowKey(one) === rowKey(row)));
      const isOne = recorded.length === 1 && only !== undefined;
      const name = isOne ? NAMES[result] : counted(recorded.length, 'decision');
      const about = isOne
        ? [only.person, only.packageName, tenants.get(only.tenantId)?.name ?? only.tenantId]
        : [];
      const words = [
        recorded.length === 0 ? 'Nothing was recorded.' : recordedWords(name, about, offline),
        first &&
          `${counted(left.length, 'request')} left out, ${shortName(rowOf.get(rowKey(first))?.person ?? '')}: ${first.reason}`,
      ];
      report({
        kind: 'done',
        text: words.filter((part) => part !== undefined).join(' '),
        ...(recorded.length > 0 && {
          undo: () => void takeBack(recorded),
          ...followRecorded(api, recorded),
        }),
      });
    },
    [api, store, run, report, takeBack, tenants, offline],
  );
}

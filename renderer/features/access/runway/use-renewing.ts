import { useCallback, useState } from 'react';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { useApi, useCommand } from '../../../api.tsx';
import { useReport } from '../../../ui/report.tsx';
import { useAccess } from '../access-context.ts';
import { renewedUnder } from '../mine/ask-policies.ts';
import { useMineStore } from '../mine/mine-context.ts';
import { useTakeBack, WISHES } from '../use-take-back.ts';
import { type Renewal, sameAnswers } from './renewal.ts';
import { useRunway, useRunwayStore } from './runway-context.ts';
import { runwayKey } from './runway-view.ts';

const IN_MY_ACCESS = 'Ask for it in My access, where its policies and questions are.';
const GONE = 'The policy you have it under is not offered any more: choose one that is.';
const UNKNOWN = 'Graph does not say under which policy you have it: choose one.';

/** Renews one's own access with one key: the same package, policy and answers as the last time. */
export function useRenewing(item: RunwayItem | undefined) {
  const api = useApi();
  const run = useCommand();
  const report = useReport();
  const takeBack = useTakeBack(WISHES);
  const store = useRunwayStore();
  const mine = useMineStore();
  const showTab = useAccess((state) => state.showTab);
  const renewal = useRunway((state) => state.renewing);
  const reason = useRunway((state) => state.reason);
  const { renew, setReason } = store.getState();
  const [problem, setProblem] = useState<string | null>(null);

  const tell = useCallback(
    (message: string, remedy: string | null = null) =>
      report({ kind: 'failure', failure: { code: 'refused', message, remedy, support: null } }),
    [report],
  );
  const prepare = useCallback(async () => {
    if (!item) return;
    const { tenantId, packageId, policyId, extend, whyNot } = item;
    if (extend !== 'yes' || packageId === null) return tell(whyNot ?? 'It cannot be renewed.');
    const key = { tenantId, packageId };
    const isWanted = mine.getState().prepare();
    const found = await api.query('access.packages', { packages: [key] });
    const last = await api.query('access.lastAnswers', key);
    if (!isWanted()) return;
    if (!found.ok) return report({ kind: 'failure', failure: found.failure });
    if (!last.ok) return report({ kind: 'failure', failure: last.failure });
    const [offered] = found.value;
    if (!offered) return tell('This tenant does not let you ask for it.');
    const policy = renewedUnder(offered.requirements ?? [], policyId);
    if (!policy) {
      const packages = [{ tenantId, packageId, policyId, title: item.what }];
      const before = last.value?.answers ?? [];
      const onOver = () => store.getState().letGo([runwayKey(item)]);
      mine.getState().doNow({ what: 'ask', packages, before, renews: true, onOver });
      showTab('mine');
      return tell(policyId === null ? UNKNOWN : GONE);
    }
    setReason(last.value?.justification ?? '');
    const given = last.value?.answers ?? [];
    setProblem(null);
    renew({ item, packageId, policy, answers: sameAnswers(given), given });
  }, [api, item, report, tell, renew, setReason, mine, store, showTab]);
  const begin = useCallback(() => void prepare(), [prepare]);

  const close = () => renew(null);
  const record = async ({ item: renewed, packageId, policy, answers }: Renewal) => {
    const { tenantId } = renewed;
    const { policyId, justification } = policy;
    if (justification && reason.trim() === '') {
      return setProblem('The policy wants a justification. Nothing was recorded yet.');
    }
    const asked = { tenantId, packageId, policyId, answers, startAt: null, endAt: null };
    const answer = await run('access.ask', { packages: [asked], justification: reason });
    if (!answer.ok) return;
    const { recorded, left } = answer.value;
    const [first] = left;
    if (first) {
      const problems = first.problems.map(({ text }) => text).join(' ');
      return setProblem(`${first.reason} ${problems} ${IN_MY_ACCESS}`);
    }
    close();
    store.getState().letGo([runwayKey(renewed)]);
    const undo = () => void takeBack(recorded.map(({ id }) => id));
    report({ kind: 'done', text: 'Renewal recorded.', undo });
  };

  return { begin, renewal, reason, setReason, problem, record, close };
}
export type Renewing = ReturnType<typeof useRenewing>;

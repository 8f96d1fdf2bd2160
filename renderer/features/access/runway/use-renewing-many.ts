import { useCallback } from 'react';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { useApi } from '../../../api.tsx';
import { useReport } from '../../../ui/report.tsx';
import { draftOf } from '../drafts.ts';
import { type AskFor, draftKeys } from '../mine/ask-questions.ts';
import { useMineStore } from '../mine/mine-context.ts';
import { sameInAll } from './renewal.ts';
import { useRunwayStore } from './runway-context.ts';
import { runwayKey } from './runway-view.ts';

/** Picks what can be renewed, or lets it go; of anything else it says why it is not picked. */
export function usePicking() {
  const store = useRunwayStore();
  const report = useReport();
  return useCallback(
    (item: RunwayItem) => {
      if (item.extend === 'yes') store.getState().pick(runwayKey(item));
      else {
        const reason = item.whyNot ?? 'Only your own access can be renewed.';
        report({ kind: 'done', text: `Not picked. ${reason}` });
      }
    },
    [store, report],
  );
}

/**
 * Renews several over tenants as they are asked for: one form with what each is had under, one reason, each
 * question once, begun with what was said to all of them the last time, and a receipt per tenant.
 */
export function useRenewingMany() {
  const api = useApi();
  const mine = useMineStore();
  const begin = useCallback(
    async (items: readonly RunwayItem[]) => {
      const packages = items.flatMap(({ tenantId, packageId, policyId, what }): AskFor[] =>
        packageId === null ? [] : [{ tenantId, packageId, policyId, title: what }],
      );
      const lasts = await Promise.all(
        packages.map(async ({ tenantId, packageId }) => {
          const last = await api.query('access.lastAnswers', { tenantId, packageId });
          return last.ok ? last.value : null; // where none is known it is asked anew, in the form
        }),
      );
      const { justification, answers: before } = sameInAll(lasts);
      const { drafts, setDraft, doNow } = mine.getState();
      if (draftOf(drafts, draftKeys(packages)) === '') setDraft(packages, justification);
      doNow({ what: 'ask', packages, before, renews: true });
    },
    [api, mine],
  );
  return useCallback((items: readonly RunwayItem[]) => void begin(items), [begin]);
}

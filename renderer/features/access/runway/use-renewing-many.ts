import { useCallback, useEffect } from 'react';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { useApi } from '../../../api.tsx';
import { useReport } from '../../../ui/report.tsx';
import { useMineStore } from '../mine/mine-context.ts';
import { beginRenewing } from './begin-renewing.ts';
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

/** Renews several over tenants as they are asked for. */
export function useRenewingMany() {
  const api = useApi();
  const mine = useMineStore();
  const runway = useRunwayStore();
  useEffect(() => () => mine.getState().leave(), [mine]);
  return useCallback(
    (items: readonly RunwayItem[]) => void beginRenewing({ api, mine, runway }, items),
    [api, mine, runway],
  );
}

import { useCallback, useEffect } from 'react';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { useApi } from '../../../api.tsx';
import { useReport } from '../../../ui/report.tsx';
import { useMineStore } from '../mine/mine-context.ts';
import { beginExtending } from './begin-extending.ts';
import { useRunwayStore } from './runway-context.ts';
import { runwayKey } from './runway-view.ts';

const NOT_OWN = 'Only your own access can be extended.';

/** Picks what can be extended, or lets it go; of anything else it says why it is not picked. */
export function usePicking() {
  const store = useRunwayStore();
  const report = useReport();
  return useCallback(
    (item: RunwayItem) => {
      if (item.extend === 'yes') store.getState().pick(runwayKey(item));
      else {
        const reason = item.whyNot ?? NOT_OWN;
        report({ kind: 'done', text: `Not picked. ${reason}` });
      }
    },
    [store, report],
  );
}

/** Extends one's own, one or several over tenants, in one form; of what cannot be it says why. */
export function useExtending() {
  const api = useApi();
  const report = useReport();
  const mine = useMineStore();
  const runway = useRunwayStore();
  useEffect(() => () => mine.getState().leave(), [mine]);
  return useCallback(
    (items: readonly RunwayItem[]) => {
      const no = items.find(({ extend, packageId }) => extend !== 'yes' || packageId === null);
      if (no === undefined) return void beginExtending({ api, mine, runway }, items);
      const message = no.whyNot ?? NOT_OWN;
      report({
        kind: 'failure',
        failure: { code: 'refused', message, remedy: null, support: null },
      });
    },
    [api, mine, runway, report],
  );
}

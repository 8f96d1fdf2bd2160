import { useCallback } from 'react';
import type { WishId } from '#shared/domain/access/wish.ts';
import type { Api } from '#shared/contract/contract.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Failure } from '#shared/errors.ts';
import { useApi } from '../../api.tsx';
import { useReport } from '../../ui/report.tsx';
import { counted } from '../../ui/words.ts';
import { takenBackWords, whoseWords } from './taken-back-words.ts';
import { placeOfWish } from './wish-place.ts';

/** What is taken back: its name for one and for many. */
export const DECISIONS = ['decision', 'decisions'] as const;
export const WISHES = ['request', 'requests'] as const;

/**
 * Takes back what was not sent, and says of how many and whose. For what it came too late it says so, what can be done
 * instead, and leads there. @returns how many were taken back.
 */
export function useTakeBack([one, many]: readonly [string, string]) {
  const api = useApi();
  const report = useReport();
  return useCallback(
    async (ids: readonly WishId[]): Promise<number> => {
      const late: { readonly id: WishId; readonly failure: Failure }[] = [];
      let takenBack = 0;
      let restored = 0;
      for (const id of ids) {
        const result = await api.command('access.takeBack', { id });
        if (!result.ok) late.push({ id, failure: result.failure });
        else if (result.value.wasRecorded) takenBack += 1;
        if (result.ok && result.value.isRestored) restored += 1;
      }
      const count = ids.length - late.length;
      const found = await api.query('access.wishes', {});
      const wishOf = (wanted: WishId | undefined) =>
        found.ok ? found.value.find(({ id }) => id === wanted) : undefined;
      const [first] = late;
      const back = wishOf(ids.find((id) => !late.some((other) => other.id === id)));
      const whose = back?.wish
        ? whoseWords(back.wish, await tenantName(api, back.tenantId), count - 1)
        : null;
      const taken = takenBackWords({ takenBack, putAway: count - takenBack, restored, whose }, [
        one,
        many,
      ]);
      if (!first) {
        if (count > 0) report({ kind: 'done', text: taken });
        return count;
      }
      const wish = wishOf(first.id);
      const words = [
        taken,
        late.length > 1 ? `${counted(late.length, one, many)} stayed.` : '',
        first.failure.message,
      ];
      report({
        kind: 'failure',
        failure: { ...first.failure, message: words.filter((part) => part !== '').join(' ') },
        leads: (wish && placeOfWish(wish)) ?? null,
      });
      return count;
    },
    [api, report, one, many],
  );
}

async function tenantName(api: Pick<Api, 'query'>, tenantId: TenantId): Promise<string | null> {
  const tenants = await api.query('tenants.list', {});
  return tenants.ok ? (tenants.value.find(({ id }) => id === tenantId)?.name ?? null) : null;
}

import { useCallback } from 'react';
import type { WishId } from '#shared/domain/access/wish.ts';
import type { Failure } from '#shared/errors.ts';
import { useApi } from '../../api.tsx';
import { useReport } from '../../ui/report.tsx';
import { counted } from '../../ui/words.ts';
import { takenBackWords } from './taken-back-words.ts';
import { placeOfWish } from './wish-place.ts';

/** What is taken back: its name for one and for many. */
export const DECISIONS = ['decision', 'decisions'] as const;
export const WISHES = ['request', 'requests'] as const;

/**
 * Takes back what was not sent, and says of how many. For what it came too late it says so, what can be done
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
      const taken = takenBackWords({ takenBack, putAway: count - takenBack, restored }, [
        one,
        many,
      ]);
      const [first] = late;
      if (!first) {
        if (count > 0) report({ kind: 'done', text: taken });
        return count;
      }
      const found = await api.query('access.wishes', {});
      const wish = found.ok ? found.value.find(({ id }) => id === first.id) : undefined;
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

import { useCallback } from 'react';
import type { WishId } from '#shared/domain/access/wish.ts';
import { useCommand } from '../../api.tsx';
import { useReport } from '../../ui/report.tsx';
import { counted } from '../../ui/words.ts';

/** What is taken back: its name for one and for many. */
export const DECISIONS = ['decision', 'decisions'] as const;
export const WISHES = ['request', 'requests'] as const;

/** Takes back what was not sent, and says of how many; what core refuses it tells itself. @returns how many. */
export function useTakeBack([one, many]: readonly [string, string]) {
  const run = useCommand();
  const report = useReport();
  return useCallback(
    async (ids: readonly WishId[]): Promise<number> => {
      let count = 0;
      for (const id of ids) if ((await run('access.takeBack', { id })).ok) count += 1;
      const text = `${counted(count, one, many)} taken back. Nothing was sent.`;
      if (count > 0) report({ kind: 'done', text });
      return count;
    },
    [run, report, one, many],
  );
}

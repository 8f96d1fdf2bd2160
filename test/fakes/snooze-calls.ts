import type { Input, Name, Output } from '#shared/contract/contract.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { Instant } from '#shared/time.ts';

type SnoozeName = Extract<Name, `snoozes.${string}`>;
type RowOf = (key: { tenantId: string; incidentId: string }) => BoardRow | undefined;

/** Putting incidents away, in memory. */
export function snoozeCalls(
  rowOf: RowOf,
  changed: () => void,
): { [N in SnoozeName]: (input: Input<N>) => Output<N> } {
  return {
    'snoozes.set': ({ keys, untilAt }) => {
      const found = keys.flatMap((key) => rowOf(key) ?? []);
      for (const row of found) row.snoozedUntil = Instant.parse(untilAt);
      changed();
      return { snoozed: found.length, left: keys.length - found.length, sooner: 0 };
    },
    'snoozes.end': ({ keys }) => {
      for (const row of keys.flatMap((key) => rowOf(key) ?? [])) row.snoozedUntil = null;
      changed();
      return null;
    },
  };
}

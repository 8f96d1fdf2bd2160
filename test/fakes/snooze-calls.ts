import type { Input, Name, Output } from '#shared/contract/contract.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { SnoozeGestureId } from '#shared/domain/snooze.ts';
import { Instant } from '#shared/time.ts';

type SnoozeName = Extract<Name, `snoozes.${string}`>;
type RowOf = (key: { tenantId: string; incidentId: string }) => BoardRow | undefined;

/** Putting incidents away, in memory. */
export function snoozeCalls(
  rowOf: RowOf,
  changed: () => void,
): { [N in SnoozeName]: (input: Input<N>) => Output<N> } {
  const gesture = SnoozeGestureId.parse('55555555-5555-4555-8555-555555555555');
  let last: readonly { readonly row: BoardRow; readonly before: BoardRow['snoozedUntil'] }[] = [];
  return {
    'snoozes.set': ({ keys, untilAt }) => {
      const found = keys.flatMap((key) => rowOf(key) ?? []);
      last = found.map((row) => ({ row, before: row.snoozedUntil }));
      for (const row of found) row.snoozedUntil = Instant.parse(untilAt);
      changed();
      return { snoozed: found.length, left: keys.length - found.length, sooner: 0, gesture };
    },
    'snoozes.undo': () => {
      for (const { row, before } of last) row.snoozedUntil = before;
      changed();
      return { back: last.length, left: [] };
    },
    'snoozes.end': ({ keys }) => {
      for (const row of keys.flatMap((key) => rowOf(key) ?? [])) row.snoozedUntil = null;
      changed();
      return null;
    },
  };
}

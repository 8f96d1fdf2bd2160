/** Longer than anybody needs between two keys of one thought, shorter than it takes to forget the first. */
export const WAITS_MS = 1_500;

/**
 * The first key of two in a row, until the second comes, the person goes elsewhere or a moment has passed.
 * Times are those of the presses (`event.timeStamp`, milliseconds): a page that is busy loses no pair.
 */
export function keyPair() {
  let first: { readonly step: string; readonly untilMs: number } | null = null;
  return {
    /** What waits for a second key at that moment. */
    begun: (atMs: number): string | null => (first && atMs < first.untilMs ? first.step : null),
    /** Null: nothing waits for a second key any more. */
    begin: (step: string | null, atMs: number): void => {
      first = step === null ? null : { step, untilMs: atMs + WAITS_MS };
    },
    forget: (): void => {
      first = null;
    },
  };
}

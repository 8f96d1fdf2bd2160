import type { Clock } from '#shared/time.ts';

/** Catching up is over once nothing came for this long. */
const QUIET_MS = 10_000;
/** What comes in without a pause is told after this long all the same. */
const LONGEST_MS = 120_000;

/** Waits until a desk that was away has caught up with its tenants. */
export function lateGatherer(now: Clock) {
  let span: { readonly first: number; last: number } | null = null;
  return {
    came: (): void => {
      const nowMs = now();
      span ??= { first: nowMs, last: nowMs };
      span.last = nowMs;
    },
    /** Milliseconds until it can be told; null when nothing waits. A clock put back waits for nothing. */
    leftMs: (): number | null => {
      if (span === null) return null;
      const nowMs = now();
      if (nowMs < span.last) return 0;
      return Math.max(0, Math.min(span.last + QUIET_MS, span.first + LONGEST_MS) - nowMs);
    },
    told: (): void => {
      span = null;
    },
  };
}

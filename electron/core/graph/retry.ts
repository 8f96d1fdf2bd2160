import { SECOND_MS } from '#shared/time.ts';

/** Waits longer than this are not sat out: the caller is told when to come back. */
export const LONGEST_WAIT_MS = 15 * SECOND_MS;
/** How often an idempotent read is tried again unless the caller says otherwise. */
export const RETRIES = 4;

const FIRST_BACKOFF_MS = 500;

/** Exponential back-off with full jitter. `attempt` counts from 0, `random` gives 0 up to 1. */
export function backoffMs(attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(LONGEST_WAIT_MS, FIRST_BACKOFF_MS * 2 ** attempt));
}

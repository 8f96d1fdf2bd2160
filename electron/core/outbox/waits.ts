import { MINUTE_MS, millis } from '#shared/time.ts';

/** When the tenant's next wish may be tried (milliseconds since 1970); null: nothing is waiting. */
export type NextTry = number | null;

const LONGEST_WAIT_MS = 5 * MINUTE_MS;
const MOST_DOUBLINGS = 9;

/** How long to wait after so many tries in vain: twice as long each time, up to five minutes. */
export function waitMs(attempts: number, firstMs: number): number {
  return Math.min(LONGEST_WAIT_MS, firstMs * 2 ** Math.min(attempts, MOST_DOUBLINGS));
}

/**
 * When to come back. At least a moment passes whatever the service says: one that says "now" again and again
 * would be asked without a pause.
 */
export function nextTryAt(nowMs: number, wait: number, retryAt: string | null): number {
  return Math.max(nowMs + wait, retryAt === null ? 0 : millis(retryAt));
}

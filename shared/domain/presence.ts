import { type Instant, millis, MINUTE_MS } from '../time.ts';

/** Who was given an incident so lately is likely to be at it now. */
const PRESENT_MS = 10 * MINUTE_MS;

/** Whether something happened in the last minutes; the service's clock may run ahead of this one. */
export function isJustNow(at: Instant, nowMs: number): boolean {
  return nowMs - millis(at) < PRESENT_MS;
}

import { DAY_MS, millis } from '#shared/time.ts';

/** Two clocks may differ by this. */
const AHEAD_MS = DAY_MS;

/**
 * A change dated at a time that had not come when it was read: no date to compare with, or all that changes
 * before it would count as older. As `sync/cursor.ts`; moments are milliseconds since 1970.
 */
export function isAhead(updatedMs: number, readAtMs: number): boolean {
  return updatedMs > readAtMs + AHEAD_MS;
}

/** When it changed: as the service tells it, or where that has not come yet, when it was read. */
export function changedAtMs(updatedAt: string, readAtMs: number): number {
  const updatedMs = millis(updatedAt);
  return isAhead(updatedMs, readAtMs) ? readAtMs : updatedMs;
}

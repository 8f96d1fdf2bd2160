/** How a running clock stands, the most pressing first. */
export const RUNNING_STANDINGS = ['breached', 'warning', 'running'] as const;
export type RunningStanding = (typeof RUNNING_STANDINGS)[number];

/** The same as its place among them: what is asked of a million rows at once needs no words. */
export function runningPlace(dueMs: number, warnMs: number, nowMs: number): 0 | 1 | 2 {
  if (dueMs <= nowMs) return 0;
  return warnMs <= nowMs ? 1 : 2;
}

/** Moments in milliseconds since 1970; `Infinity` for one that never comes. Pure. */
export function runningStanding(dueMs: number, warnMs: number, nowMs: number): RunningStanding {
  return RUNNING_STANDINGS[runningPlace(dueMs, warnMs, nowMs)];
}

/** What an event loop was held up by, in milliseconds. */
export interface LoopDelays {
  /** 99 of 100 turns came less late than this. */
  readonly p99Ms: number;
  /** The longest delay on the clock; on a machine that is busy, also somebody else's work. */
  readonly longestMs: number;
  /** The longest delay that the thread itself worked through. */
  readonly longestOwnMs: number;
}

/**
 * Watches the event loop of the process it runs in until it is stopped. Needs nothing of this file, so
 * that Playwright can carry it into another process.
 */
export function watchLoop() {
  const turnMs = 5;
  const stepMs = 4; // the system counts a thread's time in steps
  const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
  const delay = monitorEventLoopDelay({ resolution: turnMs });
  let longestOwnMs = 0;
  let turnedAt = performance.now();
  let worked = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(worked);
    const late = performance.now() - turnedAt - turnMs;
    longestOwnMs = Math.max(longestOwnMs, Math.min(late, (user + system) / 1000 + stepMs));
    worked = process.threadCpuUsage();
    turnedAt = performance.now();
  }, turnMs);
  delay.enable();
  return {
    stop: (): LoopDelays => {
      delay.disable();
      clearInterval(timer);
      return { p99Ms: delay.percentile(99) / 1e6, longestMs: delay.max / 1e6, longestOwnMs };
    },
  };
}

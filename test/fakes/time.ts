import type { Sleep } from '#electron/core/sleep.ts';
import { AppError } from '#shared/errors.ts';

const START_MS = Date.UTC(2026, 10, 20, 8);

/** A clock that jumps: a wait passes at once and is written down. */
export function jumpingClock(startMs = START_MS) {
  let at = startMs;
  const waits: number[] = [];
  const sleep: Sleep = async (ms, signal) => {
    if (signal?.aborted) throw new AppError('cancelled', 'The wait was stopped.');
    waits.push(ms);
    at += ms;
  };
  return {
    now: () => at,
    sleep,
    waits,
    pass: (ms: number) => {
      at += ms;
    },
  };
}

interface Sleeper {
  until: number;
  readonly wake: () => void;
}

/** A clock that stands still until `pass`; whoever waits is woken when its time has come. */
export function standingClock(startMs = START_MS) {
  let at = startMs;
  const sleepers = new Set<Sleeper>();
  const sleep: Sleep = (ms, signal) =>
    new Promise((resolve, reject) => {
      const stop = () => reject(new AppError('cancelled', 'The wait was stopped.'));
      if (signal?.aborted) {
        stop();
        return;
      }
      const sleeper = { until: at + ms, wake: resolve };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', () => {
        sleepers.delete(sleeper);
        stop();
      });
    });
  return {
    now: () => at,
    sleep,
    sleeping: () => sleepers.size,
    /** Milliseconds until the next one is woken; null when nobody waits. */
    nextIn: () =>
      sleepers.size === 0 ? null : Math.min(...[...sleepers].map(({ until }) => until)) - at,
    /** Somebody sets the clock, forth or back; who waits goes on waiting as long as before. */
    set: (toMs: number) => {
      for (const sleeper of sleepers) sleeper.until += toMs - at;
      at = toMs;
    },
    pass: (ms: number) => {
      at += ms;
      for (const sleeper of [...sleepers].filter(({ until }) => until <= at)) {
        sleepers.delete(sleeper);
        sleeper.wake();
      }
    },
  };
}

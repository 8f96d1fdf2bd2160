import { AppError } from '#shared/errors.ts';
import { type Clock, MINUTE_MS } from '#shared/time.ts';
import type { Sleep } from '../sleep.ts';

export interface RequestBudget {
  /** Waits until one more request may be sent. @throws AppError `cancelled`. */
  take(signal?: AbortSignal): Promise<void>;
  /** Takes effect for the requests that come after. */
  setPerMinute(perMinute: number): void;
}

interface BudgetParts {
  readonly perMinute: number;
  readonly now: Clock;
  readonly sleep: Sleep;
}

/**
 * Requests of one tenant: a burst may use up the minute's budget, but no sixty seconds ever see more
 * than `perMinute` of them, whatever window the service counts in (FACTS.md a: 50 a minute). Requests
 * leave in the order in which they came.
 */
export function requestBudget({ perMinute, now, sleep }: BudgetParts): RequestBudget {
  let limit = Math.max(1, perMinute);
  const leaving: { at: number }[] = []; // departures within the last minute, and those promised
  let lastAsked = now();

  const nextDeparture = (): number => {
    const setBack = Math.max(0, lastAsked - now()); // a clock set back takes what was planned with it
    lastAsked = now();
    for (const departure of leaving) departure.at -= setBack;
    while (leaving.length > 0 && (leaving[0]?.at ?? 0) <= now() - MINUTE_MS) leaving.shift();
    const blocking = leaving[leaving.length - limit];
    const last = leaving.at(-1)?.at ?? 0;
    return Math.max(now(), last, blocking === undefined ? 0 : blocking.at + MINUTE_MS);
  };

  return {
    take: async (signal) => {
      if (signal?.aborted) throw new AppError('cancelled', 'The request was stopped.');
      const departure = { at: nextDeparture() };
      leaving.push(departure);
      if (departure.at <= now()) return;
      try {
        await sleep(departure.at - now(), signal);
      } catch (error) {
        leaving.splice(leaving.indexOf(departure), 1);
        throw error;
      }
    },
    setPerMinute: (next) => {
      limit = Math.max(1, next);
    },
  };
}

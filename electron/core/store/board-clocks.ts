import { type BoardClock, NO_CLOCK, Standing } from '#shared/domain/clock/board-clock.ts';
import { runningPlace } from '#shared/domain/clock/running-standing.ts';
import { instant, millis, SECOND_MS } from '#shared/time.ts';

/**
 * What a row keeps of its clock. `dueAt` sorts all of them: moments first (milliseconds since 1970), then
 * clocks that stand still by what is left of them, then rows without one.
 */
export interface ClockColumns {
  readonly dueAt: number;
  /** Milliseconds since 1970; 0 where no clock runs. */
  readonly warnAt: number;
  /** 0 none, 1 to take it up, 2 to resolve it. */
  readonly promise: number;
}

/** Every moment lies before this, everything else behind it. */
export const LAST_MOMENT = 5e14;
/** A clock that stands still with nothing left; what is left is added. */
const STOPPED = 1e15;
const MOST_REST_MS = 4e14;
/** No clock: also the default of the column (cache-0008). */
export const NO_DUE = 9e15;
const LAST_STOPPED = STOPPED + MOST_REST_MS;

export function clockColumns(clock: BoardClock): ClockColumns {
  switch (clock.state) {
    case 'none':
      return { dueAt: NO_DUE, warnAt: 0, promise: 0 };
    case 'running':
      return {
        dueAt: Math.min(millis(clock.dueAt), LAST_MOMENT),
        warnAt: millis(clock.warnAt),
        promise: numberOf(clock.promise),
      };
    case 'stopped': {
      const rest = Math.round(Math.min(Math.max(clock.restMs, -MOST_REST_MS), MOST_REST_MS));
      return { dueAt: STOPPED + rest, warnAt: 0, promise: numberOf(clock.promise) };
    }
  }
}

export function clockOf({ dueAt, warnAt, promise: number }: ClockColumns): BoardClock {
  if (dueAt > LAST_STOPPED) return NO_CLOCK;
  const promise = number === 1 ? 'acknowledge' : 'resolve';
  if (dueAt > LAST_MOMENT) return { state: 'stopped', promise, restMs: dueAt - STOPPED };
  return { state: 'running', promise, warnAt: instant(warnAt), dueAt: instant(dueAt) };
}

function numberOf(promise: 'acknowledge' | 'resolve'): number {
  return promise === 'acknowledge' ? 1 : 2;
}

const STANDS_STILL = Standing.options.indexOf('stopped');
const NONE = Standing.options.indexOf('none');

/** The place in `Standing` of how a row's clock stands; `warnS` in whole seconds since 1970. */
export function standingAt(dueAt: number, warnS: number, nowMs: number): number {
  if (dueAt > LAST_STOPPED) return NONE;
  if (dueAt > LAST_MOMENT) return STANDS_STILL;
  return runningPlace(dueAt, warnS * SECOND_MS, nowMs);
}

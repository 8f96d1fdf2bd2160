import { z } from 'zod';
import { Instant, instant, millis, SECOND_MS } from '../../time.ts';
import type { IncidentClock, Promised } from './promise.ts';
import { RUNNING_STANDINGS, runningStanding } from './running-standing.ts';

/** What was promised: that somebody takes it up, that it is resolved. */
export const PromiseName = z.enum(['acknowledge', 'resolve']);
export type PromiseName = z.infer<typeof PromiseName>;

/**
 * The clock of an incident that comes first. It holds moments alone, so that nothing has to be written as
 * time passes: how it stands follows from comparing with now (`standingOf`).
 */
export const BoardClock = z.discriminatedUnion('state', [
  /** Closed, nothing promised, or the calendar does not get there. */
  z.object({ state: z.literal('none') }),
  z.object({
    state: z.literal('running'),
    promise: PromiseName,
    /** Three quarters of the target are used up then. Whole seconds. */
    warnAt: Instant,
    dueAt: Instant,
  }),
  /** It is not our turn. `restMs` of working time are left when it is again; negative: it is over already. */
  z.object({ state: z.literal('stopped'), promise: PromiseName, restMs: z.number() }),
]);
export type BoardClock = z.infer<typeof BoardClock>;

export const NO_CLOCK: BoardClock = { state: 'none' };

/** How a clock stands at a moment, the most pressing first. */
export const Standing = z.enum([...RUNNING_STANDINGS, 'stopped', 'none']);
export type Standing = z.infer<typeof Standing>;

/** Of two clocks the one that is due first; of two that stand still the one with less left. Pure. */
export function boardClock(clock: IncidentClock): BoardClock {
  const promises = PromiseName.options.map((promise) => asBoardClock(promise, clock[promise]));
  return promises.reduce((first, other) => (isSooner(other, first) ? other : first), NO_CLOCK);
}

function asBoardClock(promise: PromiseName, promised: Promised): BoardClock {
  if (promised.state === 'stopped') {
    return { state: 'stopped', promise, restMs: promised.targetMs - promised.usedMs };
  }
  if (promised.state !== 'running' || promised.dueAtMs === null) return NO_CLOCK;
  const dueAt = instant(promised.dueAtMs);
  const warnMs = promised.warnAtMs ?? promised.dueAtMs;
  return { state: 'running', promise, dueAt, warnAt: instant(wholeSeconds(warnMs)) };
}

function wholeSeconds(ms: number): number {
  return Math.ceil(ms / SECOND_MS) * SECOND_MS;
}

function isSooner(one: BoardClock, other: BoardClock): boolean {
  if (one.state === 'none') return false;
  if (one.state === 'running') return other.state !== 'running' || one.dueAt < other.dueAt;
  return other.state === 'none' || (other.state === 'stopped' && one.restMs < other.restMs);
}

export function standingOf(clock: BoardClock, nowMs: number): Standing {
  if (clock.state !== 'running') return clock.state;
  return runningStanding(millis(clock.dueAt), millis(clock.warnAt), nowMs);
}

import { z } from 'zod';
import { type RunningStanding, runningStanding } from './running-standing.ts';

const Used = z.object({ usedMs: z.number(), targetMs: z.number() });

/** Where one promise stands. Spans are working milliseconds as the target counts them. */
export const Promised = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  /** The clock runs: it is our turn. A moment is null when the calendar does not get there in ten years. */
  Used.extend({
    state: z.literal('running'),
    warnAtMs: z.number().nullable(),
    dueAtMs: z.number().nullable(),
  }),
  Used.extend({ state: z.literal('stopped') }),
  Used.extend({ state: z.literal('kept') }),
  Used.extend({ state: z.literal('broken') }),
  /** Done before it was first seen here: nobody can say how long it took. */
  z.object({ state: z.literal('unknown') }),
]);
export type Promised = z.infer<typeof Promised>;

export const IncidentClock = z.object({ acknowledge: Promised, resolve: Promised });
export type IncidentClock = z.infer<typeof IncidentClock>;

/** What a person sees of a promise at a moment. */
export type ClockState = RunningStanding | 'none' | 'stopped' | 'over';

export function clockState(promise: Promised, nowMs: number): ClockState {
  switch (promise.state) {
    case 'none':
    case 'unknown':
      return 'none';
    case 'stopped':
      return 'stopped';
    case 'kept':
    case 'broken':
      return 'over';
    case 'running':
      return runningStanding(promise.dueAtMs ?? Infinity, promise.warnAtMs ?? Infinity, nowMs);
  }
}

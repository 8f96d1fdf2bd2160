import type { Fault } from '#electron/range/control/control-contract.ts';
import type { Draws } from '#electron/range/world/random.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/time.ts';
import { type Moment, MOMENTS } from './wire.ts';

/** Trouble that a look or a decision may meet; what was done although the answer went wrong is among it. */
const FAULTS: readonly Fault[] = [
  { kind: 'error', status: 500 },
  { kind: 'error', status: 503, retryAfter: 2 },
  { kind: 'error', status: 503 },
  { kind: 'error', status: 409 },
  { kind: 'error', status: 403 },
  { kind: 'throttle', retryAfter: 3 },
  { kind: 'throttle', retryAfter: null },
  { kind: 'cut' },
  { kind: 'malformed' },
  { kind: 'reset', done: true },
  { kind: 'reset', done: false },
  { kind: 'silence', done: true },
  { kind: 'silence', done: false },
  { kind: 'delay', ms: 60 },
  { kind: 'challenge' },
];
const CALLS = ['approval-decide', 'approval-decide', 'approval-read'] as const;
const OWN_CALLS = ['access-request', 'access-cancel', 'access-read', 'review-decide'] as const;

/** @param isOwn calls about one's own access and reviews are met too. */
export function drawnFault(draws: Draws, isOwn: boolean) {
  const call = draws.pick(isOwn ? [...CALLS, ...OWN_CALLS, ...OWN_CALLS] : CALLS);
  return { fault: draws.pick(FAULTS), call, after: draws.below(3) };
}

/** When the desk is killed. */
export type Kill =
  /** At the `left`-th time that a call of this round comes to that moment on the wire, or a little later. */
  | { readonly at: 'wire'; readonly moment: Moment; left: number; readonly afterMs: number }
  /** While decisions are being recorded. */
  | { readonly at: 'recording'; readonly afterMs: number }
  /** So long after they were. */
  | { readonly at: 'some-time'; readonly afterMs: number };

export function drawnKill(draws: Draws): Kill {
  const left = draws.between(1, 3);
  // What has left for the desk takes a moment to be read and written down there.
  const afterMs = draws.below(6);
  switch (draws.below(10)) {
    case 0:
    case 1:
      return { at: 'recording', afterMs: draws.below(12) };
    case 2:
      return { at: 'some-time', afterMs: draws.below(250) };
    default: {
      const moment = draws.pick(MOMENTS);
      const isLeaving = moment === 'looked' || moment === 'answered';
      return { at: 'wire', moment, left, afterMs: isLeaving ? afterMs : 0 };
    }
  }
}

/** A connection that breaks at a moment, without a kill. */
export interface Cut {
  readonly moment: Moment;
  left: number;
}

export function drawnCut(draws: Draws): Cut {
  return { moment: draws.pick(['look', 'write', 'delivered'] as const), left: draws.between(1, 3) };
}

/** Somebody sets the clock: most often back. */
export function drawnClockMs(draws: Draws): number {
  return draws.pick([-10 * MINUTE_MS, -2 * HOUR_MS, -26 * HOUR_MS, 30 * MINUTE_MS]);
}

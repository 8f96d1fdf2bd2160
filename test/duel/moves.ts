import type { Fault } from '#electron/range/control/control-contract.ts';
import type { Draws } from '#electron/range/world/random.ts';
import type { IncidentChange } from '#shared/domain/change.ts';

/** Trouble that a write or a look may meet; what was done although the answer went wrong is among it. */
const FAULTS: readonly Fault[] = [
  { kind: 'error', status: 500 },
  { kind: 'error', status: 503, retryAfter: 2 },
  { kind: 'error', status: 409 },
  { kind: 'error', status: 412 },
  { kind: 'error', status: 400 },
  { kind: 'throttle', retryAfter: 3 },
  { kind: 'throttle', retryAfter: null },
  { kind: 'cut' },
  { kind: 'malformed' },
  { kind: 'reset', done: true },
  { kind: 'reset', done: false },
  { kind: 'silence', done: true },
  { kind: 'silence', done: false },
  { kind: 'delay', ms: 15 },
  { kind: 'delay', ms: 40 },
  { kind: 'delay', ms: 90 },
  { kind: 'challenge' },
];
const CALLS = ['incident-update', 'incident-comment', 'incident-read', 'incident-list'] as const;

export function drawnFault(draws: Draws) {
  return { fault: draws.pick(FAULTS), call: draws.pick(CALLS), after: draws.below(3) };
}

const STATUSES = ['active', 'inProgress', 'resolved'] as const;

/** A wish that can be told from every other one: `mark` is in it wherever Graph takes free text. */
export function drawnChange(draws: Draws, mark: string): IncidentChange {
  switch (draws.below(8)) {
    case 0:
    case 1:
      return { kind: 'assign', assignee: `${mark}@duel.example` };
    case 2:
      return { kind: 'status', status: draws.pick(STATUSES) };
    case 3:
      return { kind: 'classify', classification: 'falsePositive', determination: 'notMalicious' };
    case 4:
      return { kind: 'edit', set: { title: `Title ${mark}`, assignedTo: `${mark}@duel.example` } };
    case 5:
      return { kind: 'tags', add: [`tag ${mark}`], remove: [] };
    default:
      return { kind: 'comment', text: `Comment ${mark}` };
  }
}

import { z } from 'zod';
import { DAY_MS, Instant } from '../time.ts';
import type { Changeable, IncidentChange } from './change.ts';
import { editOf } from './change-fields.ts';
import type { IncidentClock, Promised } from './clock/promise.ts';
import { type Comment, IncidentKey } from './incident.ts';
import { newComments } from './new-comments.ts';

/** How an incident stood when it was put away, as far as that can bring it back. */
export const SeenAsleep = z.object({
  status: z.string(),
  assignedTo: z.string().nullable(),
  severity: z.string(),
  comments: z.int(),
  alerts: z.int(),
  /** The Experts' tasks for the customer's side that stood open; unknown of one put away by an older version. */
  tasks: z.int().optional(),
  /** How many targets of ours had run out then; unknown likewise. */
  late: z.int().optional(),
});
export type SeenAsleep = z.infer<typeof SeenAsleep>;

/** An incident that was put away until a time, or until something happens to it. Known on this computer alone. */
export const Snooze = IncidentKey.extend({
  /** The time the person chose. */
  untilAt: Instant,
  /** When it comes back if nothing happens: then, or earlier because a target runs out. */
  wakeAt: Instant,
  /** The incident's title when it was put away. Hostile. */
  title: z.string(),
  seen: SeenAsleep,
});
export type Snooze = z.infer<typeof Snooze>;

/** Names one gesture that put incidents away, as long as it can be taken back. */
export const SnoozeGestureId = z.uuid().brand('SnoozeGestureId');
export type SnoozeGestureId = z.infer<typeof SnoozeGestureId>;

/** Nothing stays away for longer. */
export const LONGEST_SNOOZE_MS = 31 * DAY_MS;

/** Why an incident came back before its time, the most telling first. */
export const WakeReason = z.enum([
  'alert',
  'task',
  'severity',
  'status',
  'assigned',
  'comment',
  'refused',
  'target',
]);
export type WakeReason = z.infer<typeof WakeReason>;

const REASON_WORDS: Readonly<Record<WakeReason, string>> = {
  alert: 'There is a new alert.',
  task: 'Defender Experts ask for something new.',
  severity: 'The severity changed.',
  status: 'The status changed.',
  assigned: 'It was assigned anew.',
  comment: 'There is a new comment.',
  refused: 'A change of ours was refused.',
  target: 'Its target has run out.',
};

export function wakeWords(reason: WakeReason): string {
  return REASON_WORDS[reason];
}

type Watched = Pick<Changeable, 'status' | 'assignedTo' | 'severity' | 'comments'>;

export function seenAsleep(
  incident: Watched,
  counts: Pick<SeenAsleep, 'alerts' | 'tasks' | 'late'>,
): SeenAsleep {
  const { status, assignedTo, severity, comments } = incident;
  return { status, assignedTo, severity, comments: comments.length, ...counts };
}

/**
 * Why an incident has to come back, after two states as the service told them; null when nothing happened
 * but what our own unsettled wishes account for. Pure.
 */
export function wakeReason(
  before: SeenAsleep,
  after: Watched & { readonly alerts: number; readonly tasks?: number | undefined },
  wishes: readonly IncidentChange[],
): WakeReason | null {
  const edits = wishes.flatMap((wish) => editOf(wish) ?? []);
  const moved = (member: 'severity' | 'status' | 'assignedTo') => {
    const isOurs = edits.some((edit) => {
      const wished = edit[member];
      return wished !== undefined && isSame(wished, after[member]);
    });
    return !isOurs && !isSame(after[member], before[member]);
  };
  if (after.alerts > before.alerts) return 'alert';
  if ((after.tasks ?? 0) > (before.tasks ?? after.tasks ?? 0)) return 'task';
  if (moved('severity')) return 'severity';
  if (moved('status')) return 'status';
  if (moved('assignedTo')) return 'assigned';
  const own = new Set(wishes.flatMap((wish) => (wish.kind === 'comment' ? [wish.text] : [])));
  const isOther = ({ text }: Comment) => !own.has(text);
  return newComments(after.comments, before.comments).some(isOther) ? 'comment' : null;
}

function isSame(one: string | null, other: string | null): boolean {
  return (one ?? '').toLowerCase() === (other ?? '').toLowerCase();
}

/** When an incident comes back: at the time chosen, or before that when a target of ours runs out. */
export function wakeMs(untilMs: number, clock: IncidentClock | null, nowMs: number): number {
  const dues = clock ? [clock.acknowledge, clock.resolve].flatMap(dueOf) : [];
  return Math.min(untilMs, ...dues.filter((due) => due > nowMs));
}

/** How many targets of ours have run out. */
export function lateCount({ acknowledge, resolve }: IncidentClock, nowMs: number): number {
  return [acknowledge, resolve].flatMap(dueOf).filter((due) => due <= nowMs).length;
}

/** Whether a target of ours has run out. */
export function hasRunOut(clock: IncidentClock, nowMs: number): boolean {
  return lateCount(clock, nowMs) > 0;
}

function dueOf(promise: Promised): number[] {
  return promise.state === 'running' && promise.dueAtMs !== null ? [promise.dueAtMs] : [];
}

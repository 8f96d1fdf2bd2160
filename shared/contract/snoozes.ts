import { z } from 'zod';
import { IncidentKey } from '../domain/incident.ts';
import { SnoozeGestureId } from '../domain/snooze.ts';
import { Instant } from '../time.ts';
import { command } from './define.ts';
import { MANY } from './many-incidents.ts';

const Keys = z.array(IncidentKey).min(1).max(MANY);

/** What became of the wish to put incidents away. */
export const SnoozeReceipt = z.object({
  snoozed: z.int(),
  /** Not on this computer any more, or closed. */
  left: z.int(),
  /** Those among the snoozed that come back before the time: a target of ours runs out. */
  sooner: z.int(),
  /** To take it back by; null: nothing was put away. */
  gesture: SnoozeGestureId.nullable(),
});
export type SnoozeReceipt = z.infer<typeof SnoozeReceipt>;

/** What taking a gesture back came to. */
export const SnoozeUndone = z.object({
  /** As they were before it: awake, or asleep until their earlier time. */
  back: z.int(),
  /** Titles of those left as they are: they came back meanwhile, or were put away anew. Hostile. */
  left: z.array(z.string()),
});
export type SnoozeUndone = z.infer<typeof SnoozeUndone>;

export const snoozesContract = {
  /** Puts incidents away until then, or until something happens to them. Known on this computer alone. */
  'snoozes.set': command(z.object({ keys: Keys, untilAt: Instant }), SnoozeReceipt),
  /** Takes back what one gesture did, and nothing else: what slept before sleeps until its own time. All or none. */
  'snoozes.undo': command(z.object({ gesture: SnoozeGestureId }), SnoozeUndone),
  /** Brings them back now. */
  'snoozes.end': command(z.object({ keys: Keys }), z.null()),
};

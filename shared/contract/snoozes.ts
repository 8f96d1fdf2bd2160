import { z } from 'zod';
import { IncidentKey } from '../domain/incident.ts';
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
});
export type SnoozeReceipt = z.infer<typeof SnoozeReceipt>;

export const snoozesContract = {
  /** Puts incidents away until then, or until something happens to them. Known on this computer alone. */
  'snoozes.set': command(z.object({ keys: Keys, untilAt: Instant }), SnoozeReceipt),
  /** Brings them back now. */
  'snoozes.end': command(z.object({ keys: Keys }), z.null()),
};

import { z } from 'zod';
import { DAY_MS, HOUR_MS, Instant } from '../../time.ts';
import { IncidentKey } from '../incident.ts';

export const ReminderNote = z.string().trim().max(300);

/** "Bring this incident back to me then." One an incident; a new one takes the place of the older. */
export const Reminder = IncidentKey.extend({
  dueAt: Instant,
  note: ReminderNote,
  /** The incident's title when the reminder was set. Hostile. */
  title: z.string(),
});
export type Reminder = z.infer<typeof Reminder>;

/** A reminder lies at most this far ahead. */
export const FARTHEST_REMINDER_MS = 366 * DAY_MS;

export interface ReminderChoice {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly dueMs: number;
}

const MONDAY = 1;
const DAYS = 7;

/** 09:00 by the clock of this computer, so many days on. */
function morningAfter(nowMs: number, days: number): number {
  const now = new Date(nowMs);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9).getTime();
}

/** What is offered beside a time of one's own. Pure but for the computer's time zone. */
export function reminderChoices(nowMs: number): ReminderChoice[] {
  const toMonday = (MONDAY + DAYS - new Date(nowMs).getDay()) % DAYS || DAYS;
  return [
    { name: 'In 1 hour', dueMs: nowMs + HOUR_MS },
    { name: 'In 4 hours', dueMs: nowMs + 4 * HOUR_MS },
    { name: 'Tomorrow, 09:00', dueMs: morningAfter(nowMs, 1) },
    { name: 'Monday, 09:00', dueMs: morningAfter(nowMs, toMonday) },
  ];
}

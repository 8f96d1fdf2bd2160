import { z } from 'zod';
import { IncidentKey } from '../domain/incident.ts';
import { Place } from '../domain/telling/event.ts';
import { InboxEntry } from '../domain/telling/inbox-entry.ts';
import { TellingSettings } from '../domain/telling/quiet.ts';
import { TellingRule } from '../domain/telling/rule.ts';
import { Reminder, ReminderNote } from '../domain/telling/reminder.ts';
import { Instant } from '../time.ts';
import { command, hostCommand, query } from './define.ts';
import { hostInputs } from './host-inputs.ts';

export const INBOX_PAGE = 200;

export const InboxPage = z.object({
  /** Newest first. */
  entries: z.array(InboxEntry),
  /** Of the whole inbox. */
  unread: z.int(),
  /** Give it as `before` for the lines below; null at the end. */
  next: z.int().nullable(),
});
export type InboxPage = z.infer<typeof InboxPage>;

export const inboxContract = {
  'inbox.list': query(
    z.object({ before: z.int().nullable(), limit: z.int().min(1).max(INBOX_PAGE) }),
    InboxPage,
  ),
  'inbox.mark': command(
    z.object({ ids: z.array(z.int()).min(1).max(INBOX_PAGE), read: z.boolean() }),
    z.null(),
  ),
  /** All up to and with that line; what came after it was not seen yet. */
  'inbox.markAll': command(z.object({ upTo: z.int() }), z.null()),
  'reminders.get': query(IncidentKey, Reminder.nullable()),
  /** The next 500, soonest first. */
  'reminders.list': query(z.object({}), z.array(Reminder)),
  /** Takes the place of an earlier one for this incident. */
  'reminders.set': command(IncidentKey.extend({ dueAt: Instant, note: ReminderNote }), z.null()),
  'reminders.clear': command(IncidentKey, z.null()),
  /** `quiet`: notifications are held back now. */
  'telling.get': query(z.object({}), z.object({ settings: TellingSettings, quiet: z.boolean() })),
  'telling.set': command(TellingSettings.omit({ rules: true }).partial(), z.null()),
  /** One rule, in its place, or at the end when it is new; the others stay as they are by then. */
  'telling.setRule': command(TellingRule, z.null()),
  /** One that is not there any more is no failure: somebody removed it already. */
  'telling.removeRule': command(TellingRule.pick({ id: true }), z.null()),
  /** Where the click on a notification wants the page to go; told once. */
  'host.takePlace': hostCommand(hostInputs['host.takePlace'].input, Place.nullable()),
};

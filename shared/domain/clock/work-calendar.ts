import { z } from 'zod';
import { TimeZone } from '../../time-zone.ts';

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const TimeOfDay = z.string().regex(TIME, 'Write a time as 09:00, or 24:00 for the end of the day.');

/** Hours of one weekday, 1 = Monday to 7 = Sunday. A night shift is two of these. */
export const WorkHours = z
  .object({ day: z.int().min(1).max(7), from: TimeOfDay, to: TimeOfDay })
  .refine(({ from, to }) => from < to, 'The end has to be after the beginning.');
export type WorkHours = z.infer<typeof WorkHours>;

/** When a desk works, in its own time zone. No hours at all means around the clock. */
export const WorkCalendar = z.object({
  /** An IANA name such as `Europe/Berlin`. */
  timeZone: TimeZone,
  hours: z.array(WorkHours).max(50),
  /** Days that are off whatever their weekday. */
  holidays: z.array(z.iso.date()).max(500),
});
export type WorkCalendar = z.infer<typeof WorkCalendar>;

/** How a target counts: every hour, the hours of weekdays, or the hours of the calendar. */
export const Counting = z.enum(['always', 'weekdays', 'hours']);
export type Counting = z.infer<typeof Counting>;

export const AROUND_THE_CLOCK: WorkCalendar = { timeZone: 'UTC', hours: [], holidays: [] };

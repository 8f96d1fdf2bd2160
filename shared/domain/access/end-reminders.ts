import { z } from 'zod';

/** A year and its leap day. */
const LONGEST_LEAD_DAYS = 366;
const MOST_LEADS = 10;

/** How a person wants to be reminded of ends of access. */
export const EndReminders = z.object({
  /** `mine`: of one's own; `all`: of everybody's, of GDAP relationships too; `off`. */
  whose: z.enum(['off', 'mine', 'all']),
  /** So many days before, each once. */
  days: z.array(z.int().min(1).max(LONGEST_LEAD_DAYS)).min(1).max(MOST_LEADS),
});
export type EndReminders = z.infer<typeof EndReminders>;

export const DEFAULT_END_REMINDERS: EndReminders = { whose: 'mine', days: [30, 14, 7, 1] };

import { DAY_MS, type Instant, millis } from '../../time.ts';

/** Counts the days until a moment; see `calendarDays`. */
export type CountDays = (endAt: Instant, nowMs: number) => number | null;

/**
 * Dates from today until then by the calendar of a time zone: 0 = today, 1 = tomorrow, however many hours that
 * is. Null where it is over. Made once for many.
 */
export function calendarDays(zone: string): CountDays {
  // Dates of that language are written as `2027-03-28`.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const dayOf = (ms: number) => Date.parse(format.format(ms));
  return (endAt, nowMs) =>
    millis(endAt) <= nowMs ? null : Math.round((dayOf(millis(endAt)) - dayOf(nowMs)) / DAY_MS);
}

import { Temporal } from 'temporal-polyfill';
import type { RunwayItem } from './runway.ts';

/** The day on which it ends, by the calendar of that zone (`2027-03-28`); null where it has none. */
export function dayOf({ endAt }: Pick<RunwayItem, 'endAt'>, zone: string): string | null {
  if (endAt === null) return null;
  return Temporal.Instant.from(endAt).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** What ends on a day, or in a month. */
export interface RunwayTally {
  /** What is lost; the rounds of reviews are none of these: their end takes nothing yet. */
  readonly ends: number;
  /** Of these ends the person's own. */
  readonly mine: number;
  /** Rounds that end, in all of which the person decides. */
  readonly reviews: number;
}

export interface RunwayDay extends RunwayTally {
  readonly date: string;
  readonly isToday: boolean;
}

export interface RunwayMonth extends RunwayTally {
  /** `2027-03`. */
  readonly month: string;
  /** Empty places before its first day, in a week that begins on Monday. */
  readonly lead: number;
  readonly days: readonly RunwayDay[];
}

/** So many months from now on, each with its days and what ends on them. Pure. */
export function monthsAhead(
  items: readonly RunwayItem[],
  {
    nowMs,
    zone,
    months,
  }: { readonly nowMs: number; readonly zone: string; readonly months: number },
): RunwayMonth[] {
  const perDay = Map.groupBy(
    items.filter(({ state }) => state === 'ends'),
    (item) => dayOf(item, zone) ?? '',
  );
  const now = dateAt(nowMs, zone);
  const today = now.toString();
  const first = now.toPlainYearMonth();
  return Array.from({ length: months }, (_, ahead) => {
    const month = first.add({ months: ahead });
    const days = Array.from({ length: month.daysInMonth }, (__, index): RunwayDay => {
      const date = month.toPlainDate({ day: index + 1 }).toString();
      const here = perDay.get(date) ?? [];
      const had = here.filter(({ kind }) => kind !== 'review');
      const ends = had.length;
      const mine = had.filter(({ isMine }) => isMine).length;
      return { date, ends, mine, reviews: here.length - ends, isToday: date === today };
    });
    return {
      month: month.toString(),
      ends: days.reduce((sum, { ends }) => sum + ends, 0),
      mine: days.reduce((sum, { mine }) => sum + mine, 0),
      reviews: days.reduce((sum, { reviews }) => sum + reviews, 0),
      lead: month.toPlainDate({ day: 1 }).dayOfWeek - 1,
      days,
    };
  });
}

/** In how many months, the present one included, the next so many days lie. Pure. */
export function monthsWithin(
  days: number,
  { nowMs, zone }: { readonly nowMs: number; readonly zone: string },
): number {
  const today = dateAt(nowMs, zone);
  const last = today.add({ days }).toPlainYearMonth();
  return today.toPlainYearMonth().until(last, { largestUnit: 'months' }).months + 1;
}

function dateAt(nowMs: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone).toPlainDate();
}

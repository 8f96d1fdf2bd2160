import { Temporal } from 'temporal-polyfill';
import type { RunwayItem } from './runway.ts';

/** The day on which it ends, by the calendar of that zone (`2027-03-28`); null where it has none. */
export function dayOf({ endAt }: Pick<RunwayItem, 'endAt'>, zone: string): string | null {
  if (endAt === null) return null;
  return Temporal.Instant.from(endAt).toZonedDateTimeISO(zone).toPlainDate().toString();
}

export interface RunwayDay {
  readonly date: string;
  readonly total: number;
  readonly mine: number;
  readonly isToday: boolean;
}

export interface RunwayMonth {
  /** `2027-03`. */
  readonly month: string;
  readonly total: number;
  readonly mine: number;
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
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone).toPlainDate();
  const today = now.toString();
  const first = now.toPlainYearMonth();
  return Array.from({ length: months }, (_, ahead) => {
    const month = first.add({ months: ahead });
    const days = Array.from({ length: month.daysInMonth }, (__, index): RunwayDay => {
      const date = month.toPlainDate({ day: index + 1 }).toString();
      const here = perDay.get(date) ?? [];
      const mine = here.filter(({ isMine }) => isMine).length;
      return { date, total: here.length, mine, isToday: date === today };
    });
    return {
      month: month.toString(),
      total: days.reduce((sum, { total }) => sum + total, 0),
      mine: days.reduce((sum, { mine }) => sum + mine, 0),
      lead: month.toPlainDate({ day: 1 }).dayOfWeek - 1,
      days,
    };
  });
}

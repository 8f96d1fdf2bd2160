import { Temporal } from 'temporal-polyfill';
import type { Counting, WorkCalendar, WorkHours } from './work-calendar.ts';

const WEEKDAYS: readonly WorkHours[] = [1, 2, 3, 4, 5].map((day) => {
  return { day, from: '00:00', to: '24:00' };
});

/** Counts working time. All moments are milliseconds since 1970, all spans milliseconds. */
export interface WorkTime {
  /** Working time from one moment to a later one; 0 when it is not later. */
  readonly between: (fromMs: number, toMs: number) => number;
  /** The moment at which that much working time has passed; null when that is not within ten years. */
  readonly after: (fromMs: number, spanMs: number) => number | null;
}

const UNBROKEN: WorkTime = {
  between: (fromMs, toMs) => Math.max(0, toMs - fromMs),
  after: (fromMs, spanMs) => fromMs + spanMs,
};

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Days looked at before a span is given up: ten years. */
const FARTHEST_DAYS = 3_660;

/**
 * Working time of a calendar. Hours are local: the day on which clocks change has the hours that its
 * wall clock shows, and is longer or shorter by the difference when they include the change.
 */
export function workTime(calendar: WorkCalendar, counting: Counting): WorkTime {
  const hours = counting === 'weekdays' ? WEEKDAYS : calendar.hours;
  if (counting === 'always' || hours.length === 0) return UNBROKEN;
  const holidays = new Set(calendar.holidays);
  const days = new Map<string, readonly Stretch[]>();

  const stretchesOf = (date: Temporal.PlainDate): readonly Stretch[] => {
    const name = date.toString();
    const known = days.get(name);
    if (known) return known;
    const made = holidays.has(name)
      ? []
      : joined(
          hours
            .filter(({ day }) => day === date.dayOfWeek)
            .map(({ from, to }) => ({ from: momentOf(date, from), to: momentOf(date, to) })),
        );
    days.set(name, made);
    return made;
  };
  const momentOf = (date: Temporal.PlainDate, time: string): number => {
    const [day, plainTime] = time === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, time];
    return day.toZonedDateTime({ timeZone: calendar.timeZone, plainTime }).epochMilliseconds;
  };
  const dateOf = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(calendar.timeZone).toPlainDate();

  function* from(fromMs: number): Generator<Stretch> {
    let date = dateOf(fromMs);
    for (let day = 0; day < FARTHEST_DAYS; day += 1) {
      for (const { from: begins, to } of stretchesOf(date)) {
        if (to > fromMs) yield { from: Math.max(begins, fromMs), to };
      }
      date = date.add({ days: 1 });
    }
  }

  return {
    between: (fromMs, toMs) => {
      let total = 0;
      if (toMs <= fromMs) return total;
      for (const stretch of from(fromMs)) {
        if (stretch.from >= toMs) break;
        total += Math.min(stretch.to, toMs) - stretch.from;
      }
      return total;
    },
    after: (fromMs, spanMs) => {
      let left = spanMs;
      for (const stretch of from(fromMs)) {
        const length = stretch.to - stretch.from;
        if (length >= left) return stretch.from + left;
        left -= length;
      }
      return null;
    },
  };
}

/** All ways of counting of one calendar, each made once: what was found out about a day is kept. */
export type WorkTimes = (counting: Counting) => WorkTime;

export function workTimes(calendar: WorkCalendar): WorkTimes {
  const made = new Map<Counting, WorkTime>();
  return (counting) => {
    const known = made.get(counting) ?? workTime(calendar, counting);
    made.set(counting, known);
    return known;
  };
}

/** Overlapping hours count once. */
function joined(stretches: Stretch[]): Stretch[] {
  const list: Stretch[] = [];
  for (const next of stretches.sort((one, other) => one.from - other.from)) {
    const last = list.at(-1);
    if (last && next.from <= last.to) {
      list[list.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    } else if (next.to > next.from) list.push(next);
  }
  return list;
}

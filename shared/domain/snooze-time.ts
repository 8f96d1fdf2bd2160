import { Temporal } from 'temporal-polyfill';

/** A time that is offered beside one of one's own. */
export interface SnoozeChoice {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly untilMs: number;
}

const MONDAY = 1;
const DAYS = 7;
const MORNING = '08:00';

/**
 * The times that are offered, by the clocks of that time zone: 08:00 is 08:00 also on the day on which the
 * clocks are set, while an hour is sixty minutes on every day. Pure.
 */
export function snoozeChoices(nowMs: number, timeZone: string): SnoozeChoice[] {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs);
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const morning = (days: number) =>
    today.add({ days }).toZonedDateTime({ timeZone, plainTime: MORNING }).epochMilliseconds;
  const toMonday = (MONDAY + DAYS - today.dayOfWeek) % DAYS || DAYS;
  return [
    { name: 'For 1 hour', untilMs: now.add({ hours: 1 }).epochMilliseconds },
    { name: 'For 4 hours', untilMs: now.add({ hours: 4 }).epochMilliseconds },
    { name: 'Until tomorrow, 08:00', untilMs: morning(1) },
    { name: 'Until Monday, 08:00', untilMs: morning(toMonday) },
  ];
}

/**
 * The moment a person means by `2027-03-28T02:30`, as a field of date and time gives it; null when it is
 * none. A time that the clocks leap over counts as the one after the leap, one that comes twice as the first.
 */
export function ownTimeMs(text: string, timeZone: string): number | null {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

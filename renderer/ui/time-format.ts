import { DAY_MS, HOUR_MS, MINUTE_MS, millis, SECOND_MS } from '#shared/time.ts';

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'year';

const STEPS: readonly (readonly [Unit, number])[] = [
  ['year', 365 * DAY_MS],
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
  ['second', SECOND_MS],
];

function largest(spanMs: number): readonly [Unit, number] {
  const [unit, size] = STEPS.find(([, size]) => Math.abs(spanMs) >= size) ?? ['second', SECOND_MS];
  return [unit, Math.trunc(spanMs / size)];
}

/**
 * The words for times in the person's own locale; hours count to 24 in every one, as UTC does and the times that
 * are offered. `locale` undefined = that of the system.
 */
export function timeWords(locale?: string) {
  const narrow = new Map(
    STEPS.map(([unit]) => [
      unit,
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }),
    ]),
  );
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const exact = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', hourCycle: 'h23' });
  const calendar = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });

  return {
    /** `05:13`, local. */
    timeOfDay: (ms: number): string => clock.format(ms),
    /** `21 Nov 2026`, local. */
    day: (ms: number): string => calendar.format(ms),
    /** `05:13`, local; with the day where it is another one: `22 Nov 2026, 09:00`. */
    when(at: string, nowMs: number): string {
      const day = calendar.format(millis(at));
      const time = clock.format(millis(at));
      return day === calendar.format(nowMs) ? time : `${day}, ${time}`;
    },
    /** `12m`, `3h`, `2d`; less than a minute is `<1m`. */
    age(spanMs: number): string {
      if (spanMs < MINUTE_MS) return `<${narrow.get('minute')?.format(1)}`;
      const [unit, count] = largest(spanMs);
      return narrow.get(unit)?.format(count) ?? '';
    },
    /** `just now`, `4 seconds ago`, `in 5 minutes`. */
    ago(at: string, nowMs: number): string {
      if (Math.abs(nowMs - millis(at)) < SECOND_MS) return 'just now';
      const [unit, count] = largest(nowMs - millis(at));
      return relative.format(-count, unit);
    },
    /** Time left as `4:05`. Never below zero. */
    left(at: string, nowMs: number): string {
      const seconds = Math.max(0, Math.ceil((millis(at) - nowMs) / SECOND_MS));
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    },
    /** The exact moment, local and UTC, for the tooltip. */
    exact(at: string): string {
      return `${exact.format(new Date(at))} local · ${at.slice(0, 19).replace('T', ' ')} UTC`;
    },
  };
}

export type TimeWords = ReturnType<typeof timeWords>;

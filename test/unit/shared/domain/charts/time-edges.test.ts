import { describe, expect, test } from 'vitest';
import type { ChartSpan } from '#shared/domain/charts/charts.ts';
import { timeEdges } from '#shared/domain/charts/time-edges.ts';
import { HOUR_MS, instant, millis, MINUTE_MS } from '#shared/time.ts';

const edges = (span: ChartSpan, zone: string, now: string) => timeEdges(span, zone, millis(now));
const clock = (zone: string, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options });
  return (ms: number) => format.format(ms);
};

test('twenty-four hours are the present one and those that reach back a day', () => {
  const found = edges('24h', 'UTC', '2026-11-21T04:20:00Z');
  expect(found).toHaveLength(26);
  expect(instant(found[0] ?? 0)).toBe('2026-11-20T04:00:00.000Z');
  expect(instant(found.at(-1) ?? 0)).toBe('2026-11-21T05:00:00.000Z');
});

test('at a full hour the hour that begins is the last', () => {
  const found = edges('24h', 'UTC', '2026-11-21T04:00:00Z');
  expect(instant(found.at(-1) ?? 0)).toBe('2026-11-21T05:00:00.000Z');
  expect(instant(found[0] ?? 0)).toBe('2026-11-20T04:00:00.000Z');
});

test.each([
  ['Asia/Kolkata', '2026-11-21T04:20:00Z', '2026-11-20T03:30:00.000Z'],
  ['Asia/Kathmandu', '2026-11-21T04:20:00Z', '2026-11-20T04:15:00.000Z'],
  ['America/St_Johns', '2026-11-21T04:20:00Z', '2026-11-20T03:30:00.000Z'],
])('hours in %s begin when clocks there say so', (zone, now, first) => {
  expect(instant(edges('24h', zone, now)[0] ?? 0)).toBe(first);
});

test.each([
  ['Europe/Oslo', '2026-03-29', 23, ['00:00', '01:00', '03:00', '04:00']],
  ['Europe/Oslo', '2026-10-25', 25, ['00:00', '01:00', '02:00', '02:00', '03:00']],
  ['America/New_York', '2026-03-08', 23, ['00:00', '01:00', '03:00']],
  ['America/New_York', '2026-11-01', 25, ['00:00', '01:00', '01:00', '02:00']],
  ['Africa/Cairo', '2026-04-24', 23, ['01:00', '02:00']],
  ['Europe/Oslo', '2026-11-20', 24, ['00:00', '01:00', '02:00']],
])('in %s the day %s has %i hours', (zone, day, hours, begins) => {
  // Asked late enough that the whole of the day is inside.
  const after = new Date(millis(`${day}T12:00:00Z`) + 24 * HOUR_MS).toISOString().slice(0, 10);
  const found = hoursAround(zone, day, after);
  expect(found).toHaveLength(hours);
  expect(found.slice(0, begins.length)).toEqual(begins);
});

function hoursAround(zone: string, day: string, after: string): string[] {
  const date = clock(zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  const time = clock(zone, { hour: '2-digit', minute: '2-digit' });
  const wanted = day.split('-').reverse().join('/');
  return edges('72h', zone, `${after}T23:30:00Z`)
    .slice(0, -1)
    .flatMap((ms) => (date(ms) === wanted ? [time(ms)] : []));
}

test('where clocks change by half an hour, the hour that is cut is cut where they change', () => {
  const found = edges('24h', 'Australia/Lord_Howe', '2026-04-04T20:00:00Z');
  const time = clock('Australia/Lord_Howe', { hour: '2-digit', minute: '2-digit' });
  const around = found.filter(
    (ms) => Math.abs(ms - millis('2026-04-04T15:00:00Z')) <= 90 * MINUTE_MS,
  );
  expect(around.map(time)).toEqual(['01:00', '01:30', '02:00', '03:00']);
});

test('over 14 days stretches begin at 0, 6, 12 and 18, also around a change of the clocks', () => {
  const found = edges('14d', 'Europe/Oslo', '2026-10-30T10:00:00Z');
  const hour = clock('Europe/Oslo', { hour: '2-digit' });
  expect(found.every((ms) => Number(hour(ms)) % 6 === 0)).toBe(true);
  const lengths = found.slice(1).map((ms, place) => (ms - (found[place] ?? 0)) / HOUR_MS);
  expect(lengths.filter((length) => length !== 6)).toEqual([7]);
  expect(found).toHaveLength(57);
});

describe.each([
  'Europe/Oslo',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'UTC',
])('in %s at any moment of a year', (zone) => {
  test.each(['24h', '72h', '7d', '14d'] as const)(
    '%s: edges rise, hold the whole span and now',
    (span) => {
      const spanMs = { '24h': 24, '72h': 72, '7d': 7 * 24, '14d': 14 * 24 }[span] * HOUR_MS;
      for (let day = 0; day < 366; day += 5) {
        const now = millis('2026-01-01T00:00:00Z') + day * 24 * HOUR_MS + day * 7 * MINUTE_MS;
        const found = timeEdges(span, zone, now);
        expect(found[0]).toBeLessThanOrEqual(now - spanMs);
        expect(found.at(-1)).toBeGreaterThan(now);
        expect(found.at(-2)).toBeLessThanOrEqual(now);
        expect(found.every((ms, place) => place === 0 || ms > (found[place - 1] ?? 0))).toBe(true);
        expect(found.every((ms) => ms % MINUTE_MS === 0)).toBe(true);
      }
    },
  );
});

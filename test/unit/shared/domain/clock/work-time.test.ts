import { describe, expect, test } from 'vitest';
import { WorkCalendar } from '#shared/domain/clock/work-calendar.ts';
import { workTime } from '#shared/domain/clock/work-time.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/time.ts';

const at = (text: string) => Date.parse(text);
const office = (timeZone: string, more: Partial<WorkCalendar> = {}): WorkCalendar => ({
  timeZone,
  hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })),
  holidays: [],
  ...more,
});

describe('office hours in Berlin', () => {
  const time = workTime(office('Europe/Berlin', { holidays: ['2026-12-25'] }), 'hours');

  test.each([
    ['within a day', '2026-11-23T08:30:00Z', '2026-11-23T10:00:00Z', 1.5],
    ['before opening', '2026-11-23T05:00:00Z', '2026-11-23T08:00:00Z', 0],
    ['over a night', '2026-11-23T15:00:00Z', '2026-11-24T09:00:00Z', 2],
    ['over a weekend', '2026-11-20T15:00:00Z', '2026-11-23T09:00:00Z', 2],
    ['a whole week', '2026-11-16T00:00:00Z', '2026-11-23T00:00:00Z', 40],
    ['over a holiday', '2026-12-24T15:00:00Z', '2026-12-28T09:00:00Z', 2],
    ['backwards', '2026-11-24T09:00:00Z', '2026-11-23T09:00:00Z', 0],
  ])('%s', (_, from, to, hours) => {
    expect(time.between(at(from), at(to)) / HOUR_MS).toBe(hours);
  });

  test('what begins on Friday evening is due on Monday', () => {
    const due = time.after(at('2026-11-20T15:30:00Z'), HOUR_MS);
    expect(due).toBe(at('2026-11-23T08:30:00Z'));
  });

  test('counting to a moment and from it are the same sum', () => {
    const from = at('2026-11-20T11:17:00Z');
    for (let span = 7 * MINUTE_MS; span < 400 * HOUR_MS; span += 91 * MINUTE_MS) {
      const due = time.after(from, span);
      expect(due === null ? null : time.between(from, due)).toBe(span);
    }
  });
});

test('an office opens by its wall clock on both sides of a change of the clocks', () => {
  const time = workTime(office('America/New_York'), 'hours');
  // Friday 6 March 2026 is EST (UTC-5), Monday 9 March EDT (UTC-4).
  expect(time.after(at('2026-03-06T21:30:00Z'), HOUR_MS)).toBe(at('2026-03-09T13:30:00Z'));
});

test('weekdays are long on the day that has an hour more, and short on the one with less', () => {
  const hours = [7].map((day) => ({ day, from: '00:00', to: '24:00' }));
  const sundays = workTime(office('Europe/Berlin', { hours }), 'hours');
  const day = (from: string, to: string) => sundays.between(at(from), at(to)) / HOUR_MS;
  expect(day('2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z')).toBe(23);
  expect(day('2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z')).toBe(25);
});

test('around the clock every hour counts, and weekdays leave the weekend out', () => {
  const [friday, monday] = [at('2026-11-20T12:00:00Z'), at('2026-11-23T12:00:00Z')];
  const calendar = office('UTC', { hours: [] });
  expect(workTime(calendar, 'hours').between(friday, monday)).toBe(72 * HOUR_MS);
  expect(workTime(calendar, 'weekdays').between(friday, monday)).toBe(24 * HOUR_MS);
});

test('hours that overlap count once, and a night shift is two of them', () => {
  const hours = [
    { day: 1, from: '22:00', to: '24:00' },
    { day: 2, from: '00:00', to: '06:00' },
    { day: 2, from: '05:00', to: '07:00' },
  ];
  const time = workTime(office('UTC', { hours }), 'hours');
  expect(time.between(at('2026-11-23T00:00:00Z'), at('2026-11-25T00:00:00Z'))).toBe(9 * HOUR_MS);
});

test('a calendar that never opens again has no due moment', () => {
  const holidays = Array.from({ length: 500 }, (_, week) =>
    new Date(at('2026-11-23') + week * 7 * 24 * HOUR_MS).toISOString().slice(0, 10),
  );
  const hours = [{ day: 1, from: '09:00', to: '09:01' }];
  const time = workTime(office('UTC', { hours, holidays }), 'hours');
  expect(time.after(at('2026-11-21T00:00:00Z'), 60 * MINUTE_MS)).toBeNull();
});

test.each([
  ['a zone nobody has', { timeZone: 'Mars/Olympus' }],
  ['an end before the beginning', { hours: [{ day: 1, from: '17:00', to: '09:00' }] }],
  ['an hour that is none', { hours: [{ day: 1, from: '25:00', to: '26:00' }] }],
  ['a day that does not exist', { holidays: ['2026-02-30'] }],
])('%s is refused', (_, wrong) => {
  expect(WorkCalendar.safeParse({ ...office('UTC'), ...wrong }).success).toBe(false);
});

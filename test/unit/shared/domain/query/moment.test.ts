import { afterEach, describe, expect, test } from 'vitest';
import { momentsOffered, momentText, readMoment } from '#shared/domain/query/moment.ts';
import { HOUR_MS, instant, millis, MINUTE_MS } from '#shared/time.ts';

const zoneBefore = process.env['TZ'];
afterEach(() => {
  if (zoneBefore === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zoneBefore;
});

test.each([
  ['Europe/Oslo', '2026-11-21', '2026-11-20T23:00:00.000Z'],
  ['Europe/Oslo', '2026-11-21T05:00', '2026-11-21T04:00:00.000Z'],
  ['Europe/Oslo', '2026-11-21 05:00:07', '2026-11-21T04:00:07.000Z'],
  ['Europe/Oslo', '2026-11-21T05:00Z', '2026-11-21T05:00:00.000Z'],
  ['Europe/Oslo', '2026-11-21t05:00-0330', '2026-11-21T08:30:00.000Z'],
  ['Europe/Oslo', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'], // twice that night: the first
  ['Europe/Oslo', '2026-10-25T02:30+01:00', '2026-10-25T01:30:00.000Z'],
  ['Asia/Kathmandu', '2026-11-21', '2026-11-20T18:15:00.000Z'],
  ['America/St_Johns', '2026-11-21T05:00', '2026-11-21T08:30:00.000Z'],
  ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'], // that day begins at one
])('in %s %s is %s', (zone, text, at) => {
  process.env['TZ'] = zone;
  expect(instant(readMoment(text) ?? 0)).toBe(at);
});

test.each([
  '2026-02-30',
  '2026-13-01',
  '2026-11-21T24:00',
  '2026-11-21T05',
  '2026-11-21T05:60',
  '1970-01-01',
  '12026-01-01',
  '21.11.2026',
  'today',
  '2026-11-21Z',
  '',
])('%s is no moment', (text) => {
  expect(readMoment(text)).toBeNull();
});

describe.each(['Europe/Oslo', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'])(
  'in %s',
  (zone) => {
    test('every quarter of an hour around both changes of the clocks reads back as it was written', () => {
      process.env['TZ'] = zone;
      for (const around of ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25']) {
        const from = millis(`${around}T00:00:00Z`) - 24 * HOUR_MS;
        for (let ms = from; ms < from + 72 * HOUR_MS; ms += 15 * MINUTE_MS) {
          expect([momentText(ms), readMoment(momentText(ms))]).toEqual([momentText(ms), ms]);
        }
      }
    });
  },
);

test('what is written is as short as it can be', () => {
  process.env['TZ'] = 'Europe/Oslo';
  expect(momentText(millis('2026-11-20T23:00:00Z'))).toBe('2026-11-21');
  expect(momentText(millis('2026-11-21T04:00:00Z'))).toBe('2026-11-21T05:00');
  expect(momentText(millis('2026-11-21T04:00:30Z'))).toBe('2026-11-21T05:00:30');
  expect(momentText(millis('2026-10-25T01:30:00Z'))).toBe('2026-10-25T02:30+01:00');
  expect(readMoment(momentText(Number.MAX_SAFE_INTEGER))).not.toBeNull();
});

test('days offered are days of the calendar, however long they were', () => {
  process.env['TZ'] = 'Europe/Oslo';
  const offered = momentsOffered(millis('2026-10-25T23:30:00+01:00'));
  expect(offered.slice(0, 3)).toEqual([
    { written: '2026-10-25', about: 'today' },
    { written: '2026-10-24', about: 'yesterday' },
    { written: '2026-10-18', about: 'a week ago' },
  ]);
});

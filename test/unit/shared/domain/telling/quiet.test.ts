import { expect, test } from 'vitest';
import {
  DEFAULT_TELLING,
  isQuiet,
  QuietHours,
  type TellingSettings,
} from '#shared/domain/telling/quiet.ts';
import { HOUR_MS, instant } from '#shared/time.ts';

const NIGHT: QuietHours = { on: true, from: '22:00', to: '06:00', timeZone: 'UTC' };
const at = (time: string) => Date.parse(`2026-11-21T${time}:00Z`);
const quietAt = (time: string, change: Partial<QuietHours>) =>
  isQuiet({ ...DEFAULT_TELLING, quiet: { ...NIGHT, ...change } }, at(time));

test.each<[string, Partial<QuietHours>, boolean]>([
  ['21:59', {}, false],
  ['22:00', {}, true],
  ['00:30', {}, true],
  ['05:59', {}, true],
  ['06:00', {}, false],
  ['23:00', { on: false }, false],
  ['12:30', { from: '12:00', to: '13:00' }, true],
  ['13:00', { from: '12:00', to: '13:00' }, false],
  ['21:30', { timeZone: 'Europe/Berlin' }, true],
  ['05:30', { timeZone: 'Europe/Berlin' }, false],
])('at %s with %o it is quiet: %s', (time, change, quiet) => {
  expect(quietAt(time, change)).toBe(quiet);
});

test.each<[string, number, boolean]>([
  ['nothing disturbs until then', HOUR_MS, true],
  ['it ends by itself', -1, false],
  ['a clock that was put back does not silence the desk for a year', 8_760 * HOUR_MS, false],
])('do not disturb: %s', (_name, leftMs, quiet) => {
  const now = at('12:00');
  const settings: TellingSettings = { ...DEFAULT_TELLING, undisturbedUntil: instant(now + leftMs) };
  expect(isQuiet(settings, now)).toBe(quiet);
});

test('hours that end where they begin, or in no time zone, are refused', () => {
  expect(QuietHours.safeParse({ ...NIGHT, to: '22:00' }).success).toBe(false);
  expect(QuietHours.safeParse({ ...NIGHT, timeZone: 'Mars/Olympus' }).success).toBe(false);
  expect(QuietHours.safeParse({ ...NIGHT, from: '24:00' }).success).toBe(false);
  expect(QuietHours.safeParse(NIGHT).success).toBe(true);
});

import { expect, test } from 'vitest';
import { timeWords } from '#renderer/ui/time-format.ts';
import { DAY_MS, HOUR_MS, instant, MINUTE_MS } from '#shared/time.ts';

const words = timeWords('en-GB');
const NOW = Date.parse('2026-11-21T04:00:00.000Z');

test.each([
  [20_000, '<1m'],
  [12 * MINUTE_MS, '12m'],
  [3 * HOUR_MS + 59 * MINUTE_MS, '3h'],
  [2 * DAY_MS, '2d'],
])('an age of %i ms is %s', (spanMs, text) => {
  expect(words.age(spanMs)).toBe(text);
});

test('moments are told from now, both ways', () => {
  expect(words.ago(instant(NOW - 4_000), NOW)).toBe('4 seconds ago');
  expect(words.ago(instant(NOW + 5 * MINUTE_MS), NOW)).toBe('in 5 minutes');
});

test.each([NOW, NOW - 999, NOW + 999])('what is less than a second away is just now', (ms) => {
  expect(words.ago(instant(ms), NOW)).toBe('just now');
});

test('a moment that lies ahead is said once, with its day where that is another one', () => {
  const evening = new Date(2026, 10, 21, 20, 5).getTime();
  expect(words.when(instant(evening + HOUR_MS), evening)).toBe('21:05');
  expect(words.when(instant(evening + DAY_MS), evening)).toBe('22 Nov 2026, 20:05');
});

test('the time left counts down and stops at nought', () => {
  expect(words.left(instant(NOW + 245_000), NOW)).toBe('4:05');
  expect(words.left(instant(NOW - 1), NOW)).toBe('0:00');
});

test('the exact moment is told in UTC too', () => {
  expect(words.exact(instant(NOW))).toContain('2026-11-21 04:00:00 UTC');
});

test('the hours of the day count to 24 in every locale, as the times that are offered and UTC do', () => {
  const american = timeWords('en-US');
  const at = new Date(2026, 10, 21, 20, 5).getTime();
  expect(american.timeOfDay(at)).toBe('20:05');
  expect(american.exact(instant(at))).toMatch(/^Nov 21, 2026, 20:05:00 local/);
  expect(american.timeOfDay(new Date(2026, 10, 21, 0, 5).getTime())).toBe('00:05');
});

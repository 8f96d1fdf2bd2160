import { afterEach, expect, test } from 'vitest';
import {
  ageLabel,
  ageWords,
  chartWords,
  totalWords,
} from '#renderer/features/charts/chart-words.ts';
import { AGE_CLASSES } from '#shared/domain/charts/charts.ts';
import { timeEdges } from '#shared/domain/charts/time-edges.ts';
import { HOUR_MS, millis } from '#shared/time.ts';

const zoneBefore = process.env['TZ'];
afterEach(() => {
  if (zoneBefore === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zoneBefore;
});

function wordsIn(zone: string) {
  process.env['TZ'] = zone;
  return chartWords('en-GB');
}

test('a stretch is told as clocks here say it', () => {
  const from = millis('2026-11-21T13:00:00Z');
  expect(wordsIn('Europe/Oslo').stretch(from, from + HOUR_MS)).toBe('Sat 21 Nov, 14:00 to 15:00');
  expect(wordsIn('Asia/Kolkata').stretch(from, from + HOUR_MS)).toBe('Sat 21 Nov, 18:30 to 19:30');
});

test('the two hours of one name in the night of the change are told apart', () => {
  const { stretch } = wordsIn('Europe/Oslo');
  const first = millis('2026-10-25T00:00:00Z');
  const told = [first, first + HOUR_MS].map((from) => stretch(from, from + HOUR_MS));
  expect(told).toEqual([
    'Sun 25 Oct, 02:00 CEST to 02:00 CET',
    'Sun 25 Oct, 02:00 CET to 03:00 CET',
  ]);
});

test('below a day stand its quarters and midnight, below longer times as many days as fit', () => {
  const words = wordsIn('Europe/Oslo');
  const now = millis('2026-11-21T13:20:00Z');
  const day = words.ticks(timeEdges('24h', 'Europe/Oslo', now), '24h', 4);
  expect(day.map(({ label }) => label)).toEqual(['18:00', 'Sat 21', '06:00', '12:00']);
  const three = words.ticks(timeEdges('72h', 'Europe/Oslo', now), '72h', 4);
  expect(three.map(({ label }) => label)).toEqual(['Thu 19', 'Fri 20', 'Sat 21']);
  const edges = timeEdges('14d', 'Europe/Oslo', now);
  const fortnight = words.ticks(edges, '14d', 4);
  expect(fortnight.length).toBeLessThanOrEqual(4);
  expect(fortnight.every(({ place }) => new Date(edges[place] ?? 0).getHours() === 0)).toBe(true);
});

test('ages are told short in a heading and in full for a mark', () => {
  expect(AGE_CLASSES.map(ageLabel)).toEqual(['<1h', '1–4h', '4–24h', '1–7d', '7–30d', '>30d']);
  expect(AGE_CLASSES.map(ageWords)).toEqual([
    'younger than 1h',
    '1h to 4h old',
    '4h to 24h old',
    '24h to 7d old',
    '7d to 30d old',
    'older than 30d',
  ]);
});

test('hours count to 24 in every locale, as everywhere else', () => {
  const at = new Date(2026, 10, 21, 14).getTime();
  expect(chartWords('en-US').stretch(at, at + HOUR_MS)).toBe('Sat, Nov 21, 14:00 to 15:00');
});

test.each([
  [{ turns: [], statuses: [] }, '16 arrived, 0 seen closed, 2 closed before the first look'],
  [
    { turns: ['us' as const], statuses: [] },
    '16 arrived and are still open. Closings are not counted: what is closed is nobody’s turn.',
  ],
  [{ turns: ['us' as const, 'nobody' as const], statuses: [] }, /^16 arrived, 0 seen closed/],
  [
    { turns: [], statuses: ['active', 'inProgress'] },
    /Closings are not counted: only open statuses are asked for\.$/,
  ],
])(
  'where nothing closed can pass the filter, no zero pretends to count it: %o',
  (filter, words) => {
    expect(totalWords({ arrived: 16, closed: 0, unseen: 2 }, '24h', filter)).toMatch(words);
  },
);

test('a span in which nothing happened says so', () => {
  const none = { arrived: 0, closed: 0, unseen: 0 };
  expect(totalWords(none, '7d', { turns: [], statuses: [] })).toBe(
    'Nothing arrived or was seen closed in the last 7 days.',
  );
  expect(totalWords(none, '7d', { turns: ['us'], statuses: [] })).toMatch(
    /^Nothing of the last 7 days is still open\./,
  );
});

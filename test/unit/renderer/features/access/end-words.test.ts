import { expect, test } from 'vitest';
import {
  countEnds,
  type End,
  leftWords,
  standingOf,
} from '#renderer/features/access/end-words.tsx';
import { timeWords } from '#renderer/ui/time-format.ts';
import { calendarDays } from '#shared/domain/access/calendar-days.ts';
import { Instant } from '#shared/time.ts';

const NOW = '2026-11-21T22:00:00Z';
const facts = { nowMs: Date.parse(NOW), days: calendarDays('Europe/Oslo'), words: timeWords('en') };
const ends = (at: string): End => ({ state: 'ends', endAt: Instant.parse(at) });

test.each([
  ['an hour before midnight', ends('2026-11-21T22:40:00Z'), 'today, in 40m', 'breached'],
  ['just after midnight', ends('2026-11-21T23:30:00Z'), 'tomorrow', 'warning'],
  ['less than three times 24 hours', ends('2026-11-24T08:00:00Z'), 'in 3 days', 'warning'],
  ['in two weeks', ends('2026-12-05T08:00:00Z'), 'in 14 days', 'warning'],
  ['later', ends('2026-12-06T08:00:00Z'), 'in 15 days', 'running'],
  ['since it was read', ends(NOW), 'has ended', 'stopped'],
  ['long ago', { ...ends('2026-11-01T08:00:00Z'), state: 'ended' }, 'has ended', 'stopped'],
  ['never', { state: 'never', endAt: null }, 'does not end', 'running'],
  ['who knows', { state: 'unknown', endAt: null }, 'end not told', 'running'],
] satisfies [string, End, string, string][])('an end %s', (_, end, words, standing) => {
  expect(leftWords(end, facts)).toBe(words);
  expect(standingOf(end, facts)).toBe(standing);
});

test('only what still ends is counted as an end', () => {
  const all: End[] = [
    ends('2026-11-24T08:00:00Z'),
    ends(NOW),
    { state: 'never', endAt: null },
    { state: 'unknown', endAt: null },
  ];
  expect(countEnds(all, facts.nowMs)).toEqual({ ends: 1, never: 1, unknown: 1, ended: 1 });
});

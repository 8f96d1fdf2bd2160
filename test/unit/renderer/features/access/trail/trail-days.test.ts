import { expect, test } from 'vitest';
import { daysAsked } from '#renderer/features/access/trail/trail-days.ts';

test('days reach from the beginning of the first to the end of the last, by the clock of the person', () => {
  const { from, until } = daysAsked('2026-11-20', '2026-11-20');
  expect(from).toBe(new Date(2026, 10, 20).toISOString());
  expect(until).toBe(new Date(2026, 10, 21).toISOString());
});

test('a day that was not chosen, or is half written, binds nothing', () => {
  expect(daysAsked('', '')).toEqual({ from: null, until: null });
  expect(daysAsked('2026-11', 'x-y-z')).toEqual({ from: null, until: null });
});

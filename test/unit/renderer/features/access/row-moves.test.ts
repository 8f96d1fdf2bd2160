import { expect, test } from 'vitest';
import { movedTo, moveOf, standsAt } from '#renderer/features/access/row-moves.ts';

const LAST = 19;

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowUp', 3, 2],
  ['PageDown', 3, 11],
  ['PageUp', 11, 3],
  ['Home', 7, 0],
  ['End', 7, LAST],
  ['ArrowUp', 0, 0],
  ['ArrowDown', LAST, LAST],
  ['PageDown', 15, LAST],
  ['PageUp', 2, 0],
])('%s leads from row %i to row %i, never past an end', (key, from, to) => {
  const move = moveOf(key);
  expect(move && movedTo(move, from, LAST)).toBe(to);
});

test('a key that leads nowhere is left to whoever else listens', () => {
  expect([moveOf('j'), moveOf('Enter'), moveOf('constructor')]).toEqual([null, null, null]);
});

test('the keys go on meaning their row when a look puts another one above it, and its place when it has left', () => {
  const keyOf = (row: string) => row;
  const cursor = { key: 'b', place: 1 };
  expect(standsAt(['a', 'b', 'c'], keyOf, cursor)).toBe(1);
  expect(standsAt(['new', 'a', 'b', 'c'], keyOf, cursor)).toBe(2);
  expect(standsAt(['a', 'c'], keyOf, cursor)).toBe(1);
  expect(standsAt(['a'], keyOf, cursor)).toBe(0);
  expect(standsAt([], keyOf, cursor)).toBe(-1);
  expect(standsAt(['a', 'b'], keyOf, { key: null, place: 0 })).toBe(0);
});

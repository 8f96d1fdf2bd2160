import { expect, test } from 'vitest';
import { movedTo, moveOf } from '#renderer/features/access/row-moves.ts';

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

import { expect, test } from 'vitest';
import { nothingNext } from '#renderer/features/access/nothing-next.ts';

const words = { done: 'Everything is decided.', last: 'This is the last one.' };
const said = (all: number, here: number) => nothingNext({ all, here, ...words }).text;

test('that everything is decided is said only where nothing is left, here or behind the filter', () => {
  expect(said(0, 0)).toBe('Everything is decided.');
  expect(said(1, 1)).toBe('This is the last one.');
  expect(said(4, 0)).toBe('Nothing left here. 4 others elsewhere.');
  expect(said(2, 1)).toBe('This is the last one. 1 other elsewhere.');
  expect(nothingNext({ all: 4, here: 0, ...words }).elsewhere).toBe(4);
});

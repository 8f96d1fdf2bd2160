import { expect, test } from 'vitest';
import { sortedBy } from '#renderer/features/board/board-order.ts';
import type { BoardSort } from '#shared/domain/board.ts';

const NEWEST: BoardSort = [{ by: 'updatedAt', descending: true }];
const severe = { by: 'severity', descending: true } as const;

test('a header sorts by its column alone, and a second press turns it round', () => {
  const once = sortedBy(NEWEST, 'severity', false);
  expect(once).toEqual([severe]);
  expect(sortedBy(once, 'severity', false)).toEqual([{ ...severe, descending: false }]);
});

test('adding puts a column after those there are, up to three', () => {
  const two = sortedBy([severe], 'tenant', true);
  expect(two).toEqual([severe, { by: 'tenant', descending: false }]);
  const three = sortedBy(two, 'alerts', true);
  expect(three.map(({ by }) => by)).toEqual(['severity', 'tenant', 'alerts']);
  expect(sortedBy(three, 'status', true).map(({ by }) => by)).toEqual([
    'severity',
    'tenant',
    'status',
  ]);
});

test('adding a column that is there turns it round in its place', () => {
  const two: BoardSort = [severe, { by: 'tenant', descending: false }];
  expect(sortedBy(two, 'severity', true)).toEqual([{ ...severe, descending: false }, two[1]]);
});

test('a plain press on one of several keeps it as it is, alone', () => {
  const two: BoardSort = [severe, { by: 'tenant', descending: true }];
  expect(sortedBy(two, 'tenant', false)).toEqual([{ by: 'tenant', descending: true }]);
});

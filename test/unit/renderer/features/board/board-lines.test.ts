import { expect, test } from 'vitest';
import {
  lineAt,
  lineOfRow,
  linesOf,
  partAtLine,
  partOfRow,
  rowsAmong,
} from '#renderer/features/board/board-lines.ts';

const GROUPS = [
  { value: 'high', count: 3 },
  { value: 'medium', count: 1 },
  { value: 'low', count: 1_000_000 },
];
const open = linesOf(1_000_004, GROUPS, new Set());
const folded = linesOf(1_000_004, GROUPS, new Set(['high', 'low']));
const words = (lines: typeof open, count: number) =>
  Array.from({ length: count }, (_, line) => {
    const found = lineAt(lines, line);
    return found.kind === 'row' ? found.index : found.part.value;
  });

test('each group has its heading above its rows', () => {
  expect(words(open, 8)).toEqual(['high', 0, 1, 2, 'medium', 3, 'low', 4]);
  expect(open.total).toBe(1_000_007);
  expect(lineAt(open, 1_000_006)).toEqual({ kind: 'row', index: 1_000_003 });
});

test('a collapsed group is its heading alone, and its rows have no line', () => {
  expect(words(folded, 4)).toEqual(['high', 'medium', 3, 'low']);
  expect(folded.total).toBe(4);
  expect(lineOfRow(folded, 1)).toBeNull();
  expect(lineOfRow(folded, 3)).toBe(2);
});

test('every row finds the line that shows it, and the group it is in', () => {
  for (const index of [0, 2, 3, 4, 1_000_003]) {
    const line = lineOfRow(open, index) ?? -1;
    expect(lineAt(open, line)).toEqual({ kind: 'row', index });
    expect(partOfRow(open, index)).toBe(partAtLine(open, line));
  }
});

test('the rows of a part of the list come in as few pieces as they stand in', () => {
  expect(rowsAmong(open, 0, 7)).toEqual([{ first: 0, last: 4 }]);
  expect(rowsAmong(linesOf(8, GROUPS.slice(0, 2), new Set(['medium'])), 0, 9)).toEqual([
    { first: 0, last: 2 },
  ]);
  expect(rowsAmong(folded, 0, 3)).toEqual([{ first: 3, last: 3 }]);
  expect(rowsAmong(linesOf(100, null, new Set()), 5, 20)).toEqual([{ first: 5, last: 20 }]);
});

test('an empty list has no line, divided or not', () => {
  expect(linesOf(0, [], new Set())).toEqual({ total: 0, parts: [] });
  expect(rowsAmong(linesOf(0, [], new Set()), 0, 40)).toEqual([]);
});

import { expect, test } from 'vitest';
import {
  columnChoices,
  columnLayout,
  movedColumn,
  withColumn,
} from '#renderer/features/board/board-columns.ts';
import { BoardColumn } from '#shared/domain/board.ts';

test('where there is room every column wanted is shown, in its order', () => {
  expect(columnLayout(BoardColumn.options, 1700).columns).toEqual(BoardColumn.options);
  const own = ['updatedAt', 'title'] as const;
  expect(columnLayout(own, 1700).columns).toEqual(own);
});

test('where there is little, columns give way one after the other; severity, title and tenant never', () => {
  let before: readonly string[] = BoardColumn.options;
  for (let widthPx = 1700; widthPx >= 200; widthPx -= 50) {
    const { columns, template } = columnLayout(BoardColumn.options, widthPx);
    expect([...before]).toEqual(expect.arrayContaining([...columns]));
    expect(template.split('px').length).toBeGreaterThan(columns.length);
    before = columns;
  }
  expect(before).toEqual(['severity', 'title', 'tenant']);
});

test('a column is hidden, shown again at the end, and moved; the title stays', () => {
  const shown = ['severity', 'title', 'tenant'] as const;
  expect(withColumn(shown, 'severity', false)).toEqual(['title', 'tenant']);
  expect(withColumn(shown, 'tags', true)).toEqual([...shown, 'tags']);
  expect(withColumn(shown, 'title', false)).toEqual(shown);
  expect(movedColumn(shown, 'tenant', -1)).toEqual(['severity', 'tenant', 'title']);
  expect(movedColumn(shown, 'severity', -1)).toEqual(shown);
  const choices = columnChoices(shown);
  expect(choices.slice(0, 3).map(({ column }) => column)).toEqual(shown);
  expect(choices.filter(({ isShown }) => isShown)).toHaveLength(3);
  expect(choices).toHaveLength(BoardColumn.options.length);
});

test('the title has room before the other columns grow beyond what they need', () => {
  const pxOf = (column: BoardColumn, widthPx: number) => {
    const { columns, template } = columnLayout(BoardColumn.options, widthPx);
    const tracks = template.match(/minmax\([^)]*\)|minmax\(min\(.*?\), 1fr\)/g) ?? [];
    const others = columns.filter((other) => other !== 'title');
    const pixels = template.replace(/minmax\(min\([^)]*\), 1fr\) ?/, '').match(/\d+(?=px)/g) ?? [];
    expect(tracks.length).toBeGreaterThan(0);
    const sum = pixels.reduce((all, px) => all + Number(px), 0);
    if (column === 'title') return widthPx - sum - others.length * 10 - 20;
    return Number(pixels[others.indexOf(column)]);
  };
  expect(pxOf('title', 1360)).toBeGreaterThanOrEqual(400);
  expect(pxOf('status', 1360)).toBeGreaterThanOrEqual(92);
  expect(pxOf('status', 1800)).toBe(150);
  expect(pxOf('title', 1800)).toBeGreaterThan(600);
});

test('beside an open incident, whose it is and how it stands is still there', () => {
  const { columns } = columnLayout(BoardColumn.options, 767);
  expect(columns).toEqual(expect.arrayContaining(['status', 'dueAt', 'assignedTo']));
  expect(columnLayout(BoardColumn.options, 640).columns).toContain('dueAt');
});

test('what the list is ordered by stays while anything else can give way, with room for its arrow', () => {
  const sort = [{ by: 'createdAt', descending: true } as const];
  for (let widthPx = 1700; widthPx >= 600; widthPx -= 50) {
    expect(columnLayout(BoardColumn.options, widthPx, sort).noRoom).not.toContain('createdAt');
  }
  const track = (sorted: typeof sort | []) =>
    Number(/(\d+)px\)$/.exec(columnLayout(['title', 'createdAt'], 700, sorted).template)?.[1]);
  expect(track(sort)).toBeGreaterThanOrEqual(60);
  expect(track([])).toBeLessThan(50);
});

test('beside an open incident in a window of 1280 the time that is left stays, whatever the list is ordered by', () => {
  for (const by of BoardColumn.options) {
    const { columns } = columnLayout(BoardColumn.options, 778, [{ by, descending: true }]);
    expect(columns).toEqual(expect.arrayContaining(['severity', 'title', 'tenant', 'dueAt', by]));
  }
  const byChange = columnLayout(BoardColumn.options, 778, [{ by: 'updatedAt', descending: true }]);
  expect(byChange.columns).toContain('assignedTo');
});

test('what has no room is told', () => {
  expect(columnLayout(BoardColumn.options, 1700).noRoom).toEqual([]);
  expect(columnLayout(BoardColumn.options, 700).noRoom).toContain('tags');
});

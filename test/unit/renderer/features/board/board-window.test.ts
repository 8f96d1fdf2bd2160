import { linesOf } from '#renderer/features/board/board-lines.ts';
import { drawnLines } from '#renderer/features/board/drawn-lines.ts';
import { expect, test } from 'vitest';
import {
  arrivalsIn,
  indexOf,
  missingPages,
  NO_ROWS,
  PAGE,
  positionOf,
  reordered,
  rowAt,
  withPage,
  withRows,
} from '#renderer/features/board/board-window.ts';
import { fakeRows } from '#test/fakes/board-data.ts';
import { fakeTenants } from '#test/fakes/tenant-data.ts';
import { keyText } from '#shared/domain/incident.ts';

const rows = fakeRows(fakeTenants(3), 20 * PAGE);
const page = (number: number, total = rows.length) => ({
  rows: rows.slice(number * PAGE, (number + 1) * PAGE),
  total,
  snoozed: 0,
  next: `after-${number}`,
});
const atTop = reordered(NO_ROWS, page(0));

test('the next page is asked for by key, a jump by its place', () => {
  expect(positionOf(atTop, 1)).toEqual({ kind: 'after', cursor: 'after-0' });
  expect(positionOf(atTop, 7)).toEqual({ kind: 'offset', offset: 7 * PAGE });
});

test('only pages on the screen that are not known are missing', () => {
  expect(missingPages(atTop, 10, 50)).toEqual([]);
  expect(missingPages(atTop, PAGE - 5, PAGE + 40)).toEqual([1]);
  expect(missingPages(NO_ROWS, 0, 50)).toEqual([]);
});

test('a new order keeps old rows to be seen but fetches them again', () => {
  const before = withPage(atTop, 1, page(1));
  const after = reordered(before, page(0));
  expect(rowAt(after, PAGE + 3)).not.toBeNull();
  expect(missingPages(after, PAGE, PAGE + 20)).toEqual([1]);
  expect(positionOf(after, 2)).toMatchObject({ kind: 'offset' });
});

test('pages far from the screen are forgotten, those around it never', () => {
  let window = reordered(NO_ROWS, { ...page(0), total: 500 * PAGE });
  for (let number = 1; number < 200; number += 1)
    window = withPage(window, number, page(number % 20));
  expect(window.pages.size).toBeLessThan(100);
  expect(rowAt(window, 199 * PAGE)).not.toBeNull();
  expect(rowAt(window, 0)).toBeNull();
});

test('a row is found again by its key', () => {
  const fifth = rows[5];
  expect(fifth && indexOf(atTop, keyText(fifth))).toBe(5);
});

test('new rows, changed rows and rows that left are counted as arrivals', () => {
  expect(arrivalsIn(atTop, page(0))).toBe(0);
  const [first, ...rest] = page(0).rows;
  if (!first) throw new Error('The fake has no rows.');
  const changed = { ...first, updatedAt: rest[0]?.updatedAt ?? first.updatedAt };
  expect(arrivalsIn(atTop, { ...page(0), rows: [changed, ...rest] })).toBe(1);
  expect(arrivalsIn(atTop, page(0, rows.length - 4))).toBe(4);
});

test('what the person changed themselves is no arrival, also where it left the list or came back', () => {
  const [first, ...rest] = page(0).rows;
  if (!first) throw new Error('The fake has no rows.');
  const own = { ...first, updatedAt: rest[0]?.updatedAt ?? first.updatedAt, own: true };
  const changed = { ...page(0), rows: [own, ...rest] };
  expect(arrivalsIn(atTop, changed)).toBe(0);
  const shown = withRows(atTop, new Map([[keyText(own), own]]));
  const left = { ...page(0), rows: rest, total: page(0).total - 1 };
  expect(arrivalsIn(shown, left)).toBe(0);
  expect(arrivalsIn(reordered(shown, left), changed)).toBe(0);
  expect(arrivalsIn(shown, { ...left, total: left.total - 1 })).toBe(1);
});

test('every line is named by its incident, also while one stands in two places', () => {
  const doubled = withPage(atTop, 1, { ...page(1), rows: rows.slice(PAGE - 1, 2 * PAGE - 1) });
  const slots = drawnLines(
    doubled,
    linesOf(doubled.total, null, new Set()),
    PAGE - 2,
    PAGE + 2,
  ).filter((line) => line.kind === 'row');
  expect(slots.map(({ index }) => index)).toEqual([PAGE - 2, PAGE - 1, PAGE, PAGE + 1]);
  expect(slots[2]?.placed?.row).toBe(slots[1]?.placed?.row);
  expect(new Set(slots.map(({ slot }) => slot)).size).toBe(4);
  expect(slots[1]?.slot).toBe(slots[1]?.placed && keyText(slots[1].placed.row));
});

test('pages on the screen are kept, however far they are from the one that came last', () => {
  let window = { ...NO_ROWS, total: 100_000 };
  window = withPage(window, 900, page(0));
  const onScreen = [{ first: 900 * PAGE, last: 900 * PAGE + 20 }];
  for (let number = 0; number < 70; number += 1)
    window = withPage(window, number, page(0), onScreen);
  expect(window.pages.has(900)).toBe(true);
  expect(window.pages.size).toBe(60);
});

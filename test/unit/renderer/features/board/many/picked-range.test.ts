import { expect, test } from 'vitest';
import { linesOf } from '#renderer/features/board/board-lines.ts';
import { NO_ROWS, PAGE, withPage } from '#renderer/features/board/board-window.ts';
import {
  cutWords,
  endOf,
  fullWords,
  joinedRange,
  pickedRange,
} from '#renderer/features/board/many/picked-range.ts';
import { fakeApi } from '#test/fakes/api.ts';

const { rows } = fakeApi({ tenants: 3, incidents: 3_000 }).world;
const ids = (some: readonly { incidentId: string }[]) => some.map(({ incidentId }) => incidentId);

/** A list of all of them of which only some pages were read. */
function shown(pages: readonly number[]) {
  let window = { ...NO_ROWS, total: rows.length };
  for (const page of pages) {
    const read = rows.slice(page * PAGE, (page + 1) * PAGE);
    window = { ...withPage(window, page, { rows: read, total: rows.length, next: null }) };
  }
  return { window, lines: linesOf(rows.length, null, new Set()) };
}

test('a range of which all was read is whole, in either direction, and without what is put away', () => {
  const { window } = shown([0, 1]);
  const state = { window, lines: linesOf(rows.length, null, new Set<string>()) };
  expect(pickedRange(state, 98, 101)).toMatchObject({ isWhole: true, total: 4 });
  expect(ids(pickedRange(state, 101, 98).rows)).toEqual(ids(rows.slice(98, 102)).toReversed());
  const groups = [
    { value: 'high', count: 99 },
    { value: 'low', count: 3 },
    { value: 'other', count: rows.length - 102 },
  ];
  const folded = { window, lines: linesOf(rows.length, groups, new Set(['low'])) };
  expect(ids(pickedRange(folded, 98, 103).rows)).toEqual(
    ids([98, 102, 103].flatMap((at) => rows[at] ?? [])),
  );
});

test('one of which a page was never read is not whole, however it is looked at', () => {
  const state = shown([0, 2]);
  expect(pickedRange(state, 99, 200)).toMatchObject({ isWhole: false, total: 102 });
  expect(ids(endOf(state, 97, 200).rows)).toEqual(ids(rows.slice(97, 100)));
  expect(ids(endOf(state, 202, 97).rows)).toEqual(ids(rows.slice(200, 203)).toReversed());
});

test('what was not read comes from core; what is shown outside is not meant', () => {
  const state = shown([0, 2]);
  const range = pickedRange(state, 99, 200);
  const [above, inside] = [rows[3], rows[150]];
  if (!above || !inside) throw new Error('Too few rows.');
  const found = joinedRange(state, range, { rows: [above, inside], total: 102 });
  expect(ids(found.rows)).toEqual(ids([99, 200, 150].flatMap((at) => rows[at] ?? [])));
});

test('over the limit those next to where it begins are meant, and it is said', () => {
  const state = shown(Array.from({ length: 30 }, (_, page) => page));
  const range = pickedRange(state, 2_999, 500);
  expect(range).toMatchObject({ isWhole: true, total: 2_500 });
  expect(ids(range.rows)).toEqual(ids(rows.slice(1_000)).toReversed());
  expect(cutWords(range.total, 'row')).toBe(
    'The first 2,000 of 2,500 from where you began are picked: one gesture changes no more.',
  );
  expect(cutWords(2_000, 'row')).toBeNull();
  expect(cutWords(45_112, 'beginning')).toBe(
    'The first 2,000 of 45,112 are picked: one gesture changes no more.',
  );
  expect(fullWords(3)).toBe('3 not picked: 2,000 are already, and one gesture changes no more.');
});

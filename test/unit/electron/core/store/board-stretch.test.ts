import { afterAll, expect, test } from 'vitest';
import type { StretchEnd } from '#shared/contract/board.ts';
import { MANY } from '#shared/contract/many-incidents.ts';
import { Grouping } from '#shared/domain/arrangement.ts';
import {
  BoardColumn,
  type BoardFilter,
  type BoardRow,
  type BoardSort,
  EVERYTHING_OPEN,
} from '#shared/domain/board.ts';
import { instant } from '#shared/time.ts';
import { answer, graphIncident, NOW } from '#test/fakes/answers.ts';
import { chooser, filledBoard } from '#test/fakes/board-world.ts';

const ALL: BoardFilter = { ...EVERYTHING_OPEN, scope: 'all' };
const NEWEST: BoardSort = [{ by: 'updatedAt', descending: true }];

const { cache, board } = await filledBoard();
afterAll(() => cache.remove());

/** The whole list as it is scrolled through. */
function listOf(filter: BoardFilter, sort: BoardSort, group: Grouping | null) {
  const rows: BoardRow[] = [];
  let groups: readonly { value: string; count: number }[] = [];
  for (;;) {
    const at = { kind: 'offset', offset: rows.length } as const;
    const page = board.page({ filter, sort, group, at, limit: 200 }, NOW);
    groups = page.groups ?? groups;
    rows.push(...page.rows);
    if (rows.length >= page.total) return { rows, groups };
  }
}

const keyOf = ({ tenantId, incidentId }: BoardRow) => `${tenantId}/${incidentId}`;
/** An end as the page tells it: the row, and those beside it inwards. */
function endAt(rows: readonly BoardRow[], offset: number, step: 1 | -1, beside = 4): StretchEnd {
  const shown = Array.from({ length: beside + 1 }, (_, place) => rows[offset + step * place])
    .filter((row) => row !== undefined)
    .map(({ tenantId, incidentId, updatedAt }) => ({ tenantId, incidentId, updatedAt }));
  return { offset, rows: shown };
}

const draws = Array.from({ length: 24 }, (_, seed) => seed + 900);

test.each(draws)('what lies between two rows is what a scroll through shows, draw %i', (seed) => {
  const { next, pick } = chooser(seed * 11);
  const group = seed % 2 === 0 ? null : pick(Grouping.options);
  const sort = [{ by: pick(BoardColumn.options), descending: next() < 0.5 }];
  const { rows, groups } = listOf(ALL, sort, group);
  const one = Math.floor(next() * 1_000);
  const other = one + Math.floor(next() * 1_900);
  const away = groups.filter(() => next() < 0.3).map(({ value }) => value);
  const hidden = new Set<BoardRow>();
  let start = 0;
  for (const { value, count } of groups) {
    if (away.includes(value)) for (const row of rows.slice(start, start + count)) hidden.add(row);
    start += count;
  }
  const between = rows.slice(one, other + 1).filter((row) => !hidden.has(row));
  const [upper, lower] = [endAt(rows, one, 1), endAt(rows, Math.min(other, rows.length - 1), -1)];

  const asked = { filter: ALL, sort, group, away };
  const down = board.stretch({ ...asked, from: upper, to: lower }, NOW);
  expect(down?.rows.map(keyOf)).toEqual(between.map(keyOf));
  expect(down?.total).toBe(between.length);
  const up = board.stretch({ ...asked, from: lower, to: upper }, NOW);
  expect(up?.rows.map(keyOf)).toEqual(between.map(keyOf).toReversed());
});

test('of more than one gesture changes, those next to where it begins are told, and how many there are', () => {
  const { rows } = listOf(ALL, NEWEST, null);
  const asked = { filter: ALL, sort: NEWEST, group: null, away: [] };
  const last = rows.length - 1;
  expect(last).toBeGreaterThan(MANY);
  const all = board.stretch({ ...asked, from: null, to: null }, NOW);
  expect(all?.rows.map(keyOf)).toEqual(rows.slice(0, MANY).map(keyOf));
  expect(all?.total).toBe(rows.length);
  const [from, to] = [endAt(rows, last, -1), endAt(rows, 3, 1)];
  const up = board.stretch({ ...asked, from, to }, NOW);
  expect(up?.rows.map(keyOf)).toEqual(rows.map(keyOf).toReversed().slice(0, MANY));
  expect(up?.total).toBe(rows.length - 3);
});

test('an end that changed is found by the rows beside it, and by none where all of them did', async () => {
  const { rows } = listOf(ALL, NEWEST, null);
  const asked = { filter: ALL, sort: NEWEST, group: null, away: [] };
  const [from, to] = [endAt(rows, 1_500, 1), endAt(rows, 1_900, -1)];
  const moved = rows[1_500];
  if (!moved) throw new Error('The list is short.');
  await cache.writer.saveIncidents({
    ...answer(moved.tenantId, [
      graphIncident({ id: moved.incidentId, lastUpdateDateTime: instant(NOW) }),
    ]),
    expanded: false,
  });
  expect(keyOf(listOf(ALL, NEWEST, null).rows[1_500] ?? moved)).not.toBe(keyOf(moved));
  const found = board.stretch({ ...asked, from, to }, NOW);
  expect(found?.rows.map(keyOf)).toEqual(rows.slice(1_501, 1_901).map(keyOf));
  const alone = { ...from, rows: from.rows.slice(0, 1) };
  expect(board.stretch({ ...asked, from: alone, to }, NOW)).toBeNull();
});

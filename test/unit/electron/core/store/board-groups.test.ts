import { afterAll, expect, test } from 'vitest';
import { Grouping } from '#shared/domain/arrangement.ts';
import {
  ASSIGNED_TO_NOBODY,
  BoardColumn,
  type BoardFilter,
  type BoardRow,
  type BoardSort,
  EVERYTHING_OPEN,
} from '#shared/domain/board.ts';
import { standingOf } from '#shared/domain/clock/board-clock.ts';
import { MINUTE_MS } from '#shared/time.ts';
import { NOW } from '#test/fakes/answers.ts';
import { randomFilter } from '#test/fakes/board-expressions.ts';
import { modelPasses, modelSorted } from '#test/fakes/board-model.ts';
import { chooser, filledBoard, NAMED, TENANTS } from '#test/fakes/board-world.ts';

const ALL: BoardFilter = { ...EVERYTHING_OPEN, scope: 'all' };
const { cache, board, model } = await filledBoard();
afterAll(() => cache.remove());

const page = (filter: BoardFilter, sort: BoardSort, group: Grouping, offset: number) =>
  board.page({ filter, sort, group, at: { kind: 'offset', offset }, limit: 100 }, NOW);
const valueOf = (row: BoardRow, group: Grouping): string => {
  if (group === 'tenant') return row.tenantId;
  if (group === 'sla') return standingOf(row.clock, Math.floor(NOW / MINUTE_MS) * MINUTE_MS);
  return (group === 'assignedTo' ? row.assignedTo : row[group]) ?? ASSIGNED_TO_NOBODY;
};
const keyOf = ({ tenantId, incidentId }: BoardRow) => `${tenantId}/${incidentId}`;

const draws = Array.from({ length: 40 }, (_, seed) => seed + 500);

test.each(draws)('a divided list agrees with the plain rule, random question %i', (seed) => {
  const { next, pick } = chooser(seed * 3);
  const filter = seed % 4 === 0 ? ALL : randomFilter(seed);
  const group = pick(Grouping.options);
  const sort = [{ by: pick(BoardColumn.options), descending: next() < 0.5 }];
  const wanted = model
    .filter((row) => modelPasses(row, filter, TENANTS, NOW))
    .map(({ row }) => row);
  const first = page(filter, sort, group, 0);
  const groups = first.groups ?? [];

  // Every row has its group, and each group has the rows that the plain rule puts there, in its order.
  const sorted = modelSorted(wanted, sort, NAMED);
  const expected = groups.flatMap(({ value }) =>
    sorted.filter((row) => valueOf(row, group) === value),
  );
  expect(expected).toHaveLength(wanted.length);
  expect(groups.map(({ count }) => count)).toEqual(
    groups.map(({ value }) => wanted.filter((row) => valueOf(row, group) === value).length),
  );
  expect(groups.every(({ count }) => count > 0)).toBe(true);

  const offset = Math.floor(next() * (expected.length + 10));
  expect(first.rows.map(keyOf)).toEqual(expected.slice(0, 100).map(keyOf));
  expect(page(filter, sort, group, offset).rows.map(keyOf)).toEqual(
    expected.slice(offset, offset + 100).map(keyOf),
  );
  expect(first.next).toBeNull();
  expect(first.total).toBe(wanted.length);
});

test('groups stand in the order a person looks for them', () => {
  const values = (group: Grouping) =>
    (page(ALL, [{ by: 'title', descending: false }], group, 0).groups ?? []).map(
      ({ value }) => value,
    );
  expect(values('severity')[0]).toBe('high');
  expect(values('turn')[0]).toBe('us');
  expect(values('status')[0]).toBe('active');
  expect(values('assignedTo')[0]).toBe(ASSIGNED_TO_NOBODY);
  expect(values('tenant')).toEqual(
    [...NAMED]
      .sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1))
      .map(({ id }) => id),
  );
});

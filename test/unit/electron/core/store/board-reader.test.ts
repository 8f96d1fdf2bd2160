import { afterAll, describe, expect, test } from 'vitest';
import {
  AGE_BUCKETS,
  AgeBucket,
  ASSIGNED_TO_ME,
  ASSIGNED_TO_NOBODY,
  UNTAGGED,
  BoardColumn,
  type BoardFilter,
  type BoardSort,
  EVERYTHING_OPEN,
} from '#shared/domain/board.ts';
import { Standing, standingOf } from '#shared/domain/clock/board-clock.ts';
import { isOpen } from '#shared/domain/incident.ts';
import { homeName } from '#shared/domain/person-name.ts';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { DAY_MS, instant, millis } from '#shared/time.ts';
import { answer, graphIncident, NOW } from '#test/fakes/answers.ts';
import { modelPasses, modelSorted } from '#test/fakes/board-model.ts';
import { allRows, chooser, filledBoard, NAMED, TENANTS } from '#test/fakes/board-world.ts';
import { randomFilter } from '#test/fakes/board-expressions.ts';

const ALL: BoardFilter = { ...EVERYTHING_OPEN, scope: 'all' };

const { cache, board, model } = await filledBoard();
afterAll(() => cache.remove());

const all = (filter: BoardFilter, sort: BoardSort, limit?: number) =>
  allRows(board, filter, sort, limit);

/** One key in four, else two or three. */
function randomSort(seed: number): BoardSort {
  const { next, pick } = chooser(seed);
  const columns = new Set([pick(BoardColumn.options)]);
  if (next() > 0.25) columns.add(pick(BoardColumn.options));
  if (next() > 0.5) columns.add(pick(BoardColumn.options));
  return [...columns].map((by) => ({ by, descending: next() < 0.5 }));
}

const keyOf = ({ tenantId, incidentId }: { tenantId: string; incidentId: string }) =>
  `${tenantId}/${incidentId}`;

describe('the board agrees with the plain rule', () => {
  const seeds = Array.from({ length: 80 }, (_, seed) => seed + 100);

  test.each(seeds)('on rows, order and total of random filter %i', (seed) => {
    const filter = randomFilter(seed);
    const { next } = chooser(seed * 7);
    const sort = randomSort(seed * 7 + 1);
    const wanted = model
      .filter((row) => modelPasses(row, filter, TENANTS, NOW))
      .map(({ row }) => row);
    const expected = modelSorted(wanted, sort, NAMED).map(keyOf);

    const offset = Math.floor(next() * (expected.length + 10));
    const page = board.page({ filter, sort, at: { kind: 'offset', offset }, limit: 50 }, NOW);

    expect(all(filter, sort, 97).map(keyOf)).toEqual(expected);
    expect(page.rows.map(keyOf)).toEqual(expected.slice(offset, offset + 50));
    expect(page.total).toBe(expected.length);
    expect(page.next === null).toBe(offset + 50 >= expected.length);
  });

  test.each(seeds)('on every count of random filter %i', (seed) => {
    const filter = randomFilter(seed);
    const without = (part: Partial<BoardFilter>) =>
      model
        .filter((row) => modelPasses(row, { ...filter, ...part }, TENANTS, NOW))
        .map(({ row }) => row);
    const counted = (values: readonly string[]) => {
      const counts = new Map<string, number>();
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
      return [...counts].map(([value, count]) => ({ value, count })).sort(byCount);
    };
    const byCount = (
      one: { value: string; count: number },
      other: { value: string; count: number },
    ) => other.count - one.count || (one.value < other.value ? -1 : 1);
    const ages = without({ youngerThan: null, olderThan: null });

    expect(board.counts(filter, NOW)).toEqual({
      total: without({}).length,
      facets: {
        tenant: counted(without({ tenants: [] }).map(({ tenantId }) => tenantId)),
        tag: counted(
          without({ tags: [] }).flatMap(({ tags }) => (tags.length === 0 ? [UNTAGGED] : tags)),
        ),
        severity: counted(without({ severities: [] }).map(({ severity }) => severity)),
        status: counted(without({ statuses: [] }).map(({ status }) => status)),
        turn: counted(without({ turns: [] }).map(({ turn }) => turn)),
        clock: counted(without({ clocks: [] }).map(({ clock }) => standingOf(clock, NOW))),
        assignee: counted(
          without({ assignees: [] }).map(({ assignedTo, mine }) =>
            mine ? ASSIGNED_TO_ME : homeName(assignedTo ?? ASSIGNED_TO_NOBODY),
          ),
        ),
        age: AgeBucket.options.map((value) => ({
          value,
          count: ages.filter(({ createdAt }) => NOW - millis(createdAt) < AGE_BUCKETS[value])
            .length,
        })),
      },
    });
  });
});

test.each(['createdAt', 'updatedAt'] as const)(
  'a jump far down the list by %s lands on the right row',
  (by) => {
    for (const descending of [true, false]) {
      const sort = [{ by, descending }];
      const expected = modelSorted(
        model.map(({ row }) => row),
        sort,
        NAMED,
      ).map(keyOf);
      for (const offset of [1_000, 1_717, expected.length - 1]) {
        const page = board.page(
          { filter: ALL, sort, at: { kind: 'offset', offset }, limit: 20 },
          NOW,
        );
        expect(page.rows.map(keyOf)).toEqual(expected.slice(offset, offset + 20));
      }
    }
  },
);

test.each([10, 30, 97])(
  'the few rows of a rare filter come tenant by tenant, page by page, in pages of %i',
  (limit) => {
    const filter: BoardFilter = { ...ALL, severities: ['high'], tags: ['vip'], turns: ['us'] };
    const rare = model
      .filter((row) => modelPasses(row, filter, TENANTS, NOW))
      .map(({ row }) => row);
    expect(rare.length).toBeGreaterThan(30);
    expect(rare.length).toBeLessThan(model.length / 15);
    for (const descending of [true, false]) {
      const sort: BoardSort = [{ by: 'tenant', descending }];
      const expected = modelSorted(rare, sort, NAMED).map(keyOf);
      expect(all(filter, sort, limit).map(keyOf)).toEqual(expected);
      const at = { kind: 'offset', offset: 17 } as const;
      expect(board.page({ filter, sort, at, limit }, NOW).rows.map(keyOf)).toEqual(
        expected.slice(17, 17 + limit),
      );
    }
  },
);

test.each([
  ['"lateral" -malware', ''],
  ['-malware -phishing', ''],
  ['"lateral" "movement" -endpoint severity:high,low', ''],
  ['-endpoint', 'malw'],
  ['(severity:high or "logon") -lateral', 'phish'],
  ['"lateral" -"lateral"', ''],
])('words that are asked for and words that are left out: %s beside %s', (query, text) => {
  const filter: BoardFilter = { ...parseBoardQuery(`is:all ${query}`, []).filter, text };
  const sort: BoardSort = [{ by: 'createdAt', descending: true }];
  const wanted = model
    .filter((row) => modelPasses(row, filter, TENANTS, NOW))
    .map(({ row }) => row);
  expect(all(filter, sort).map(keyOf)).toEqual(modelSorted(wanted, sort, NAMED).map(keyOf));
  expect(board.counts(filter, NOW).total).toBe(wanted.length);
});

test('every row that was saved is on the board', () => {
  expect(model.length).toBe(new Set(model.map(({ row }) => keyOf(row))).size);
  expect(board.total()).toBe(model.length);
  const perTenant = [...board.byTenant(NOW).values()];
  const sum = (of: 'incidents' | 'over') => perTenant.reduce((all, one) => all + one[of], 0);
  expect(sum('incidents')).toBe(model.length);
  const breached = { ...ALL, scope: 'open', clocks: ['breached'] } as const;
  const over = all({ ...breached, clocks: [...breached.clocks] }, [
    { by: 'createdAt', descending: true },
  ]);
  expect(over.length).toBeGreaterThan(0);
  expect(sum('over')).toBe(over.length);
});

test('what was seen closed is found by when; what was closed at the first look is not', () => {
  const seen = model.filter(({ closedMs }) => closedMs !== null);
  const where = { kind: 'compare', field: 'closed', way: '>=', value: 0 } as const;
  const found = all({ ...ALL, where }, [{ by: 'createdAt', descending: true }]);
  expect(seen.length).toBeGreaterThan(100);
  expect(new Set(found.map(keyOf))).toEqual(new Set(seen.map(({ row }) => keyOf(row))));
  expect(found.every(({ status }) => !isOpen(status))).toBe(true);
});

test('the world has clocks of every standing, and the one that is due first stands first', () => {
  const standings = new Set(model.map(({ row }) => standingOf(row.clock, NOW)));
  expect(standings).toEqual(new Set(Standing.options));
  const rows = all(ALL, [{ by: 'dueAt', descending: false }]);
  const states = rows
    .map(({ clock }) => clock.state)
    .filter((one, at, list) => one !== list[at - 1]);
  expect(states).toEqual(['running', 'stopped', 'none']);
});

test('an unknown severity stands between high and medium', () => {
  const rows = all(ALL, [{ by: 'severity', descending: true }]);
  const words = rows
    .map(({ severity }) => severity)
    .filter((word, at, list) => word !== list[at - 1]);
  expect(words).toEqual(['high', 'extreme', 'medium', 'low', 'informational']);
});

test('rows asked for by key come in the order asked, null where one is gone', () => {
  const [first, second] = model;
  if (!first || !second) throw new Error('The model is empty.');
  const missing = {
    ...first.row,
    incidentId: second.row.incidentId,
    tenantId: TenantId.parse('eeeeeeee-0000-4000-8000-000000000000'),
  };
  expect(board.rows([second.row, missing, first.row])).toEqual([second.row, null, first.row]);
});

test.each([
  '',
  'nonsense',
  Buffer.from('["alerts",true,1,1,"1"]').toString('base64url'),
  Buffer.from('[[["title",true]],["a"],1,"1"]').toString('base64url'),
  Buffer.from('[[["alerts",false]],[3],1,"1"]').toString('base64url'),
  Buffer.from('[[["alerts",true]],["3"],1,"1"]').toString('base64url'),
  Buffer.from('[[["alerts",true],["turn",true]],[3,1],1,"1"]').toString('base64url'),
  Buffer.from('[[["alerts",true]],[],1,"1"]').toString('base64url'),
])('a forged cursor is refused: %s', (cursor) => {
  const sort = [{ by: 'alerts', descending: true }] as const;
  const ask = () =>
    board.page({ filter: ALL, sort, at: { kind: 'after', cursor }, limit: 10 }, NOW);
  expect(ask).toThrow(expect.objectContaining({ code: 'bad-input' }));
});

test('what is typed as text is never syntax', () => {
  const count = (text: string) => board.counts({ ...ALL, text }, NOW);
  for (const text of ['"', 'title:x', 'a* OR b', 'NEAR(', '-malware', '^x', ')']) {
    expect(count(text).total).toBeLessThanOrEqual(board.total());
  }
});

test('a change shows in the next answer, and a removed incident leaves page and counts', async () => {
  const victim = model.find(({ row }) => row.status === 'resolved')?.row;
  if (!victim) throw new Error('No closed row in the model.');
  const before = board.counts(ALL, NOW).total;
  const update = graphIncident({
    id: victim.incidentId,
    displayName: 'Renamed just now',
    lastUpdateDateTime: instant(NOW + 2 * DAY_MS),
  });
  await cache.writer.saveIncidents({ ...answer(victim.tenantId, [update]), expanded: false });

  expect(board.rows([victim])).toMatchObject([{ title: 'Renamed just now' }]);
  expect(
    board.page(
      {
        filter: { ...ALL, text: 'renamed' },
        sort: [{ by: 'title', descending: false }],
        at: { kind: 'offset', offset: 0 },
        limit: 5,
      },
      NOW,
    ).total,
  ).toBe(1);

  const { createdAt } = board.rows([victim])[0] ?? victim;
  await cache.writer.dropMissing({
    tenantId: victim.tenantId,
    createdFrom: createdAt,
    createdTo: instant(millis(createdAt) + 1),
    seenIds: [],
  });
  expect(board.rows([victim])).toEqual([null]);
  expect(board.counts(ALL, NOW).total).toBe(before - 1);
});

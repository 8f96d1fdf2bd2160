import { afterAll, expect, test } from 'vitest';
import { boardReader } from '#electron/core/store/board-reader.ts';
import { type BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { AGE_CLASSES, between, type ChartSpan } from '#shared/domain/charts/charts.ts';
import { timeEdges } from '#shared/domain/charts/time-edges.ts';
import { HOUR_MS } from '#shared/time.ts';
import { answer, graphIncident, NOW, temporaryCache } from '#test/fakes/answers.ts';
import { modelCharts } from '#test/fakes/board-charts-model.ts';
import { randomFilter } from '#test/fakes/board-expressions.ts';
import { filledBoard, NAMED, TENANTS } from '#test/fakes/board-world.ts';
import { TenantId } from '#shared/domain/tenant.ts';

const ALL: BoardFilter = { ...EVERYTHING_OPEN, scope: 'all' };
const { cache, board, model } = await filledBoard();
afterAll(() => cache.remove());

const byName = NAMED.toSorted((one, other) =>
  one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1,
);
const edgesOf = (span: ChartSpan, zone = 'Europe/Oslo') => timeEdges(span, zone, NOW);
const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

test.each(Array.from({ length: 60 }, (_, seed) => seed + 500))(
  'every count of every chart agrees with the plain rule under random filter %i',
  (seed) => {
    const drawn = randomFilter(seed);
    const span = (['24h', '72h', '14d'] as const)[seed % 3] ?? '24h';
    const edges = edgesOf(span, seed % 2 === 0 ? 'Asia/Kathmandu' : 'Europe/Oslo');
    const stretch = [edges[3] ?? 0, edges[9] ?? 0] as const;
    const asked = seed % 4 === 0 ? { ...drawn, ...between(drawn, 'created', stretch) } : drawn;
    const filter = seed % 5 === 0 ? { ...EVERYTHING_OPEN, where: asked.where } : asked;
    expect(board.charts(filter, edges, NOW)).toEqual(
      modelCharts(model, { filter, edges, tenants: byName, nowMs: NOW }),
    );
  },
);

test('the charts are not empty, so that agreeing means something', () => {
  const charts = board.charts(ALL, edgesOf('14d'), NOW);
  expect(sum(charts.arrivals)).toBeGreaterThan(500);
  expect(sum(charts.closings)).toBeGreaterThan(50);
  expect(charts.closedUnseen).toBeGreaterThan(50);
  expect(charts.turns.map(({ count }) => count > 0)).toContain(true);
});

test('what a press on a mark asks for is as many incidents as the mark says', () => {
  const total = (filter: BoardFilter) =>
    board.page(
      {
        filter,
        sort: [{ by: 'createdAt', descending: true }],
        at: { kind: 'offset', offset: 0 },
        limit: 1,
      },
      NOW,
    ).total;
  const charts = board.charts(EVERYTHING_OPEN, edgesOf('72h'), NOW);
  charts.arrivals.forEach((count, place) => {
    const stretch = [charts.edges[place] ?? 0, charts.edges[place + 1] ?? 0] as const;
    const pressed = (field: 'created' | 'closed') =>
      total({ ...EVERYTHING_OPEN, ...between(EVERYTHING_OPEN, field, stretch) });
    expect([pressed('created'), pressed('closed')]).toEqual([count, charts.closings[place]]);
  });
  for (const { severity, ages } of charts.open) {
    expect(
      AGE_CLASSES.map((age) => total({ ...EVERYTHING_OPEN, ...age, severities: [severity] })),
    ).toEqual(ages);
  }
  for (const { turn, count } of charts.turns) {
    expect(total({ ...EVERYTHING_OPEN, turns: [turn] })).toBe(count);
  }
});

test('a chart stays whole when one of its own marks is pressed, and the others follow', () => {
  const edges = edgesOf('24h');
  const whole = board.charts(EVERYTHING_OPEN, edges, NOW);
  const stretch = [edges[20] ?? 0, edges[21] ?? 0] as const;
  const pressed = board.charts(
    { ...EVERYTHING_OPEN, ...between(EVERYTHING_OPEN, 'created', stretch) },
    edges,
    NOW,
  );
  expect(pressed.arrivals).toEqual(whole.arrivals);
  expect(pressed.tenants).toEqual(whole.tenants);
  const open = (charts: typeof whole) => sum(charts.open.flatMap(({ ages }) => ages));
  expect(open(pressed)).toBeLessThan(open(whole));
});

test('the same minute and data give the same answer, a change gives another', async () => {
  const edges = edgesOf('24h');
  const first = board.charts(ALL, edges, NOW);
  expect(board.charts(ALL, edges, NOW + 20_000)).toBe(first);
  const created = new Date(NOW - HOUR_MS).toISOString();
  const tenant = TenantId.parse(TENANTS[0]?.id);
  const added = graphIncident({
    id: 'fresh',
    createdDateTime: created,
    lastUpdateDateTime: created,
  });
  await cache.writer.saveIncidents({ ...answer(tenant, [added]), expanded: true });
  const next = board.charts(ALL, edges, NOW);
  expect(sum(next.arrivals)).toBe(sum(first.arrivals) + 1);

  const updated = new Date(NOW - 60_000).toISOString();
  await cache.writer.saveIncidents({
    ...answer(tenant, [{ ...added, status: 'resolved', lastUpdateDateTime: updated }]),
    expanded: true,
  });
  const closed = board.charts(ALL, edges, NOW);
  expect(sum(closed.closings)).toBe(sum(next.closings) + 1);

  const again = new Date(NOW - 30_000).toISOString();
  await cache.writer.saveIncidents({
    ...answer(tenant, [{ ...added, status: 'active', lastUpdateDateTime: again }]),
    expanded: true,
  });
  expect(sum(board.charts(ALL, edges, NOW).closings)).toBe(sum(next.closings));
});

test('an empty cache has charts of zeros, and no tenant', () => {
  const empty = temporaryCache();
  const edges = timeEdges('24h', 'UTC', NOW);
  const charts = boardReader(empty.reader).charts(EVERYTHING_OPEN, edges, NOW);
  expect(charts.arrivals).toEqual(edges.slice(1).map(() => 0));
  expect(charts.open.map(({ severity, ages }) => [severity, sum(ages)])).toEqual([
    ['high', 0],
    ['medium', 0],
    ['low', 0],
    ['informational', 0],
  ]);
  expect(charts.tenants).toEqual([]);
  empty.remove();
});

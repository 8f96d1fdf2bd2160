import { boardReader } from '#electron/core/store/board-reader.ts';
import { findReader } from '#electron/core/store/find-reader.ts';
import type { Database } from '#electron/core/store/database.ts';
import type { Grouping } from '#shared/domain/arrangement.ts';
import { type BoardFilter, type BoardSort, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { timeEdges } from '#shared/domain/charts/time-edges.ts';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import { benchTenant, BENCH_NOW, boardFixture } from './board-fixture.ts';
import { MINUTE_MS } from '#shared/time.ts';
import { type Bench, type BenchResult, spread, type Taken, taken } from './report.ts';

const ALL: BoardFilter = { ...EVERYTHING_OPEN, scope: 'all' };
const LIMIT = 100;
const NEWEST: BoardSort = [{ by: 'createdAt', descending: true }];

interface PageQuery {
  readonly name: string;
  readonly filter: BoardFilter;
  readonly sort: BoardSort;
  /** How far down the list, as a share of it: by key, or by a jump to an offset. */
  readonly deep?: { readonly share: number; readonly how: 'key' | 'jump' } | undefined;
  /** How many times the usual bound: what looks at more than a column or two. */
  readonly slack?: number | undefined;
  /** The bare statement: the same rows by SQL alone, written for this one question. */
  readonly sql: string;
}

const CREATED = 'ORDER BY created_at DESC, tenant DESC, id DESC';
const from = (where: string, order = CREATED, offset = 0) =>
  `SELECT * FROM incidents ${where === '' ? '' : `WHERE ${where}`} ${order} LIMIT ${LIMIT} OFFSET ${offset}`;
const OPEN = 'status_rank < 100';

const asked = (query: string): BoardFilter => parseBoardQuery(query, []).filter;

const PAGES: readonly PageQuery[] = [
  { name: 'open, newest first', filter: EVERYTHING_OPEN, sort: NEWEST, sql: from(OPEN) },
  {
    name: 'open, most severe first',
    filter: EVERYTHING_OPEN,
    sort: [{ by: 'severity', descending: true }],
    sql: from(OPEN, 'ORDER BY severity_rank DESC, tenant DESC, id DESC'),
  },
  {
    name: 'high and ours',
    filter: { ...EVERYTHING_OPEN, severities: ['high'], turns: ['us'] },
    sort: NEWEST,
    sql: from(`${OPEN} AND severity_rank = 50 AND turn = 0`),
  },
  {
    name: 'one small tenant, all',
    filter: { ...ALL, tenants: [benchTenant(450)] },
    sort: [{ by: 'updatedAt', descending: true }],
    sql: from('+tenant = 451', 'ORDER BY updated_at DESC, tenant DESC, id DESC'),
  },
  {
    name: 'mine, tenants with Experts',
    filter: { ...EVERYTHING_OPEN, assignees: ['@me'], tenantTags: ['experts'] },
    sort: [{ by: 'tenant', descending: false }],
    sql: from(`${OPEN} AND mine = 1`),
  },
  {
    name: 'tag, younger than a week',
    filter: { ...EVERYTHING_OPEN, tags: ['vip'], youngerThan: '7d' },
    sort: [{ by: 'assignedTo', descending: false }],
    sql: from(`${OPEN} AND tags_key LIKE 'vip%' AND created_at > ${BENCH_NOW - 7 * 86_400_000}`),
  },
  {
    name: 'text, one rare word',
    filter: { ...ALL, text: 'host1234' },
    sort: NEWEST,
    sql: `SELECT * FROM incidents WHERE n IN (SELECT rowid FROM search WHERE search MATCH '"host1234"*') ${CREATED} LIMIT ${LIMIT}`,
  },
  {
    name: 'text, two common words',
    filter: { ...EVERYTHING_OPEN, text: 'lateral mailbox' },
    sort: NEWEST,
    sql: `SELECT * FROM incidents WHERE ${OPEN} AND n IN (SELECT rowid FROM search WHERE search MATCH '"lateral"* AND "mailbox"*') ${CREATED} LIMIT ${LIMIT}`,
  },
  {
    name: 'a typical or with brackets',
    slack: 2,
    filter: asked(
      'severity:high,medium (tag:vip or alerts>10 or age<4h) -assigned:"Defender Experts"',
    ),
    sort: NEWEST,
    sql: from(
      `${OPEN} AND severity_rank >= 30 AND assignee_key <> 'defender experts'
       AND (tags_key LIKE '%vip%' OR alerts > 10 OR created_at > ${BENCH_NOW - 4 * 3_600_000})`,
    ),
  },
  {
    name: 'a phrase, without a word',
    slack: 3,
    filter: asked('is:all "credential and access" -endpoint'),
    sort: NEWEST,
    sql: `SELECT * FROM incidents WHERE n IN (SELECT rowid FROM search WHERE search MATCH '"credential and access" NOT "endpoint"*') ${CREATED} LIMIT ${LIMIT}`,
  },
  {
    name: 'all, by severity then newest change',
    slack: 3,
    filter: ALL,
    sort: [
      { by: 'severity', descending: true },
      { by: 'updatedAt', descending: true },
    ],
    sql: from('', 'ORDER BY severity_rank DESC, updated_at DESC, tenant DESC, id DESC'),
  },
  {
    name: 'open, by tenant then severity',
    filter: EVERYTHING_OPEN,
    sort: [
      { by: 'tenant', descending: false },
      { by: 'severity', descending: true },
    ],
    sql: from(OPEN, 'ORDER BY tenant, severity_rank DESC, id DESC'),
  },
  {
    name: 'open, by what is due first',
    filter: EVERYTHING_OPEN,
    sort: [{ by: 'dueAt', descending: false }],
    sql: from(OPEN, 'ORDER BY due_at, tenant, id'),
  },
  {
    name: 'what is over time',
    filter: asked('sla:breached'),
    sort: [{ by: 'dueAt', descending: false }],
    sql: from(`due_at <= ${BENCH_NOW} AND ${OPEN}`, 'ORDER BY due_at, tenant, id'),
  },
  {
    name: 'half way down by key',
    filter: ALL,
    sort: [{ by: 'title', descending: false }],
    deep: { share: 0.5, how: 'key' },
    sql: from(`title_key > 'm'`, 'ORDER BY title_key, tenant, id'),
  },
  {
    name: 'jump to the middle',
    filter: EVERYTHING_OPEN,
    sort: NEWEST,
    deep: { share: 0.5, how: 'jump' },
    sql: from(OPEN),
  },
];

/** First after another question, when groups are counted anew; then the next page of the same list. */
const GROUPED: readonly {
  readonly name: string;
  readonly filter: BoardFilter;
  readonly group: Grouping;
  readonly share: number;
}[] = [
  { name: 'by tenant, open', filter: EVERYTHING_OPEN, group: 'tenant', share: 0 },
  { name: 'by tenant, all, in the middle', filter: ALL, group: 'tenant', share: 0.5 },
  { name: 'by turn, all', filter: ALL, group: 'turn', share: 0 },
  { name: 'by turn, all, in the middle', filter: ALL, group: 'turn', share: 0.5 },
  { name: 'by assignee, open', filter: EVERYTHING_OPEN, group: 'assignedTo', share: 0 },
];

const COUNTS: readonly { name: string; filter: BoardFilter }[] = [
  { name: 'counts, open', filter: EVERYTHING_OPEN },
  { name: 'counts, all', filter: ALL },
  {
    name: 'counts, many filters',
    filter: { ...ALL, severities: ['high', 'medium'], tags: ['vip', 'watch'], youngerThan: '30d' },
  },
  {
    name: 'counts, an expression',
    filter: asked('is:all (severity:high or tag:vip) -turn:nobody alerts>=2 updated<90d'),
  },
  { name: 'counts, what is over time', filter: asked('sla:breached') },
  { name: 'counts, text', filter: { ...EVERYTHING_OPEN, text: 'lateral' } },
];

const CHARTS: readonly { name: string; filter: BoardFilter }[] = [
  { name: 'charts, nothing chosen', filter: EVERYTHING_OPEN },
  {
    name: 'charts, a filter with an hour chosen',
    filter: asked('severity:high,medium -assigned:none created>=2026-11-20 created<2026-11-21'),
  },
];

/** The search over everything: incidents first, read from the index alone. */
const FINDS: readonly { name: string; text: string }[] = [
  { name: 'search everything, a rare word', text: 'host1234' },
  { name: 'search everything, a common word', text: 'lateral' },
  { name: 'search everything, an address', text: 'host1234.customer.example' },
];

/** Pages, counts and charts of the board on the encrypted cache; each first run after another question. */
export const boardBench: Bench = async ({ quick }) => {
  const results: BenchResult[] = [];
  for (const count of quick ? [100_000] : [10_000, 100_000, 1_000_000]) {
    const fixture = boardFixture(count);
    try {
      results.push(...measured(fixture.reader, count, quick ? 25 : count >= 1_000_000 ? 60 : 120));
    } finally {
      fixture.remove();
    }
  }
  return results;
};

function measured(db: Database, count: number, runs: number): BenchResult[] {
  const board = boardReader(db);
  const size = count >= 1_000_000 ? `${count / 1_000_000}M` : `${count / 1_000}k`;
  const load = taken(() => board.total()).cpu;
  const pageBound = count > 100_000 ? 30 : 16;
  const results: BenchResult[] = [
    {
      name: `first load ${size}`,
      value: load,
      unit: 'ms',
      target: '< 3 µs a row',
      ok: load < 20 + count * 0.003,
    },
  ];
  // Another question in between: nothing is remembered from the run before.
  const forget = () => board.counts({ ...ALL, severities: ['low'] }, BENCH_NOW);
  for (const { name, filter, sort, deep, sql, slack = 1 } of PAGES) {
    const at = startOf(board, { filter, sort, deep });
    const times = Array.from({ length: runs }, () => {
      forget();
      return taken(() => board.page({ filter, sort, at, limit: LIMIT }, BENCH_NOW));
    });
    const statement = db.prepare(sql);
    const bare = spread(Array.from({ length: runs }, () => taken(() => statement.all()).wall));
    results.push(...both(`${name} ${size}`, times, pageBound * slack, bare.median));
  }
  for (const { name, filter, group, share } of GROUPED) {
    const sort = NEWEST;
    const first = { kind: 'offset', offset: 0 } as const;
    const { total } = board.page({ filter, sort, at: first, limit: 1 }, BENCH_NOW);
    const at = { kind: 'offset', offset: Math.floor(total * share) } as const;
    const times = Array.from({ length: runs }, () => {
      forget();
      return taken(() => board.page({ filter, sort, group, at, limit: LIMIT }, BENCH_NOW));
    });
    results.push(...both(`${name} ${size}`, times, 100, undefined));
    const next = Array.from({ length: runs }, () =>
      taken(() => board.page({ filter, sort, group, at, limit: LIMIT }, BENCH_NOW)),
    );
    results.push(...both(`${name}, the next page ${size}`, next, 40, undefined));
  }
  for (const { name, filter } of COUNTS) {
    const times = Array.from({ length: runs }, () => {
      forget();
      return taken(() => board.counts(filter, BENCH_NOW));
    });
    results.push(...both(`${name} ${size}`, times, 50, undefined));
  }
  for (const { name, filter } of CHARTS) {
    const edges = timeEdges('14d', 'Europe/Oslo', BENCH_NOW);
    const times = Array.from({ length: runs }, (_, run) => {
      // Another minute each time: nothing is remembered from the one before.
      return taken(() => board.charts(filter, edges, BENCH_NOW - run * MINUTE_MS));
    });
    results.push(...both(`${name} ${size}`, times, 50, undefined));
  }
  const find = findReader(db);
  for (const { name, text } of FINDS) {
    const times = Array.from({ length: runs }, () => {
      forget();
      return taken(() => find.incidents(text));
    });
    results.push(...both(`${name} ${size}`, times, 50, undefined));
  }
  return results;
}

function startOf(
  board: ReturnType<typeof boardReader>,
  { filter, sort, deep }: Pick<PageQuery, 'filter' | 'sort' | 'deep'>,
) {
  if (!deep) return { kind: 'offset', offset: 0 } as const;
  const first = { kind: 'offset', offset: 0 } as const;
  const { total } = board.page({ filter, sort, at: first, limit: 1 }, BENCH_NOW);
  const jump = { kind: 'offset', offset: Math.floor(total * deep.share) } as const;
  if (deep.how === 'jump') return jump;
  const { next } = board.page({ filter, sort, at: jump, limit: 1 }, BENCH_NOW);
  return next === null ? first : ({ kind: 'after', cursor: next } as const);
}

function both(name: string, times: readonly Taken[], bound: number, bare: number | undefined) {
  const { median } = spread(times.map(({ wall }) => wall));
  const { p99 } = spread(times.map(({ cpu }) => cpu));
  const rest = { unit: 'ms', target: `p99 < ${bound} ms`, ok: p99 < bound };
  const floor = bare === undefined ? {} : { floor: bare };
  return [
    { name: `${name}, median`, value: median, ...floor, ...rest },
    { name: `${name}, p99 (own time)`, value: p99, ...floor, ...rest },
  ];
}

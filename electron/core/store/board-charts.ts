import { AGE_BUCKETS, AgeBucket, type BoardFilter } from '#shared/domain/board.ts';
import { AGE_CLASSES, type BoardCharts, partedMoments } from '#shared/domain/charts/charts.ts';
import { isOpen, SEVERITIES } from '#shared/domain/incident.ts';
import { MINUTE_MS, SECOND_MS } from '#shared/time.ts';
import { isSnoozed, turnOf } from './board-columns.ts';
import type { BoardDictionary } from './board-dictionary.ts';
import { FAILS } from './board-fails.ts';
import { matched, type MatchSource } from './board-match.ts';
import { severityRank, TURNS } from './board-ranks.ts';
import { rowsWhere } from './board-where.ts';

/** Rows of one moment of the database, and the search over them. */
export type ChartSource = MatchSource & {
  /** Rows by the words of a filter, rising; null when there are none. */
  readonly text: readonly number[] | null;
};

export interface ChartRequest {
  readonly filter: BoardFilter;
  /** Rising, each a whole minute. */
  readonly edges: readonly number[];
  readonly nowMs: number;
}

const { tenant: TENANT, severity: SEVERITY, age: AGE, turn: TURN } = FAILS;
const CLASSES = AGE_CLASSES.length;

/** Counts every chart in one pass over the rows (`BoardCharts` says over which). */
export function countedCharts(source: ChartSource, request: ChartRequest): BoardCharts {
  const { columns, dictionary } = source;
  const { filter, edges, nowMs } = request;
  const { rest, moments } = partedMoments(filter);
  const everything: BoardFilter = { ...rest, scope: 'all' };
  const bins = binsOf(edges);
  const isOpenWord = Uint8Array.from(dictionary.words(), (word = '') => (isOpen(word) ? 1 : 0));
  const among = shownRows(source, isOpenWord, bins.fromMs);
  const { fails, near } = matched(source, { filter: everything, nowMs, among });
  const inMoments = moments && rowsWhere(moments, { ...source, nowMs, rows: near });

  const words = Math.max(dictionary.words().length, 1);
  const arrivals = new Int32Array(bins.count);
  const closings = new Int32Array(bins.count);
  const byTenant = new Int32Array(tenantNumbers(dictionary) * bins.count);
  const open = new Int32Array(words * CLASSES);
  const turns = new Int32Array(TURNS.length);
  const youngerMs = AgeBucket.options.map((bucket) => nowMs - AGE_BUCKETS[bucket]);
  let closedUnseen = 0;
  const onlySnoozed = filter.scope === 'snoozed';

  const { tenant, severity, status, flags, createdAt, closedS } = columns;
  for (let at = 0; at < near.length; at += 1) {
    const n = near[at] ?? 0;
    const bits = fails[n] ?? FAILS.OTHER;
    if ((bits & ~(TENANT | SEVERITY | AGE | TURN)) !== 0) continue;
    const away = isSnoozed(flags[n] ?? 0);
    if (onlySnoozed && !away) continue;
    const created = createdAt[n] ?? 0;
    const opened = isOpenWord[status[n] ?? 0] === 1;
    if (created >= bins.fromMs && (bits & ~TENANT) === 0) {
      const bin = bins.of(created);
      if (bin >= 0) {
        bump(byTenant, (tenant[n] ?? 0) * bins.count + bin);
        if (bits === 0) bump(arrivals, bin);
        if (bits === 0 && !opened && closedS[n] === 0) closedUnseen += 1;
      }
    }
    if (!opened) {
      const closed = (closedS[n] ?? 0) * SECOND_MS;
      if (closed >= bins.fromMs && bits === 0) {
        const bin = bins.of(closed);
        if (bin >= 0) bump(closings, bin);
      }
      continue;
    }
    if (away && !onlySnoozed) continue; // a press on its mark would not show it
    if (inMoments && inMoments[at] === 0) continue;
    if ((bits & ~TURN) === 0) bump(turns, turnOf(flags[n] ?? 0));
    if ((bits & ~(SEVERITY | AGE)) !== 0) continue;
    let age = 0;
    while (age < youngerMs.length && created <= (youngerMs[age] ?? 0)) age += 1;
    bump(open, (severity[n] ?? 0) * CLASSES + age);
  }

  return {
    edges: [...edges],
    arrivals: [...arrivals],
    closings: [...closings],
    closedUnseen,
    open: openRows(open, dictionary),
    turns: TURNS.map((name, number) => ({ turn: name, count: turns[number] ?? 0 })),
    tenants: tenantRows(byTenant, bins.count, filter, dictionary),
  };
}

/** Rows that any chart could show, rising: most are closed work of long ago, which is not looked at twice. */
function shownRows(
  { columns, size, text }: ChartSource,
  isOpenWord: Uint8Array,
  fromMs: number,
): Int32Array {
  const { status, createdAt, closedS } = columns;
  const fromS = fromMs / SECOND_MS;
  const rows = new Int32Array(text?.length ?? size);
  let count = 0;
  const end = text?.length ?? size;
  for (let at = text ? 0 : 1; at < end; at += 1) {
    const n = text?.[at] ?? at;
    const isOld = (createdAt[n] ?? 0) < fromMs && (closedS[n] ?? 0) < fromS;
    if (isOld && !isOpenWord[status[n] ?? 0]) continue;
    rows[count] = n;
    count += 1;
  }
  return rows.subarray(0, count);
}

function bump(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function tenantNumbers(dictionary: BoardDictionary): number {
  return dictionary.tenants().reduce((most, { number }) => Math.max(most, number), 0) + 1;
}

/** Which stretch a moment is in, by the minute: one look into a table. */
function binsOf(edges: readonly number[]) {
  const fromMs = edges[0] ?? 0;
  const toMs = edges.at(-1) ?? fromMs;
  const table = new Int16Array(Math.ceil((toMs - fromMs) / MINUTE_MS));
  edges.slice(0, -1).forEach((edge, bin) => {
    const next = edges[bin + 1] ?? toMs;
    table.fill(
      bin,
      Math.round((edge - fromMs) / MINUTE_MS),
      Math.round((next - fromMs) / MINUTE_MS),
    );
  });
  return {
    count: Math.max(edges.length - 1, 0),
    fromMs,
    /** -1: past the end. Not asked for what lies before. */
    of: (ms: number): number => table[Math.floor((ms - fromMs) / MINUTE_MS)] ?? -1,
  };
}

/** The four severities always, words of the service that are not known here where there are any. */
function openRows(counts: Int32Array, dictionary: BoardDictionary): BoardCharts['open'] {
  const known: readonly string[] = SEVERITIES;
  const agesOf = (word: string): number[] => {
    const number = dictionary.numberOf(word);
    if (number === null) return Array.from({ length: CLASSES }, () => 0);
    return [...counts.subarray(number * CLASSES, (number + 1) * CLASSES)];
  };
  const strange = dictionary.words().filter((word) => !known.includes(word));
  return [
    ...known.map((severity) => ({ severity, ages: agesOf(severity) })),
    ...strange
      .map((severity) => ({ severity, ages: agesOf(severity) }))
      .filter(({ ages }) => ages.some((count) => count > 0)),
  ].sort((one, other) => severityRank(other.severity) - severityRank(one.severity));
}

function tenantRows(
  counts: Int32Array,
  bins: number,
  { tenantTags }: BoardFilter,
  dictionary: BoardDictionary,
): BoardCharts['tenants'] {
  return dictionary
    .tenants()
    .filter(({ tags }) => tenantTags.length === 0 || tags.some((tag) => tenantTags.includes(tag)))
    .map(({ id, number }) => {
      const arrivals = counts.subarray(number * bins, (number + 1) * bins);
      const total = arrivals.reduce((sum, count) => sum + count, 0);
      return { tenantId: id, total, arrivals: total === 0 ? [] : [...arrivals] };
    })
    .sort((one, other) => other.total - one.total); // stable: equals stay in the order of names
}

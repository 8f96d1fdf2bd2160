import {
  AGE_BUCKETS,
  AgeBucket,
  ASSIGNED_TO_ME,
  ASSIGNED_TO_NOBODY,
  type BoardCounts,
  type FacetCount,
} from '#shared/domain/board.ts';
import { Standing } from '#shared/domain/clock/board-clock.ts';
import { standingAt } from './board-clocks.ts';
import { type Columns, isMineFlag, turnOf } from './board-columns.ts';
import type { BoardDictionary } from './board-dictionary.ts';
import { FAILS, type Match } from './board-match.ts';
import { TURNS } from './board-ranks.ts';

interface Source {
  readonly columns: Columns;
  readonly size: number;
  readonly dictionary: BoardDictionary;
}

const VALUES = 1_000;
const BUCKETS = AgeBucket.options;

/**
 * Counts beside each filter value. A row counts for a facet when it fails no filter but that facet's own.
 * `age` counts what is younger than each span; `assignee` also has `@me` and `@none`.
 */
export function countedFacets(source: Source, { fails, total }: Match, nowMs: number): BoardCounts {
  const { columns, size, dictionary } = source;
  const tally = tallyFor(dictionary);
  const { tenant, severity, status, assignee, tagList, flags, createdAt, dueAt, warnS } = columns;
  const limits = BUCKETS.map((bucket) => nowMs - AGE_BUCKETS[bucket]);
  for (let n = 1; n < size; n += 1) {
    const bits = fails[n] ?? FAILS.OTHER;
    if ((bits & (bits - 1)) !== 0 || bits === FAILS.OTHER) continue; // fails two, or what has no facet
    const all = bits === 0;
    if (all || bits === FAILS.tenant) bump(tally.tenant, tenant[n] ?? 0);
    if (all || bits === FAILS.tag) bump(tally.tagList, tagList[n] ?? 0);
    if (all || bits === FAILS.severity) bump(tally.severity, severity[n] ?? 0);
    if (all || bits === FAILS.status) bump(tally.status, status[n] ?? 0);
    if (all || bits === FAILS.turn) bump(tally.turn, turnOf(flags[n] ?? 0));
    if (all || bits === FAILS.clock) {
      bump(tally.clock, standingAt(dueAt[n] ?? 0, warnS[n] ?? 0, nowMs));
    }
    if (all || bits === FAILS.assignee) {
      bump(tally.assignee, assignee[n] ?? 0);
      if (isMineFlag(flags[n] ?? 0)) tally.mine += 1;
    }
    if (all || bits === FAILS.age) {
      const created = createdAt[n] ?? 0;
      for (let bucket = limits.length - 1; bucket >= 0; bucket -= 1) {
        if (created <= (limits[bucket] ?? 0)) break;
        bump(tally.age, bucket);
      }
    }
  }
  return { total, facets: facetsOf(tally, dictionary) };
}

function bump(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function tallyFor(dictionary: BoardDictionary) {
  const words = Math.max(dictionary.words().length, 1);
  const tenants = dictionary.tenants().reduce((most, { number }) => Math.max(most, number), 0) + 1;
  return {
    tenant: new Int32Array(tenants),
    tagList: new Int32Array(dictionary.tagLists().length),
    severity: new Int32Array(words),
    status: new Int32Array(words),
    turn: new Int32Array(TURNS.length),
    clock: new Int32Array(Standing.options.length),
    assignee: new Int32Array(words),
    age: new Int32Array(BUCKETS.length),
    mine: 0,
  };
}

function facetsOf(
  tally: ReturnType<typeof tallyFor>,
  dictionary: BoardDictionary,
): BoardCounts['facets'] {
  const byWord = (counts: Int32Array) =>
    listed(counts, (number) => (number === 0 ? null : dictionary.word(number)));
  const assignee = byWord(tally.assignee);
  assignee.push({ value: ASSIGNED_TO_NOBODY, count: tally.assignee[0] ?? 0 });
  assignee.push({ value: ASSIGNED_TO_ME, count: tally.mine });
  return {
    tenant: sorted(listed(tally.tenant, (number) => dictionary.tenant(number)?.id ?? null)),
    tag: sorted(tagCounts(tally.tagList, dictionary)),
    severity: sorted(byWord(tally.severity)),
    status: sorted(byWord(tally.status)),
    turn: sorted(listed(tally.turn, (number) => TURNS[number] ?? null)),
    clock: sorted(listed(tally.clock, (number) => Standing.options[number] ?? null)),
    assignee: sorted(assignee.filter(({ count }) => count > 0)),
    age: BUCKETS.map((value, bucket) => ({ value, count: tally.age[bucket] ?? 0 })),
  };
}

function listed(counts: Int32Array, valueOf: (number: number) => string | null): FacetCount[] {
  const list: FacetCount[] = [];
  counts.forEach((count, number) => {
    const value = count > 0 ? valueOf(number) : null;
    if (value !== null) list.push({ value, count });
  });
  return list;
}

function tagCounts(byList: Int32Array, dictionary: BoardDictionary): FacetCount[] {
  const counts = new Map<string, number>();
  byList.forEach((count, number) => {
    if (count === 0) return;
    for (const tag of dictionary.tags(number)) counts.set(tag, (counts.get(tag) ?? 0) + count);
  });
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** Most first; equal counts by their text, so that the order never jumps. */
function sorted(list: FacetCount[]): FacetCount[] {
  return list
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
    .slice(0, VALUES);
}

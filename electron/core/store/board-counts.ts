import {
  AGE_BUCKETS,
  AgeBucket,
  ASSIGNED_TO_ME,
  ASSIGNED_TO_NOBODY,
  UNTAGGED,
  type BoardCounts,
  type FacetCount,
} from '#shared/domain/board.ts';
import { Standing } from '#shared/domain/clock/board-clock.ts';
import { homeName, personOf } from '#shared/domain/person-name.ts';
import { standingAt } from './board-clocks.ts';
import { type Columns, isMineFlag, turnOf } from './board-columns.ts';
import type { BoardDictionary } from './board-dictionary.ts';
import { FAILS } from './board-fails.ts';
import { type Match, rowsFailing, wantedRows } from './board-match.ts';
import { TURNS } from './board-ranks.ts';

interface Source {
  readonly columns: Columns;
  readonly dictionary: BoardDictionary;
}

const VALUES = 1_000;
const BUCKETS = AgeBucket.options;

/**
 * Counts beside each filter value. A row counts for a facet when it fails no filter but that facet's own.
 * `age` counts what is younger than each span; `assignee` has each person once, whatever the tenants call them,
 * nobody as `@none`, and the signed-in person as `@me` alone.
 */
export function countedFacets(source: Source, match: Match, nowMs: number): BoardCounts {
  const { columns, dictionary } = source;
  const tally = tallyFor(dictionary);
  const wanted = wantedRows(match);
  const failing = countFailing(match);
  /** Column by column: a loop over one of them is several times as fast as one over all. */
  const each = (own: number, count: (rows: Int32Array) => void): void => {
    count(wanted);
    const others = failing[own] ?? 0;
    if (others > 0) count(rowsFailing(match, own, others));
  };
  each(FAILS.tenant, (rows) => countNumbers(rows, columns.tenant, tally.tenant));
  each(FAILS.tag, (rows) => countNumbers(rows, columns.tagList, tally.tagList));
  each(FAILS.severity, (rows) => countNumbers(rows, columns.severity, tally.severity));
  each(FAILS.status, (rows) => countNumbers(rows, columns.status, tally.status));
  each(FAILS.turn, (rows) => countTurns(rows, columns.flags, tally.turn));
  each(FAILS.clock, (rows) => countClocks(rows, columns, nowMs, tally.clock));
  each(FAILS.assignee, (rows) => {
    tally.mine += countPeople(rows, columns, tally.assignee);
  });
  each(FAILS.age, (rows) => countAges(rows, columns.createdAt, nowMs, tally.age));
  return { total: match.total, facets: facetsOf(tally, dictionary) };
}

/** How many rows fail each combination of filters; none are listed that fail nothing at all. */
function countFailing({ fails, near, total }: Match): Int32Array {
  const counts = new Int32Array(2 * FAILS.OTHER);
  if (total === near.length) return counts;
  for (let at = 0; at < near.length; at += 1) bump(counts, fails[near[at] ?? 0] ?? 0);
  return counts;
}

function countNumbers(rows: Int32Array, column: Int32Array, counts: Int32Array): void {
  for (let at = 0; at < rows.length; at += 1) bump(counts, column[rows[at] ?? 0] ?? 0);
}

function countTurns(rows: Int32Array, flags: Uint8Array, counts: Int32Array): void {
  for (let at = 0; at < rows.length; at += 1) bump(counts, turnOf(flags[rows[at] ?? 0] ?? 0));
}

/** @returns how many are the signed-in person's own, which count for nobody else. */
function countPeople(rows: Int32Array, { assignee, flags }: Columns, counts: Int32Array): number {
  let mine = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const n = rows[at] ?? 0;
    if (isMineFlag(flags[n] ?? 0)) mine += 1;
    else bump(counts, assignee[n] ?? 0);
  }
  return mine;
}

function countClocks(
  rows: Int32Array,
  { dueAt, warnS }: Columns,
  nowMs: number,
  counts: Int32Array,
): void {
  for (let at = 0; at < rows.length; at += 1) {
    const n = rows[at] ?? 0;
    bump(counts, standingAt(dueAt[n] ?? 0, warnS[n] ?? 0, nowMs));
  }
}

function countAges(
  rows: Int32Array,
  createdAt: Float64Array,
  nowMs: number,
  counts: Int32Array,
): void {
  const limits = Float64Array.from(BUCKETS, (bucket) => nowMs - AGE_BUCKETS[bucket]);
  for (let at = 0; at < rows.length; at += 1) {
    const created = createdAt[rows[at] ?? 0] ?? 0;
    for (let bucket = limits.length - 1; bucket >= 0; bucket -= 1) {
      if (created <= (limits[bucket] ?? 0)) break;
      bump(counts, bucket);
    }
  }
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
  const assignee = peopleIn(byWord(tally.assignee));
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

/** What different tenants call the same person is one, under the name that was met first. */
function peopleIn(names: readonly FacetCount[]): FacetCount[] {
  const people = new Map<string, FacetCount>();
  for (const { value, count } of names) {
    const person = personOf(value);
    const known = people.get(person);
    people.set(person, {
      value: known?.value ?? homeName(value),
      count: count + (known?.count ?? 0),
    });
  }
  return [...people.values()];
}

function tagCounts(byList: Int32Array, dictionary: BoardDictionary): FacetCount[] {
  const counts = new Map<string, number>();
  byList.forEach((count, number) => {
    if (count === 0) return;
    const tags = dictionary.tags(number);
    for (const tag of tags.length === 0 ? [UNTAGGED] : tags) {
      counts.set(tag, (counts.get(tag) ?? 0) + count);
    }
  });
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** Most first; equal counts by their text, so that the order never jumps. */
function sorted(list: FacetCount[]): FacetCount[] {
  return list
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
    .slice(0, VALUES);
}

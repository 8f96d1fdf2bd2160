import { AGE_BUCKETS, type BoardFilter } from '#shared/domain/board.ts';
import { standingAt } from './board-clocks.ts';
import { type Columns, isMineFlag, isSnoozed, turnOf } from './board-columns.ts';
import { FAILS, failTables } from './board-fails.ts';
import { rowsWhere, type WhereSource } from './board-where.ts';

/** Which filters each row fails, by row number; 0 = the row is wanted. */
export interface Match {
  readonly fails: Uint16Array;
  /** Rows that any facet could ask about, rising; every row that is not among them fails `OTHER`. */
  readonly near: Int32Array;
  readonly total: number;
  /** Rows that would be wanted, but are put away while only what is awake is asked for. */
  readonly snoozed: number;
}

/** Rows of one moment of the database, and the search over them. */
export type MatchSource = Omit<WhereSource, 'rows' | 'nowMs'> & {
  /** Rows end before this. */
  readonly size: number;
};

export interface Wanted {
  readonly filter: BoardFilter;
  readonly nowMs: number;
  /** The rows that may be looked at, rising; null = all of them. */
  readonly among: readonly number[] | Int32Array | null;
  /** Of all of them, the rows that may not. */
  readonly except?: readonly number[];
}

/**
 * Runs a filter over the rows: one pass over all of them (or over those that may be looked at) says which
 * are in scope, and only over those one more for each part of the filter that asks for something.
 */
export function matched(source: MatchSource, wanted: Wanted): Match {
  const { filter, nowMs, among, except = [] } = wanted;
  const { columns, dictionary } = source;
  const tables = failTables(filter, dictionary);
  const scoped = among ? inScope(source, tables, among) : allInScope(source, tables, except);
  const { fails } = scoped;
  const { where } = filter;
  const near = where
    ? keptWhere(scoped.near, rowsWhere(where, { ...source, nowMs, rows: scoped.near }), fails)
    : scoped.near;
  if (tables.tenant) addFails(fails, near, columns.tenant, tables.tenant);
  if (tables.severity) addFails(fails, near, columns.severity, tables.severity);
  if (tables.tag) addFails(fails, near, columns.tagList, tables.tag);
  if (tables.turn) addTurnFails(fails, near, columns.flags, tables.turn);
  if (tables.assignee) {
    addAssigneeFails(fails, near, columns, { mine: tables.mine, table: tables.assignee });
  }
  if (tables.clock) addClockFails(fails, near, columns, { nowMs, table: tables.clock });
  if (filter.youngerThan || filter.olderThan) {
    addAgeFails(fails, near, columns.createdAt, timesOf(filter, nowMs));
  }
  const snoozed = tables.hides ? hidden(fails, near, columns.flags) : 0;
  return { fails, near, total: wantedAmong(fails, near), snoozed };
}

type Tables = ReturnType<typeof failTables>;
type Scoped = Pick<Match, 'fails' | 'near'>;

/** Most rows are out of scope, or gone (their status is 0): nothing more is asked about those. */
function allInScope(
  { columns, size }: MatchSource,
  { scope }: Tables,
  except: readonly number[],
): Scoped {
  const { status, flags } = columns;
  const fails = new Uint16Array(size);
  for (const n of except) if (n < size) fails[n] = FAILS.OTHER;
  const near = new Int32Array(size);
  let count = 0;
  for (let n = 1; n < size; n += 1) {
    const own = scope[2 * (status[n] ?? 0) + (isSnoozed(flags[n] ?? 0) ? 1 : 0)] ?? FAILS.OTHER;
    const bits = (fails[n] ?? 0) | own;
    fails[n] = bits;
    near[count] = n; // taken back by the next one, where this one is out of scope
    count += bits < FAILS.OTHER ? 1 : 0;
  }
  fails[0] = FAILS.OTHER;
  return { fails, near: near.subarray(0, count) };
}

function inScope(
  { columns, size }: MatchSource,
  { scope }: Tables,
  among: readonly number[] | Int32Array,
): Scoped {
  const { status, flags } = columns;
  const fails = new Uint16Array(size).fill(FAILS.OTHER);
  const near = new Int32Array(among.length);
  let count = 0;
  for (let at = 0; at < among.length; at += 1) {
    const n = among[at] ?? 0;
    if (n >= size) continue;
    const bits = scope[2 * (status[n] ?? 0) + (isSnoozed(flags[n] ?? 0) ? 1 : 0)] ?? FAILS.OTHER;
    if (bits >= FAILS.OTHER) continue;
    fails[n] = bits;
    near[count] = n;
    count += 1;
  }
  return { fails, near: near.subarray(0, count) };
}

/** Those of the rows that are marked, one mark for each. */
function keptWhere(rows: Int32Array, marks: Uint8Array, fails: Uint16Array): Int32Array {
  const kept = new Int32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const n = rows[at] ?? 0;
    if (marks[at] === 0) fails[n] = FAILS.OTHER;
    kept[count] = n;
    count += marks[at] ?? 0;
  }
  return kept.subarray(0, count);
}

function addFails(
  fails: Uint16Array,
  near: Int32Array,
  column: Int32Array,
  table: Uint16Array,
): void {
  for (let at = 0; at < near.length; at += 1) {
    const n = near[at] ?? 0;
    fails[n] = (fails[n] ?? 0) | (table[column[n] ?? 0] ?? 0);
  }
}

function addTurnFails(
  fails: Uint16Array,
  near: Int32Array,
  flags: Uint8Array,
  table: Uint16Array,
): void {
  for (let at = 0; at < near.length; at += 1) {
    const n = near[at] ?? 0;
    fails[n] = (fails[n] ?? 0) | (table[turnOf(flags[n] ?? 0)] ?? 0);
  }
}

function addAssigneeFails(
  fails: Uint16Array,
  near: Int32Array,
  { flags, assignee }: Columns,
  { mine, table }: { readonly mine: boolean; readonly table: Uint16Array },
): void {
  for (let at = 0; at < near.length; at += 1) {
    const n = near[at] ?? 0;
    if (mine && isMineFlag(flags[n] ?? 0)) continue;
    fails[n] = (fails[n] ?? 0) | (table[assignee[n] ?? 0] ?? 0);
  }
}

function addClockFails(
  fails: Uint16Array,
  near: Int32Array,
  { dueAt, warnS }: Columns,
  { nowMs, table }: { readonly nowMs: number; readonly table: Uint16Array },
): void {
  for (let at = 0; at < near.length; at += 1) {
    const n = near[at] ?? 0;
    fails[n] = (fails[n] ?? 0) | (table[standingAt(dueAt[n] ?? 0, warnS[n] ?? 0, nowMs)] ?? 0);
  }
}

function addAgeFails(
  fails: Uint16Array,
  near: Int32Array,
  createdAt: Float64Array,
  [youngest, oldest]: readonly [number, number],
): void {
  for (let at = 0; at < near.length; at += 1) {
    const n = near[at] ?? 0;
    const created = createdAt[n] ?? 0;
    if (created <= youngest || created >= oldest) fails[n] = (fails[n] ?? 0) | FAILS.age;
  }
}

/** Takes open incidents that are put away out of the wanted rows. @returns how many. */
function hidden(fails: Uint16Array, near: Int32Array, flags: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < near.length; at += 1) {
    const n = near[at] ?? 0;
    if (!isSnoozed(flags[n] ?? 0)) continue;
    if (fails[n] === 0) count += 1;
    fails[n] = FAILS.OTHER;
  }
  return count;
}

function wantedAmong(fails: Uint16Array, near: Int32Array): number {
  let total = 0;
  for (let at = 0; at < near.length; at += 1) total += fails[near[at] ?? 0] === 0 ? 1 : 0;
  return total;
}

/** Numbers of the wanted rows, rising. */
export function wantedRows(match: Match): Int32Array {
  return match.total === match.near.length ? match.near : rowsFailing(match, 0, match.total);
}

/** Numbers of the `count` rows near enough that fail exactly these bits, rising. */
export function rowsFailing({ fails, near }: Match, bits: number, count: number): Int32Array {
  const rows = new Int32Array(count);
  let found = 0;
  for (let at = 0; at < near.length && found < count; at += 1) {
    const n = near[at] ?? 0;
    rows[found] = n;
    found += fails[n] === bits ? 1 : 0;
  }
  return rows;
}

/** Rows are created after the first and before the second. */
function timesOf({ youngerThan, olderThan }: BoardFilter, nowMs: number): [number, number] {
  return [
    youngerThan ? nowMs - AGE_BUCKETS[youngerThan] : -Infinity,
    olderThan ? nowMs - AGE_BUCKETS[olderThan] : Infinity,
  ];
}

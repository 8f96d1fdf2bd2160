import { AGE_BUCKETS, ASSIGNED_TO_ME, type BoardFilter } from '#shared/domain/board.ts';
import type { ListField } from '#shared/domain/query/expression.ts';
import { standingAt } from './board-clocks.ts';
import { type Columns, isMineFlag, isSnoozed, turnOf } from './board-columns.ts';
import type { BoardDictionary } from './board-dictionary.ts';
import { wantedTable } from './board-tables.ts';

/** One bit for each filter that has a facet; `OTHER` for all that have none, and for rows that are gone. */
export const FAILS = {
  tenant: 1,
  tag: 2,
  severity: 4,
  status: 8,
  turn: 16,
  assignee: 32,
  age: 64,
  clock: 128,
  OTHER: 256,
} as const;

/** Which filters each row fails, by row number; 0 = the row is wanted. */
export interface Match {
  readonly fails: Uint16Array;
  readonly total: number;
  /** Rows that would be wanted, but are put away while only what is awake is asked for. */
  readonly snoozed: number;
}

interface Source {
  readonly columns: Columns;
  readonly size: number;
  readonly dictionary: BoardDictionary;
}

/** Rows by their text, and rows by the rest of the filter; null = nothing of the kind is asked for. */
export interface Found {
  readonly text: readonly number[] | null;
  readonly where: Uint8Array | null;
}

/** Runs a filter over every row in one pass. */
export function matched(
  { columns, size, dictionary }: Source,
  filter: BoardFilter,
  nowMs: number,
  { text, where }: Found,
): Match {
  const fails = new Uint16Array(size);
  const { tenant, severity, status, assignee, tagList, flags, createdAt, dueAt, warnS } = columns;
  const tables = tablesOf(filter, dictionary);
  const [youngest, oldest] = timesOf(filter, nowMs);
  const textFits = text && rowSet(text, size);

  let total = 0;
  let snoozed = 0;
  for (let n = 1; n < size; n += 1) {
    // Most rows are out of scope, or gone (their status is 0): no facet asks more about those.
    const flag = flags[n] ?? 0;
    const asleep = isSnoozed(flag);
    const byStatus = (asleep ? tables.asleep : tables.status)[status[n] ?? 0] ?? FAILS.OTHER;
    const outside = textFits?.[n] === 0 || where?.[n] === 0;
    if ((byStatus & FAILS.OTHER) !== 0 || outside) {
      fails[n] = FAILS.OTHER;
      continue;
    }
    const created = createdAt[n] ?? 0;
    let bits =
      byStatus |
      (tables.tenant[tenant[n] ?? 0] ?? 0) |
      (tables.severity[severity[n] ?? 0] ?? 0) |
      (tables.turn[turnOf(flag)] ?? 0) |
      (tables.tag[tagList[n] ?? 0] ?? 0);
    if (!(tables.mine && isMineFlag(flag))) bits |= tables.assignee[assignee[n] ?? 0] ?? 0;
    if (tables.clock) {
      bits |= tables.clock[standingAt(dueAt[n] ?? 0, warnS[n] ?? 0, nowMs)] ?? 0;
    }
    if (created <= youngest || created >= oldest) bits |= FAILS.age;
    if (asleep && tables.hides) {
      if (bits === 0) snoozed += 1;
      bits = FAILS.OTHER;
    }
    fails[n] = bits;
    if (bits === 0) total += 1;
  }
  fails[0] = FAILS.OTHER;
  return { fails, total, snoozed };
}

/** Numbers of the wanted rows, rising. */
export function wantedRows({ fails, total }: Match): Int32Array {
  const rows = new Int32Array(total);
  let at = 0;
  for (let n = 1; n < fails.length && at < total; n += 1) {
    if (fails[n] !== 0) continue;
    rows[at] = n;
    at += 1;
  }
  return rows;
}

function rowSet(rows: readonly number[], size: number): Uint8Array {
  const set = new Uint8Array(size);
  for (const n of rows) set[n] = 1;
  return set;
}

/** The bit of a filter for each number of its column; no bits where nothing is asked for. */
function tablesOf(filter: BoardFilter, dictionary: BoardDictionary) {
  const bits = (field: ListField, values: readonly string[], bit: number): Uint16Array => {
    const wanted = Uint16Array.from(wantedTable(field, values, dictionary).wanted);
    return values.length === 0 ? wanted.fill(0) : wanted.map((is) => (is === 1 ? 0 : bit));
  };
  const chosen = bits('tenant', filter.tenants, FAILS.tenant);
  const tagged = bits('tenant-tag', filter.tenantTags, FAILS.OTHER);
  const inScope = bits('is', [filter.scope], FAILS.OTHER);
  inScope[0] = FAILS.OTHER; // the status of a row that is gone
  const statuses = bits('status', filter.statuses, FAILS.status);
  return {
    tenant: chosen.map((fail, number) => fail | (tagged[number] ?? 0)),
    severity: bits('severity', filter.severities, FAILS.severity),
    status: inScope.map((fail, number) => fail | (statuses[number] ?? 0)),
    /** The same for what is put away: with open work it is counted, but not shown. */
    asleep: filter.scope === 'closed' ? statuses.fill(FAILS.OTHER) : statuses,
    hides: filter.scope === 'open',
    turn: bits('turn', filter.turns, FAILS.turn),
    tag: bits('tag', filter.tags, FAILS.tag),
    assignee: bits('assigned', filter.assignees, FAILS.assignee),
    clock: filter.clocks.length === 0 ? null : bits('sla', filter.clocks, FAILS.clock),
    mine: filter.assignees.includes(ASSIGNED_TO_ME),
  };
}

/** Rows are created after the first and before the second. */
function timesOf({ youngerThan, olderThan }: BoardFilter, nowMs: number): [number, number] {
  return [
    youngerThan ? nowMs - AGE_BUCKETS[youngerThan] : -Infinity,
    olderThan ? nowMs - AGE_BUCKETS[olderThan] : Infinity,
  ];
}

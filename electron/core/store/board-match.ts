import {
  AGE_BUCKETS,
  ASSIGNED_TO_ME,
  ASSIGNED_TO_NOBODY,
  type BoardFilter,
} from '#shared/domain/board.ts';
import { isOpen } from '#shared/domain/incident.ts';
import { type Columns, isMineFlag, turnOf } from './board-columns.ts';
import type { BoardDictionary } from './board-dictionary.ts';
import { TURNS } from './board-ranks.ts';

/** One bit for each filter that has a facet; `OTHER` for all that have none, and for rows that are gone. */
export const FAILS = {
  tenant: 1,
  tag: 2,
  severity: 4,
  status: 8,
  turn: 16,
  assignee: 32,
  age: 64,
  OTHER: 128,
} as const;

/** Which filters each row fails, by row number; 0 = the row is wanted. */
export interface Match {
  readonly fails: Uint8Array;
  readonly total: number;
}

interface Source {
  readonly columns: Columns;
  readonly size: number;
  readonly dictionary: BoardDictionary;
}

/**
 * Runs a filter over every row in one pass. `found` are the rows whose text fits, or null when no text
 * is asked for.
 */
export function matched(
  { columns, size, dictionary }: Source,
  filter: BoardFilter,
  nowMs: number,
  found: readonly number[] | null,
): Match {
  const fails = new Uint8Array(size);
  const { tenant, severity, status, assignee, tagList, flags, createdAt } = columns;
  const words = dictionary.words();
  const tenantBits = tenantTable(dictionary, filter);
  const severityBits = wordTable(words, filter.severities, FAILS.severity);
  const statusBits = statusTable(words, filter);
  const assigneeBits = wordTable(words, filter.assignees, FAILS.assignee);
  if (filter.assignees.length > 0) {
    assigneeBits[0] = filter.assignees.includes(ASSIGNED_TO_NOBODY) ? 0 : FAILS.assignee;
  }
  const mineCounts = filter.assignees.includes(ASSIGNED_TO_ME);
  const turnBits = Uint8Array.from(TURNS, (turn) =>
    filter.turns.length === 0 || filter.turns.includes(turn) ? 0 : FAILS.turn,
  );
  const tagBits = Uint8Array.from(dictionary.tagLists(), (tags) =>
    filter.tags.length === 0 || filter.tags.some((tag) => tags.includes(tag)) ? 0 : FAILS.tag,
  );
  const youngest = filter.youngerThan ? nowMs - AGE_BUCKETS[filter.youngerThan] : -Infinity;
  const oldest = filter.olderThan ? nowMs - AGE_BUCKETS[filter.olderThan] : Infinity;
  const textFits = found && rowSet(found, size);

  let total = 0;
  for (let n = 1; n < size; n += 1) {
    // Most rows are out of scope, or gone (their status is 0): no facet asks more about those.
    const byStatus = statusBits[status[n] ?? 0] ?? FAILS.OTHER;
    if ((byStatus & FAILS.OTHER) !== 0 || (textFits && textFits[n] !== 1)) {
      fails[n] = FAILS.OTHER;
      continue;
    }
    const flag = flags[n] ?? 0;
    const created = createdAt[n] ?? 0;
    let bits =
      byStatus |
      (tenantBits[tenant[n] ?? 0] ?? 0) |
      (severityBits[severity[n] ?? 0] ?? 0) |
      (turnBits[turnOf(flag)] ?? 0) |
      (tagBits[tagList[n] ?? 0] ?? 0);
    if (!(mineCounts && isMineFlag(flag))) bits |= assigneeBits[assignee[n] ?? 0] ?? 0;
    if (created <= youngest || created >= oldest) bits |= FAILS.age;
    fails[n] = bits;
    if (bits === 0) total += 1;
  }
  fails[0] = FAILS.OTHER;
  return { fails, total };
}

function rowSet(rows: readonly number[], size: number): Uint8Array {
  const set = new Uint8Array(size);
  for (const n of rows) set[n] = 1;
  return set;
}

function tenantTable(
  dictionary: BoardDictionary,
  { tenants, tenantTags }: BoardFilter,
): Uint8Array {
  const known = dictionary.tenants();
  const length = known.reduce((most, { number }) => Math.max(most, number), 0) + 1;
  const wanted = new Set<string>(tenants);
  const table = new Uint8Array(length);
  for (const { number, id, tags } of known) {
    const chosen = wanted.size === 0 || wanted.has(id);
    const tagged = tenantTags.length === 0 || tenantTags.some((tag) => tags.includes(tag));
    table[number] = (chosen ? 0 : FAILS.tenant) | (tagged ? 0 : FAILS.OTHER);
  }
  return table;
}

function wordTable(words: readonly string[], wanted: readonly string[], bit: number): Uint8Array {
  const table = new Uint8Array(Math.max(words.length, 1));
  if (wanted.length === 0) return table;
  const set = new Set(wanted);
  return table.fill(bit).map((fail, number) => (set.has(words[number] ?? '') ? 0 : fail));
}

function statusTable(words: readonly string[], { statuses, scope }: BoardFilter): Uint8Array {
  const table = wordTable(words, statuses, FAILS.status);
  table[0] = FAILS.OTHER; // the status of a row that is gone
  if (scope === 'all') return table;
  return table.map((bits, number) => {
    const inScope = isOpen(words[number] ?? '') === (scope === 'open');
    return inScope ? bits : bits | FAILS.OTHER;
  });
}

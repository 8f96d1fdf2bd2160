import type { BoardColumns } from './board-columns.ts';
import { type Match, wantedRows } from './board-match.ts';
import type { boardPager, Start } from './board-pager.ts';

interface Request {
  readonly match: Match;
  readonly start: Start;
  readonly limit: number;
}

/** The order by tenant: tenants by name, the wanted rows of each by id. */
export function tenantWalk(pager: ReturnType<typeof boardPager>, columns: BoardColumns) {
  let held: { version: number; counts: Int32Array } = { version: -1, counts: new Int32Array(0) };
  /** All rows of each tenant, wanted or not, by its number. */
  const allCounts = (): Int32Array => {
    const { version, columns: rows, size } = columns.read();
    if (held.version !== version)
      held = { version, counts: countsOf(rows.tenant.subarray(1, size)) };
    return held.counts;
  };

  return (descending: boolean, { match, start, limit }: Request): number[] => {
    const inOrder = columns.dictionary.tenants();
    const tenants = descending ? [...inOrder].reverse() : inOrder;
    const wanted = wantedByTenant(match, columns.read().columns.tenant);
    const all = allCounts();
    const rows: number[] = [];
    let skip = start.kind === 'offset' ? start.offset : 0;
    let after = start.kind === 'after' ? start.place : null;
    for (const { number } of tenants) {
      if (rows.length === limit) break;
      if (after !== null && after.tenant !== number) continue;
      const begin = after;
      after = null;
      const own = wanted.of(number);
      if (own.length === 0) continue;
      if (begin === null && own.length <= skip) {
        skip -= own.length;
        continue;
      }
      const part = {
        tenant: number,
        after: begin?.id ?? null,
        descending,
        limit: limit - rows.length,
        offset: skip,
      };
      rows.push(...pager.ofTenant({ match, wanted: own, count: all[number] ?? 0 }, part));
      skip = 0;
    }
    return rows;
  };
}

/** How often each number occurs. */
function countsOf(numbers: Int32Array): Int32Array {
  let most = 0;
  for (let at = 0; at < numbers.length; at += 1) most = Math.max(most, numbers[at] ?? 0);
  const counts = new Int32Array(most + 1);
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  return counts;
}

/** Wanted rows of each tenant, by its number: counted, then each put at its place among its own. */
function wantedByTenant(match: Match, tenants: Int32Array) {
  const rows = wantedRows(match);
  const numbers = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) numbers[at] = tenants[rows[at] ?? 0] ?? 0;
  const counts = countsOf(numbers);
  const ends = new Int32Array(counts.length);
  let before = 0;
  for (let number = 0; number < counts.length; number += 1) {
    ends[number] = before;
    before += counts[number] ?? 0;
  }
  const sorted = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const number = numbers[at] ?? 0;
    const end = ends[number] ?? 0;
    sorted[end] = rows[at] ?? 0;
    ends[number] = end + 1;
  }
  return {
    of: (number: number): Int32Array => {
      const end = ends[number] ?? 0;
      return sorted.subarray(end - (counts[number] ?? 0), end);
    },
  };
}

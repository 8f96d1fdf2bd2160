import type { BoardColumns } from './board-columns.ts';
import type { Match } from './board-match.ts';
import type { boardPager, Start } from './board-pager.ts';

interface Request {
  readonly match: Match;
  readonly start: Start;
  readonly limit: number;
}

/** The order by tenant: tenants by name, the wanted rows of each by id. */
export function tenantWalk(pager: ReturnType<typeof boardPager>, columns: BoardColumns) {
  return (descending: boolean, { match, start, limit }: Request): number[] => {
    const inOrder = columns.dictionary.tenants();
    const tenants = descending ? [...inOrder].reverse() : inOrder;
    const counts = wantedByTenant(match, columns.read().columns.tenant);
    const rows: number[] = [];
    let skip = start.kind === 'offset' ? start.offset : 0;
    let after = start.kind === 'after' ? start.place : null;
    for (const { number } of tenants) {
      if (rows.length === limit) break;
      if (after !== null && after.tenant !== number) continue;
      const begin = after;
      after = null;
      const wanted = counts.get(number) ?? 0;
      if (begin === null && wanted <= skip) {
        skip -= wanted;
        continue;
      }
      const part = {
        tenant: number,
        after: begin?.id ?? null,
        descending,
        limit: limit - rows.length,
      };
      rows.push(...pager.ofTenant(match, { ...part, offset: skip }));
      skip = 0;
    }
    return rows;
  };
}

/** Wanted rows of each tenant, by its number. */
function wantedByTenant({ fails, near }: Match, tenants: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < near.length; at += 1) {
    const n = near[at] ?? 0;
    if (fails[n] !== 0) continue;
    const tenant = tenants[n] ?? 0;
    counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
  }
  return counts;
}

import type { BoardSort, SortKey } from '#shared/domain/board.ts';
import type { BoardGroups } from './board-groups.ts';
import type { BoardColumns } from './board-columns.ts';
import { type Match, wantedRows } from './board-match.ts';
import type { KeyedPlace } from './board-order.ts';
import { boardPager, type Start } from './board-pager.ts';
import { rankedRows } from './board-ranking.ts';
import { seekTo } from './board-seek.ts';
import { boardSteps } from './board-steps.ts';
import { tenantWalk } from './board-tenant-walk.ts';
import type { Database } from './database.ts';

/** Which part of a list: behind a place, or from an offset on. */
export interface Extent {
  readonly after: KeyedPlace | null;
  readonly offset: number;
  readonly limit: number;
}

/** From this row on a jump is worth looking for its place first. */
const FAR = 1_000;

/**
 * Wanted rows in order, in a list that is divided group by group. By one key they come from its index; by several, or in groups, they are
 * ranked in memory.
 */
export function boardListing(db: Database, columns: BoardColumns) {
  const pager = boardPager(db);
  const byTenant = tenantWalk(pager, columns);
  const steps = boardSteps(db);

  /** A jump far down a list in order of time begins near its end instead of at its beginning. */
  const jumped = (start: Start, { by, descending }: SortKey, match: Match): Start => {
    const timed = by === 'createdAt' || by === 'updatedAt' || by === 'dueAt';
    if (start.kind !== 'offset' || start.offset < FAR || !timed) return start;
    const { columns: rows } = columns.read();
    const seek = seekTo(rows[by], match, start.offset, descending);
    return seek ? { kind: 'from', value: seek.value, offset: seek.skip } : start;
  };

  const byOneKey = (key: SortKey, match: Match, { after, offset, limit }: Extent): number[] => {
    const [value = 0] = after?.values ?? [];
    const begin: Start = after
      ? { kind: 'after', place: { value, tenant: after.tenant, id: after.id } }
      : { kind: 'offset', offset };
    const { by, descending } = key;
    const request = { match, count: columns.read().count, start: jumped(begin, key, match), limit };
    return by === 'tenant'
      ? byTenant(descending, request)
      : pager.rows({ by, descending }, request);
  };

  const grouped = (sort: BoardSort, groups: BoardGroups, { offset, limit }: Extent): number[] => {
    const source = { columns: columns.read().columns, dictionary: columns.dictionary };
    const [only, ...more] = sort;
    return groups.pieces({ from: offset, to: offset + limit }).flatMap((piece) => {
      if (piece.kind === 'ranked') {
        return rankedRows(piece, [groups.step, ...steps(sort, source)], null);
      }
      const { match, from, to } = piece;
      if (only && more.length === 0) {
        return byOneKey(only, match, { after: null, offset: from, limit: to - from });
      }
      return rankedRows({ rows: wantedRows(match), from, to }, steps(sort, source), null);
    });
  };

  return (
    sort: BoardSort,
    match: Match,
    extent: Extent,
    groups: BoardGroups | null = null,
  ): number[] => {
    if (groups) return grouped(sort, groups, extent);
    const [only, ...more] = sort;
    if (only && more.length === 0) return byOneKey(only, match, extent);
    const { after, offset, limit } = extent;
    const part = { rows: wantedRows(match), from: offset, to: offset + limit };
    const source = { columns: columns.read().columns, dictionary: columns.dictionary };
    return rankedRows(
      part,
      steps(sort, source),
      after && [...after.values, after.tenant, after.id],
    );
  };
}

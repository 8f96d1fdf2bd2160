import { setImmediate } from 'node:timers/promises';
import type { BoardPage, BoardPosition } from '#shared/contract/board.ts';
import type { BoardCounts, BoardFilter, BoardRow, BoardSort } from '#shared/domain/board.ts';
import { type IncidentKey, isOpen } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { boardColumns, isPresent } from './board-columns.ts';
import { countedFacets } from './board-counts.ts';
import { type Match, matched } from './board-match.ts';
import { cursorAt, placeOf } from './board-order.ts';
import { boardPager, type Start } from './board-pager.ts';
import { boardRowReader } from './board-row-reader.ts';
import { boardSearch } from './board-search.ts';
import { seekTo } from './board-seek.ts';
import { tenantWalk } from './board-tenant-walk.ts';
import type { Database } from './database.ts';
import { guarded } from './sqlite-failure.ts';

export interface PageRequest {
  readonly filter: BoardFilter;
  readonly sort: BoardSort;
  readonly at: BoardPosition;
  /** At most 200. */
  readonly limit: number;
}

/** From this row on a jump is worth looking for its place first. */
const FAR = 1_000;

export interface TenantTotals {
  readonly incidents: number;
  readonly open: number;
}

/**
 * The board over the cache, on a connection that only reads. Every answer is exact for one moment of the
 * database. Order: the column, then tenant and id, all turned around when descending. Severity ascends
 * from informational to high with unknown words just below high; `tenant` goes by name; text is compared
 * without case and accents by its first 120 characters, and nobody (or no tag) comes before any name.
 * @throws AppError `bad-input` for a cursor that is not ours; `storage` or `damaged` from the file.
 */
export function boardReader(db: Database) {
  const columns = boardColumns(db);
  const search = boardSearch(db);
  const pager = boardPager(db);
  const rowReader = boardRowReader(db, columns.dictionary);
  const byTenant = tenantWalk(pager, columns);
  let last: { readonly key: string; readonly match: Match } | null = null;

  const inSnapshot = <T>(work: () => T): T =>
    guarded('cache.db', () =>
      db.transaction(() => {
        columns.refresh();
        return work();
      })(),
    );
  const matchOf = (filter: BoardFilter, nowMs: number): Match => {
    const { version, ...source } = columns.read();
    const aged = filter.youngerThan !== null || filter.olderThan !== null;
    const key = JSON.stringify([version, aged ? nowMs : 0, filter]);
    if (last?.key === key) return last.match;
    const found = search.rows(filter.text);
    const match = matched({ ...source, dictionary: columns.dictionary }, filter, nowMs, found);
    last = { key, match };
    return match;
  };
  const startOf = (at: BoardPosition, sort: BoardSort): Start =>
    at.kind === 'offset' ? at : { kind: 'after', place: placeOf(at.cursor, sort) };

  /** A jump far down a list in order of time begins near its end instead of at its beginning. */
  const jumped = (start: Start, { by, descending }: BoardSort, match: Match): Start => {
    const timed = by === 'createdAt' || by === 'updatedAt';
    if (start.kind !== 'offset' || start.offset < FAR || !timed) return start;
    const { columns: rows } = columns.read();
    const seek = seekTo(rows[by], match.fails, start.offset, descending);
    return seek ? { kind: 'from', value: seek.value, offset: seek.skip } : start;
  };

  return {
    page: ({ filter, sort, at, limit }: PageRequest, nowMs: number): BoardPage => {
      const start = startOf(at, sort);
      return inSnapshot(() => {
        const match = matchOf(filter, nowMs);
        const { count } = columns.read();
        const { by, descending } = sort;
        const request = { match, count, start: jumped(start, sort, match), limit: limit + 1 };
        const found =
          by === 'tenant' ? byTenant(descending, request) : pager.rows({ by, descending }, request);
        const shown = found.slice(0, limit);
        const end = found.length > limit ? shown.at(-1) : undefined;
        const place = end === undefined ? null : rowReader.place(end, by);
        return {
          rows: rowReader.rows(shown),
          total: match.total,
          next: place && cursorAt(sort, place),
        };
      });
    },
    /** Present rows in the order of the keys; null where there is none. */
    rows: (keys: readonly IncidentKey[]): (BoardRow | null)[] =>
      inSnapshot(() => keys.map((key) => rowReader.byKey(key))),
    counts: (filter: BoardFilter, nowMs: number): BoardCounts =>
      inSnapshot(() => {
        const source = { ...columns.read(), dictionary: columns.dictionary };
        return countedFacets(source, matchOf(filter, nowMs), nowMs);
      }),
    /** All incidents of all tenants, whatever the filter. */
    total: (): number => inSnapshot(() => columns.read().count),
    /** How many incidents each tenant has, and how many of them are open. */
    byTenant: (): Map<TenantId, TenantTotals> =>
      inSnapshot(() => {
        const { columns: rows, size } = columns.read();
        const { dictionary } = columns;
        const open = dictionary.words().map((word) => isOpen(word));
        const totals = new Map<number, { incidents: number; open: number }>();
        for (let n = 1; n < size; n += 1) {
          if (!isPresent(rows.flags[n] ?? 0)) continue;
          const number = rows.tenant[n] ?? 0;
          const entry = totals.get(number) ?? { incidents: 0, open: 0 };
          entry.incidents += 1;
          if (open[rows.status[n] ?? 0]) entry.open += 1;
          totals.set(number, entry);
        }
        return new Map(
          dictionary
            .tenants()
            .map(({ id, number }) => [id, totals.get(number) ?? { incidents: 0, open: 0 }]),
        );
      }),
    /** The first load in small parts, so that a big cache never holds up anything else. Optional. */
    warm: async (): Promise<void> => {
      while (!guarded('cache.db', () => columns.step())) await setImmediate();
    },
  };
}
export type BoardReader = ReturnType<typeof boardReader>;

import { setImmediate } from 'node:timers/promises';
import type { BoardPage, BoardPosition, BoardStretch, StretchEnd } from '#shared/contract/board.ts';
import type { BoardCounts, BoardFilter, BoardRow, BoardSort } from '#shared/domain/board.ts';
import type { BoardCharts } from '#shared/domain/charts/charts.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { isTimed } from '#shared/domain/query/timed.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { MINUTE_MS } from '#shared/time.ts';
import { countedCharts } from './board-charts.ts';
import type { Grouping } from '#shared/domain/arrangement.ts';
import { boardColumns } from './board-columns.ts';
import { countedFacets } from './board-counts.ts';
import { type BoardGroups, boardGroups } from './board-groups.ts';
import { boardListing } from './board-listing.ts';
import { type Match, matched } from './board-match.ts';
import { cursorAt, placeOf } from './board-order.ts';
import { boardRowReader } from './board-row-reader.ts';
import { stretchOf } from './board-stretch.ts';
import { boardSearch } from './board-search.ts';
import { type TenantTotals, tenantTotals } from './board-tenant-totals.ts';
import type { Database } from './database.ts';
import { guarded } from './sqlite-failure.ts';

export interface PageRequest {
  readonly filter: BoardFilter;
  readonly sort: BoardSort;
  /** Divides the list; pages begin at offsets then. */
  readonly group?: Grouping | null;
  readonly at: BoardPosition;
  /** At most 200. */
  readonly limit: number;
}

/** Between which rows of a list; null: from its beginning, or to its end. */
export interface StretchRequest extends Pick<PageRequest, 'filter' | 'sort'> {
  readonly group: Grouping | null;
  /** Groups whose rows are put away. */
  readonly away: readonly string[];
  readonly from: StretchEnd | null;
  readonly to: StretchEnd | null;
}

/**
 * The board over the cache, on a connection that only reads. Every answer is exact for one moment of the
 * database. Order: the columns one after the other, then tenant and id in the direction of the last. Severity ascends
 * from informational to high with unknown words just below high; `tenant` goes by name; text is compared
 * without case and accents by its first 120 characters, and nobody (or no tag) comes before any name.
 * @throws AppError `bad-input` for a cursor that is not ours; `storage` or `damaged` from the file.
 */
export function boardReader(db: Database) {
  const columns = boardColumns(db);
  const search = boardSearch(db);
  const rowReader = boardRowReader(db, columns.dictionary);
  const listing = boardListing(db, columns);
  const totals = tenantTotals(columns.dictionary);
  let last: { readonly key: string; readonly match: Match } | null = null;
  let lastGroups: { by: Grouping; match: Match; nowMs: number; groups: BoardGroups } | null = null;
  let lastCharts: { readonly key: string; readonly charts: BoardCharts } | null = null;

  const inSnapshot = <T>(work: () => T): T =>
    guarded('cache.db', () =>
      db.transaction(() => {
        columns.refresh();
        return work();
      })(),
    );
  const found = (text: string, exact: boolean) => search.rows(text, exact) ?? [];
  const matchOf = (filter: BoardFilter, nowMs: number): Match => {
    const { version, columns: held, size } = columns.read();
    const key = JSON.stringify([version, isTimed(filter) ? nowMs : 0, filter]);
    if (last?.key === key) return last.match;
    const source = { columns: held, size, dictionary: columns.dictionary, search: found };
    const { where, ...rows } = search.narrowed(filter);
    const match = matched(source, { filter: { ...filter, where }, nowMs, ...rows });
    last = { key, match };
    return match;
  };

  /** Pages of one list ask for the same groups one after the other; how clocks stand is of the minute. */
  const groupsOf = (by: Grouping, match: Match, atMs: number): BoardGroups => {
    const nowMs = by === 'sla' ? Math.floor(atMs / MINUTE_MS) * MINUTE_MS : 0;
    const held = lastGroups;
    if (held?.by === by && held.match === match && held.nowMs === nowMs) return held.groups;
    const source = { columns: columns.read().columns, dictionary: columns.dictionary, nowMs };
    const groups = boardGroups(by, source, match);
    lastGroups = { by, match, nowMs, groups };
    return groups;
  };

  return {
    page: ({ filter, sort, group = null, at, limit }: PageRequest, nowMs: number): BoardPage => {
      const after = at.kind === 'after' ? placeOf(at.cursor, sort) : null;
      const offset = at.kind === 'offset' ? at.offset : 0;
      return inSnapshot(() => {
        const match = matchOf(filter, nowMs);
        const groups = group && groupsOf(group, match, nowMs);
        const found = listing(sort, match, { after, offset, limit: limit + 1 }, groups);
        const shown = found.slice(0, limit);
        const end = found.length > limit && !groups ? shown.at(-1) : undefined;
        const place = end === undefined ? null : rowReader.place(end, sort);
        return {
          rows: rowReader.rows(shown, nowMs),
          total: match.total,
          snoozed: match.snoozed,
          next: place && cursorAt(sort, place),
          groups: groups && offset === 0 ? [...groups.counts] : null,
        };
      });
    },
    /** All rows between two of a list, as far as one gesture goes; null: the two are not found any more. */
    stretch: (request: StretchRequest, nowMs: number): BoardStretch | null =>
      inSnapshot(() => {
        const { filter, sort, group } = request;
        const match = matchOf(filter, nowMs);
        const groups = group && groupsOf(group, match, nowMs);
        const found = stretchOf(
          {
            total: match.total,
            groups: groups?.counts ?? null,
            numbers: (offset, limit) =>
              listing(sort, match, { after: null, offset, limit }, groups),
            unchanged: rowReader.unchanged,
          },
          request,
        );
        return found && { rows: rowReader.rows(found.numbers, nowMs), total: found.total };
      }),
    /**
     * Present rows in the order of the keys; null where there is none. Without the present moment nobody
     * counts as assigned lately.
     */
    rows: (keys: readonly IncidentKey[], nowMs = Number.POSITIVE_INFINITY): (BoardRow | null)[] =>
      inSnapshot(() => keys.map((key) => rowReader.byKey(key, nowMs))),
    counts: (filter: BoardFilter, nowMs: number): BoardCounts =>
      inSnapshot(() => {
        const source = { ...columns.read(), dictionary: columns.dictionary };
        return countedFacets(source, matchOf(filter, nowMs), nowMs);
      }),
    /** What the charts show. Ages are of the present minute; until it is over the same answer is given again. */
    charts: (filter: BoardFilter, edges: readonly number[], nowMs: number): BoardCharts =>
      inSnapshot(() => {
        const { version, columns: rows, size } = columns.read();
        const minuteMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
        const key = JSON.stringify([version, minuteMs, edges, filter]);
        if (lastCharts?.key === key) return lastCharts.charts;
        const text = search.rows(filter.text);
        const { dictionary } = columns;
        const source = { columns: rows, size, dictionary, search: found, text };
        const charts = countedCharts(source, { filter, edges, nowMs: minuteMs });
        lastCharts = { key, charts };
        return charts;
      }),
    /** How many rows a filter lets through; the page's own filter stays at hand. */
    totalOf: (filter: BoardFilter, nowMs: number): number =>
      inSnapshot(() => {
        const held = last;
        const { total } = matchOf(filter, nowMs);
        last = held ?? last;
        return total;
      }),
    /** All incidents of all tenants, whatever the filter. */
    total: (): number => inSnapshot(() => columns.read().count),
    /** What each tenant has on the board. */
    byTenant: (nowMs: number): Map<TenantId, TenantTotals> =>
      inSnapshot(() => totals(columns.read(), nowMs)),
    /** The first load in small parts, so that a big cache never holds up anything else. Optional. */
    warm: async (signal: AbortSignal): Promise<void> => {
      do await setImmediate();
      while (!signal.aborted && !guarded('cache.db', columns.step));
    },
    /** At the end of a run: the next one need not go through all rows. Writes to the file. */
    keep: (): void => guarded('cache.db', columns.keep),
  };
}
export type BoardReader = ReturnType<typeof boardReader>;

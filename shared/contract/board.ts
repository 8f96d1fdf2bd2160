import { z } from 'zod';
import { Grouping, MOST_FOLDED } from '../domain/arrangement.ts';
import { BoardCounts, BoardFilter, BoardRow, BoardSort, FacetCount } from '../domain/board.ts';
import { BoardCharts, ChartSpan } from '../domain/charts/charts.ts';
import { IncidentKey } from '../domain/incident.ts';
import { Instant } from '../time.ts';
import { TimeZone } from '../time-zone.ts';
import { query } from './define.ts';
import { MANY } from './many-incidents.ts';
import { LastShown } from './views.ts';

export const PAGE_ROWS = 200;

/** Where a page begins: after a row already seen (by key), or at a place in the list (a jump). */
export const BoardPosition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('after'), cursor: z.string().max(2000) }),
  z.object({ kind: z.literal('offset'), offset: z.int().min(0) }),
]);
export type BoardPosition = z.infer<typeof BoardPosition>;

export const BoardPage = z.object({
  rows: z.array(BoardRow),
  /** All rows the filter lets through. */
  total: z.int(),
  /** Rows that are left out because they are put away (snoozed), and would be shown otherwise. */
  snoozed: z.int(),
  /** Begins the page after this one; null at the end, and in a divided list: there pages begin at offsets. */
  next: z.string().nullable(),
  /** With the first page of a divided list: every group that is not empty, in order. */
  groups: z.array(FacetCount).nullable(),
});
export type BoardPage = z.infer<typeof BoardPage>;

/** An end of a stretch of the list: where it stood, and rows as they were shown, from it inwards side by side. */
export const StretchEnd = z.object({
  offset: z.int().min(0),
  rows: z
    .array(IncidentKey.extend({ updatedAt: Instant }))
    .min(1)
    .max(PAGE_ROWS),
});
export type StretchEnd = z.infer<typeof StretchEnd>;

export const BoardStretch = z.object({
  /** In order from where it begins, as many as one gesture may change. */
  rows: z.array(BoardRow).max(MANY),
  /** How many there are. */
  total: z.int(),
});
export type BoardStretch = z.infer<typeof BoardStretch>;

export const boardContract = {
  /**
   * What a window begins with, in one answer: what the person saw last (`views.last`) and its first rows;
   * where nothing was kept, those of the arrangement everybody begins with.
   */
  'board.opening': query(
    z.object({ limit: z.int().min(1).max(PAGE_ROWS) }),
    z.object({
      accountId: z.string().nullable(),
      shown: LastShown.nullable(),
      page: BoardPage,
    }),
  ),
  /** One page of at most 200 rows, in the order asked for; ties are broken by tenant and id. */
  'board.page': query(
    z.object({
      filter: BoardFilter,
      sort: BoardSort,
      /** Divides the list: groups in an order of their own, and inside each the order asked for. */
      group: Grouping.nullable().default(null),
      at: BoardPosition,
      limit: z.int().min(1).max(PAGE_ROWS),
    }),
    BoardPage,
  ),
  /**
   * All rows between two of the list, or from its beginning or to its end (null), of one moment; without the
   * groups that are put away. Null: an end does not stand there any more.
   */
  'board.stretch': query(
    z.object({
      filter: BoardFilter,
      sort: BoardSort,
      group: Grouping.nullable(),
      away: z.array(z.string().max(400)).max(MOST_FOLDED),
      from: StretchEnd.nullable(),
      to: StretchEnd.nullable(),
    }),
    BoardStretch.nullable(),
  ),
  /** The present state of rows already on the screen, in the order asked; null where one is gone. */
  'board.rows': query(
    z.object({ keys: z.array(IncidentKey).max(PAGE_ROWS) }),
    z.array(BoardRow.nullable()),
  ),
  'board.counts': query(z.object({ filter: BoardFilter }), BoardCounts),
  /** What the charts above the board show; hours are those of clocks in the time zone. */
  'board.charts': query(
    z.object({ filter: BoardFilter, span: ChartSpan, timeZone: TimeZone }),
    BoardCharts,
  ),
};

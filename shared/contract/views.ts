import { z } from 'zod';
import { Arrangement, Folded, Look } from '../domain/arrangement.ts';
import { CHARTS_AT_FIRST, ChartsShown } from '../domain/charts/charts.ts';
import { LONGEST_QUERY } from '../domain/query/parse.ts';
import { MOST_VIEWS, NamedLook, View, ViewId, ViewName } from '../domain/views/view.ts';
import { command, query } from './define.ts';

const LONGEST_ACCOUNT_ID = 200;
/** Search lines that are offered again. */
export const MOST_RECENT = 8;

/** What the window showed last. */
export const LastShown = z.object({
  board: Arrangement,
  /** The search line as it was written; empty when what it said is no more: the filter says it then. */
  text: z.string().max(LONGEST_QUERY),
  /** A screen of the window by its name; the window knows which there are. */
  screen: z.string().max(40),
  /** Lines that were asked for, the latest first. */
  recent: z.array(z.string().max(LONGEST_QUERY)).max(MOST_RECENT).default([]),
  /** The view that was chosen last. */
  view: ViewId.nullable().default(null),
  charts: ChartsShown.default(CHARTS_AT_FIRST),
  folded: Folded.default({}),
});
export type LastShown = z.infer<typeof LastShown>;

const Ids = z.array(ViewId).max(2 * MOST_VIEWS);

/** A view out of a file, and the view of ours that has its name already. */
export const FoundView = NamedLook.extend({ same: ViewId.nullable() });
export type FoundView = z.infer<typeof FoundView>;

export const viewsContract = {
  /** What the signed-in person saw last; before anybody is signed in, what was seen here last. */
  'views.last': query(
    z.object({}),
    z.object({ accountId: z.string().nullable(), shown: LastShown.nullable() }),
  ),
  /**
   * Kept for the next start, under the person whose window it was (`uid.utid`). The window hears late that
   * somebody else has signed in: what it still shows of the one before is then not kept.
   */
  'views.keep': command(
    z.object({ accountId: z.string().max(LONGEST_ACCOUNT_ID), shown: LastShown }),
    z.null(),
  ),
  /** The person's views and those of the program, in the person's order. */
  'views.list': query(z.object({}), z.array(View)),
  /** How many incidents each view shows now. */
  'views.counts': query(z.object({}), z.array(z.object({ id: ViewId, count: z.int() }))),
  'views.save': command(NamedLook, z.object({ id: ViewId })),
  /** Another name, or another look. Views of the program stay as they are. */
  'views.change': command(
    z.object({ id: ViewId, name: ViewName.optional(), look: Look.optional() }),
    z.null(),
  ),
  /** Can be taken back for a day. */
  'views.remove': command(z.object({ id: ViewId }), z.null()),
  'views.restore': command(z.object({ id: ViewId }), z.null()),
  'views.order': command(z.object({ ids: Ids }), z.null()),
  /** Asks the person for a file and writes these views into it; `saved` false: they chose none. */
  'views.export': command(z.object({ ids: Ids.min(1) }), z.object({ saved: z.boolean() })),
  /** Asks the person for a file and reads it; null: they chose none. Nothing is imported yet. */
  'views.readFile': command(z.object({}), z.array(FoundView).nullable()),
  /** All of them or none; `replaces` names the view of ours that one takes the place of. */
  'views.import': command(
    z.object({
      views: z.array(NamedLook.extend({ replaces: ViewId.nullable() })).max(MOST_VIEWS),
    }),
    z.int(),
  ),
};

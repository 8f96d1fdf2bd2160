import { z } from 'zod';
import { Arrangement } from '../domain/arrangement.ts';
import { LONGEST_QUERY } from '../domain/query/parse.ts';
import { command, query } from './define.ts';

/** What the window showed last. */
export const LastShown = z.object({
  board: Arrangement,
  /** The search line as it was written; empty when what it said is no more: the filter says it then. */
  text: z.string().max(LONGEST_QUERY),
  /** A screen of the window by its name; the window knows which there are. */
  screen: z.string().max(40),
});
export type LastShown = z.infer<typeof LastShown>;

export const viewsContract = {
  /** What the signed-in person saw last; before anybody is signed in, what was seen here last. */
  'views.last': query(
    z.object({}),
    z.object({ accountId: z.string().nullable(), shown: LastShown.nullable() }),
  ),
  /** Kept for the next start, under the signed-in person. */
  'views.keep': command(LastShown, z.null()),
};

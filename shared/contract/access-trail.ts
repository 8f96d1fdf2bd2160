import { z } from 'zod';
import { TrailEntry, TrailFilter } from '../domain/access/trail.ts';
import { command, query } from './define.ts';

/** Most entries of one page. */
export const TRAIL_PAGE = 100;

export const accessTrailContract = {
  /** Decisions and wishes about access, newest first. `before`: the `next` of the page before. */
  'access.trail': query(
    z.object({
      filter: TrailFilter,
      before: z.int().nullable(),
      limit: z.int().min(1).max(TRAIL_PAGE),
    }),
    z.object({
      entries: z.array(TrailEntry),
      /** Null: that was all. */
      next: z.int().nullable(),
      /** How many there are in all. */
      total: z.int(),
      /** Everybody who recorded one on this computer. */
      people: z.array(z.object({ accountId: z.string(), name: z.string().nullable() })),
    }),
  ),
  /**
   * Into a file that the person chooses. `json` gets a file with its signature beside it (`.sig`), which
   * `npm run core -- ledger verify --export FILE` verifies. `decisions`: how many are in it.
   */
  'access.exportTrail': command(
    z.object({ filter: TrailFilter, form: z.enum(['csv', 'json']) }),
    z.object({ saved: z.boolean(), decisions: z.int() }),
  ),
};

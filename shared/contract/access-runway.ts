import { z } from 'zod';
import { RunwayItem } from '../domain/access/runway.ts';
import { Instant } from '../time.ts';
import { query } from './define.ts';

/** More than this at once is shown by its soonest ends. */
export const MOST_RUNWAY = 5_000;

export const Runway = z.object({
  /** Soonest to end first. */
  items: z.array(RunwayItem).max(MOST_RUNWAY),
  /** So many more are left out: those that end last. */
  omitted: z.int(),
  /** When GDAP relationships were read last; null = never. */
  gdapReadAt: Instant.nullable(),
  /** The time zone that its days are counted in. */
  zone: z.string(),
});
export type Runway = z.infer<typeof Runway>;

export const accessRunwayContract = {
  /** Everything of all tenants that ends: assignments, GDAP relationships, open rounds of reviews. */
  'access.runway': query(z.object({}), Runway),
};

import { z } from 'zod';

const SEED_MAX = 2 ** 31 - 1;

/** What a range is started with. Numbers have the limits of the growth case, with room. */
export const RangeOptions = z.object({
  tenants: z.int().min(1).max(5_000).default(12),
  incidents: z.int().min(0).max(5_000_000).default(600),
  seed: z.int().min(0).max(SEED_MAX).default(1),
  /** 0: any free one. */
  port: z.int().min(0).max(65_535).default(0),
  faults: z.enum(['none', 'storm']).default('none'),
  /** 0: nothing happens by itself; 1: as in life; 60: an hour a minute. */
  speed: z.number().min(0).max(100_000).default(0),
  /** How many times more happens than in life, at the same stamps of time: 20 keeps a lesson lively. */
  pace: z.number().min(0.01).max(100_000).default(1),
  /** When the world begins (ms since 1970). Left out: now. */
  epochMs: z.number().optional(),
  /** Requests to /security a minute, for each tenant. */
  budget: z.int().min(1).max(10_000_000).default(150),
});
export type RangeOptions = z.infer<typeof RangeOptions>;
export type RangeInput = z.input<typeof RangeOptions>;

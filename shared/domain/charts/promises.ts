import { z } from 'zod';
import { TimeZone } from '../../time-zone.ts';
import { Word } from '../incident.ts';
import { TenantId } from '../tenant.ts';
import { ChartSpan, PromiseGroup } from './charts.ts';

/** Which of the promises that ended are looked at: what of the board's filter is known of them. */
export const PromisesAsked = z.object({
  span: ChartSpan,
  timeZone: TimeZone,
  tenants: z.array(TenantId).max(1000),
  notTenants: z.array(TenantId).max(1000).default([]),
  tenantTags: z.array(z.string()).max(100),
  severities: z.array(Word).max(20),
});
export type PromisesAsked = z.infer<typeof PromisesAsked>;

/** How many were kept of those that ended. */
export const Kept = z.object({ within: z.int(), ended: z.int() });
export type Kept = z.infer<typeof Kept>;

/** Promises whose end our looks saw from `fromMs` until before `toMs` (ms since 1970). */
export const PromiseChart = z.object({
  by: PromiseGroup,
  fromMs: z.int(),
  toMs: z.int(),
  rows: z.array(
    z.object({
      /** A severity, a tenant's id, a contract's id (empty: the usual targets) or a party. */
      key: z.string(),
      /** The contract's name; empty for everything else. */
      name: z.string(),
      acknowledge: Kept,
      resolve: Kept,
      /** By tenant or contract: what is open now, whatever its severity, and how much of it is over its time. */
      now: z.object({ open: z.int(), over: z.int() }).nullable().default(null),
    }),
  ),
});
export type PromiseChart = z.infer<typeof PromiseChart>;

/**
 * The share in whole percent, so that 100 is said only when every one was kept, and 0 only when none was.
 * Null when none ended: nothing was measured. Pure.
 */
export function shareKept({ within, ended }: Kept): number | null {
  if (ended === 0) return null;
  const percent = Math.round((within / ended) * 100);
  if (within === 0 || within === ended) return percent;
  return Math.max(1, Math.min(percent, 99));
}

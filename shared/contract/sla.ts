import { z } from 'zod';
import { PromiseGroup } from '../domain/charts/charts.ts';
import { PromiseChart, PromisesAsked } from '../domain/charts/promises.ts';
import { PromiseName } from '../domain/clock/board-clock.ts';
import { Party } from '../domain/clock/clock-end.ts';
import { Word } from '../domain/incident.ts';
import { TenantId } from '../domain/tenant.ts';
import { Instant } from '../time.ts';
import { command, query } from './define.ts';

/**
 * How promises of one kind ended in one tenant, by the severity the incidents had then and by whose turn it was
 * longest.
 */
export const SlaAttainment = z.object({
  tenantId: TenantId,
  severity: Word,
  party: Party,
  promise: PromiseName,
  within: z.int(),
  over: z.int(),
  /** Of the time that counted against the target. */
  medianMinutes: z.int(),
  /** Minutes of every hour from creation to the end, of all of them together, by whose turn it was. */
  minutesOf: z.object({ us: z.int(), customer: z.int(), microsoft: z.int() }),
});
export type SlaAttainment = z.infer<typeof SlaAttainment>;

export const slaContract = {
  /**
   * Promises that our looks saw end from `from` until before `to`, also of incidents that are not kept any
   * more. No tenants: all. By tenant, severity, party and promise; what ended unseen is not in it.
   */
  'sla.attainment': query(
    z
      .object({ from: Instant, to: Instant, tenants: z.array(TenantId).max(1000).default([]) })
      .refine(({ from, to }) => from <= to, 'The end has to be after the beginning.'),
    z.array(SlaAttainment),
  ),
  /** The counts behind the chart of kept promises, over a time up to now. */
  'sla.chart': query(PromisesAsked.extend({ by: PromiseGroup }), PromiseChart),
  /** The same as a CSV file that the person chooses, by tenant, severity, party and promise. */
  'sla.export': command(
    PromisesAsked.extend({
      /** Parts of the board's filter that hold for nothing here: the file names them. */
      notFollowed: z.array(z.string().max(5_000)).max(200).default([]),
    }),
    z.object({ saved: z.boolean() }),
  ),
};

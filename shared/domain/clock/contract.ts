import { z } from 'zod';
import { HOUR_MS, MINUTE_MS } from '../../time.ts';
import { AROUND_THE_CLOCK, Counting, WorkCalendar } from './work-calendar.ts';

/** How long something may take: milliseconds of the time that counts. */
export const Target = z.object({
  ms: z
    .int()
    .min(MINUTE_MS)
    .max(365 * 24 * HOUR_MS),
  counting: Counting,
});
export type Target = z.infer<typeof Target>;

export const Targets = z.object({ acknowledge: Target.nullable(), resolve: Target.nullable() });
export type Targets = z.infer<typeof Targets>;

/** Graph has no critical severity: what a contract raises above high is P1 (domain.md 5c). */
export const ClockLevel = z.enum(['p1', 'high', 'medium', 'low', 'informational']);
export type ClockLevel = z.infer<typeof ClockLevel>;

/** What was promised to a customer. */
export const Contract = z.object({
  /** High incidents are P1 here. */
  raisesHigh: z.boolean(),
  calendar: WorkCalendar,
  /** Targets that differ from the usual ones. */
  targets: z.partialRecord(ClockLevel, Targets),
});
export type Contract = z.infer<typeof Contract>;

const always = (ms: number): Target => ({ ms, counting: 'always' });

/** The usual targets (domain.md 5c, "Defaults to ship"); informational incidents have no clock. */
export const USUAL_TARGETS: Record<ClockLevel, Targets> = {
  p1: { acknowledge: always(15 * MINUTE_MS), resolve: always(3 * HOUR_MS) },
  high: { acknowledge: always(30 * MINUTE_MS), resolve: always(3 * HOUR_MS) },
  medium: { acknowledge: always(HOUR_MS), resolve: always(8 * HOUR_MS) },
  low: {
    acknowledge: always(4 * HOUR_MS),
    resolve: { ms: 3 * 24 * HOUR_MS, counting: 'weekdays' },
  },
  informational: { acknowledge: null, resolve: null },
};

export const USUAL_CONTRACT: Contract = {
  raisesHigh: false,
  calendar: AROUND_THE_CLOCK,
  targets: {},
};

/** The level of a severity; a word this version does not know is held to the targets of high. */
export function levelOf(severity: string, { raisesHigh }: Contract): ClockLevel {
  const known = ClockLevel.exclude(['p1']).safeParse(severity);
  const level = known.success ? known.data : 'high';
  return level === 'high' && raisesHigh ? 'p1' : level;
}

export function targetsOf(severity: string, contract: Contract): Targets {
  const level = levelOf(severity, contract);
  return contract.targets[level] ?? USUAL_TARGETS[level];
}

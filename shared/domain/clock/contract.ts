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

/** What holds where nothing was agreed. */
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

export function levelTargets(level: ClockLevel, { targets }: Contract): Targets {
  return targets[level] ?? USUAL_TARGETS[level];
}

export function targetsOf(severity: string, contract: Contract): Targets {
  return levelTargets(levelOf(severity, contract), contract);
}

export const ContractId = z.uuid().brand('ContractId');
export type ContractId = z.infer<typeof ContractId>;

export const ContractName = z.string().trim().min(1).max(80);

/** A contract that many tenants can have. Lives in the ledger. */
export const NamedContract = Contract.extend({ id: ContractId, name: ContractName });
export type NamedContract = z.infer<typeof NamedContract>;

/** Contracts that are kept at most. */
export const MOST_CONTRACTS = 200;

/** What one tenant has otherwise than its contract says; null and levels left out follow the contract. */
export const OwnTerms = z.object({
  raisesHigh: z.boolean().nullable(),
  calendar: WorkCalendar.nullable(),
  targets: z.partialRecord(ClockLevel, Targets),
});
export type OwnTerms = z.infer<typeof OwnTerms>;

export const NO_OWN_TERMS: OwnTerms = { raisesHigh: null, calendar: null, targets: {} };

/** Which contract a tenant has (null: the usual targets), and what is different there. */
export const TenantTerms = z.object({ contract: ContractId.nullable(), own: OwnTerms });
export type TenantTerms = z.infer<typeof TenantTerms>;

export const USUAL_TERMS: TenantTerms = { contract: null, own: NO_OWN_TERMS };

/** What holds for a tenant: its contract with its own terms over it. Pure. */
export function agreedContract(base: Contract, own: OwnTerms): Contract {
  return {
    raisesHigh: own.raisesHigh ?? base.raisesHigh,
    calendar: own.calendar ?? base.calendar,
    targets: { ...base.targets, ...own.targets },
  };
}

/** What has to be a tenant's own so that `wanted` holds there; the rest goes on following the contract. Pure. */
export function ownTermsFor(base: Contract, wanted: Contract): OwnTerms {
  const differing = ClockLevel.options.flatMap((level) => {
    const [before, after] = [levelTargets(level, base), levelTargets(level, wanted)];
    return isSame(before, after) ? [] : [[level, after] as const];
  });
  return {
    raisesHigh: base.raisesHigh === wanted.raisesHigh ? null : wanted.raisesHigh,
    calendar: isSame(base.calendar, wanted.calendar) ? null : wanted.calendar,
    targets: Object.fromEntries(differing),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

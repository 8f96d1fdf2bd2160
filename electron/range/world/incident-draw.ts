import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/time.ts';
import type { IncidentHead } from './incident-table.ts';
import {
  CUSTOMER,
  type Classification,
  DEFENDER_EXPERTS,
  DETERMINATIONS_OF,
  SEVERITIES,
  type Severity,
  type Status,
} from './incident-words.ts';
import { Draws } from './random.ts';
import { onGrid } from './stamp.ts';
import type { RangeTenant } from './tenants.ts';

/** Nothing in a new world is older: inside the 180 days that Defender keeps. */
export const OLDEST_DAYS = 170;

/** Shares of severity, high to informational (reference MSSP). */
const SEVERITY_SHARES = [8, 27, 45, 20] as const;
/** Benign positive 42 %, true positive 36 %, false positive 22 %. */
const CLASSES: readonly Exclude<Classification, null>[] = [
  'informationalExpectedActivity',
  'truePositive',
  'falsePositive',
];
const CLASS_SHARES = [42, 36, 22] as const;
/** An incident is open with this chance when new; the chance fades over `OPEN_FADE_DAYS`: 5 % in all. */
const OPEN_WHEN_NEW = 0.9;
const OPEN_FADE_DAYS = 9.5;
const REDIRECTED_SHARE = 0.012;

/** What the draw of one incident needs to know besides the seed and the row. */
export interface DrawContext {
  readonly seed: number;
  readonly tenant: RangeTenant;
  /** Names that this tenant's analysts sign with. */
  readonly analysts: readonly string[];
}

/** Independent draws for one purpose of one incident. */
export function drawsFor(context: DrawContext, purpose: number, row: number, part = 0): Draws {
  return new Draws(context.seed, context.tenant.index, purpose, row, part);
}

/** How many alerts an incident has: 1.6 on average, with a tail to 65. */
export function drawAlertCount(draws: Draws): number {
  const size = draws.weighted([76, 13.5, 5.5, 3.6, 1.25, 0.15]);
  if (size < 3) return size + 1;
  if (size === 3) return draws.between(4, 7);
  return size === 4 ? draws.between(8, 16) : draws.between(17, 65);
}

export function drawSeverity(draws: Draws): Severity {
  return SEVERITIES[draws.weighted(SEVERITY_SHARES)] ?? 'low';
}

/** One of the world's first incidents: row `row` of `count`, spread evenly over the days before `epochMs`. */
export function drawHead(
  context: DrawContext,
  row: number,
  count: number,
  epochMs: number,
): IncidentHead {
  const draws = drawsFor(context, 1, row);
  const span = OLDEST_DAYS * DAY_MS - HOUR_MS;
  const createdMs = onGrid(epochMs - span * (1 - (row + draws.unit()) / count) - MINUTE_MS);
  const ageDays = (epochMs - createdMs) / DAY_MS;
  const severity = drawSeverity(draws);
  const alerts = drawAlertCount(draws);
  const seen = { createdMs, severity, alerts };
  if (row > 0 && draws.chance(REDIRECTED_SHARE)) {
    return {
      ...seen,
      ...UNTOUCHED,
      status: 'redirected',
      updatedMs: later(draws, createdMs, epochMs, HOUR_MS),
    };
  }
  if (draws.chance(OPEN_WHEN_NEW * Math.exp(-ageDays / OPEN_FADE_DAYS))) {
    const work = openWork(context, draws, severity);
    const updatedMs = later(
      draws,
      createdMs,
      epochMs,
      work.status === 'active' ? 10 * MINUTE_MS : 5 * HOUR_MS,
    );
    return { ...seen, ...UNTOUCHED, ...work, updatedMs };
  }
  return {
    ...seen,
    ...closedWork(context, draws, severity),
    updatedMs: later(draws, createdMs, epochMs, 14 * HOUR_MS),
  };
}

const UNTOUCHED = { classification: null, determination: null, assignedTo: null } as const;

/** True for what the Experts look at: high and medium, in tenants that bought the service. */
export function isExpertsWork(tenant: RangeTenant, severity: Severity): boolean {
  return tenant.experts === 'xdr' && (severity === 'high' || severity === 'medium');
}

function openWork(
  { tenant, analysts }: DrawContext,
  draws: Draws,
  severity: Severity,
): { status: Status; assignedTo: string | null } {
  if (isExpertsWork(tenant, severity) && draws.chance(0.7)) {
    const status = draws.chance(0.45) ? 'awaitingAction' : 'inProgress';
    return { status, assignedTo: DEFENDER_EXPERTS };
  }
  if (draws.chance(0.5))
    return { status: 'active', assignedTo: draws.chance(0.15) ? draws.pick(analysts) : null };
  return { status: 'inProgress', assignedTo: draws.chance(0.92) ? draws.pick(analysts) : null };
}

function closedWork({ tenant, analysts }: DrawContext, draws: Draws, severity: Severity) {
  const classification = CLASSES[draws.weighted(CLASS_SHARES)] ?? 'truePositive';
  const determination = draws.pick(DETERMINATIONS_OF[classification]);
  const byExperts = isExpertsWork(tenant, severity) && draws.chance(0.75);
  const expertsWord = classification === 'truePositive' ? CUSTOMER : null;
  const assignedTo = byExperts ? expertsWord : draws.chance(0.95) ? draws.pick(analysts) : null;
  return { status: 'resolved', classification, determination, assignedTo } as const;
}

/** A time after `createdMs`, `meanMs` later on average, never after the world's beginning. */
function later(draws: Draws, createdMs: number, epochMs: number, meanMs: number): number {
  const waited = Math.min(draws.exponential(meanMs), epochMs - createdMs);
  return onGrid(createdMs + Math.max(0, waited));
}

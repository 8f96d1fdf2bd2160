import { z } from 'zod';
import { Instant, instant } from '../../time.ts';
import { IncidentId, Word } from '../incident.ts';
import { TenantId } from '../tenant.ts';
import { Turn } from '../turn.ts';
import { PromiseName } from './board-clock.ts';
import { ClockLevel, type Contract, levelOf } from './contract.ts';
import { type ClockFacts, incidentClock } from './incident-clock.ts';
import type { Promised } from './promise.ts';
import type { WorkTimes } from './work-time.ts';

/** How one promise ended: written down when our looks saw it, and kept when the incident is gone. */
export const ClockEnd = z.object({
  incidentId: IncidentId,
  promise: PromiseName,
  severity: Word,
  level: ClockLevel,
  endedAt: Instant,
  within: z.boolean(),
  /** Milliseconds as the target counts them. */
  usedMs: z.number(),
  targetMs: z.number(),
  /** Milliseconds of every hour from the creation to the end, by whose turn it was. */
  partyMs: z.object({ us: z.number(), customer: z.number(), microsoft: z.number() }),
});
export type ClockEnd = z.infer<typeof ClockEnd>;

/** What a report needs of one ended promise. */
export const ReportedEnd = z.object({
  tenantId: TenantId,
  severity: z.string(),
  promise: PromiseName,
  within: z.number(),
  usedMs: z.number(),
  usMs: z.number(),
  customerMs: z.number(),
  microsoftMs: z.number(),
});
export type ReportedEnd = z.infer<typeof ReportedEnd>;

/** Whose turn it was; `nobody` had no part in it. */
export const Party = Turn.exclude(['nobody']);
export type Party = z.infer<typeof Party>;

/** Promises that ended, of one kind in one tenant: counted where they are kept. */
export const EndedPromises = z.object({
  tenantId: TenantId,
  severity: z.string(),
  promise: PromiseName,
  /** Whose turn it was longest. */
  party: Party,
  within: z.int(),
  ended: z.int(),
});
export type EndedPromises = z.infer<typeof EndedPromises>;

/** Whose turn it was longest; of equal ones ours, then the customer's. Pure. */
export function longestParty({
  usMs,
  customerMs,
  microsoftMs,
}: Pick<ReportedEnd, 'usMs' | 'customerMs' | 'microsoftMs'>): Party {
  if (usMs >= customerMs && usMs >= microsoftMs) return 'us';
  return customerMs >= microsoftMs ? 'customer' : 'microsoft';
}

/** A promise that ended, or one that has to be kept anew: the incident was opened again. */
export const EndedClock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ended'), end: ClockEnd }),
  z.object({ kind: z.literal('opened'), incidentId: IncidentId }),
]);
export type EndedClock = z.infer<typeof EndedClock>;

interface Known {
  readonly incidentId: IncidentId;
  /** The incident as the service told it, what our looks found included. */
  readonly facts: ClockFacts;
  readonly contract: Contract;
  readonly times: WorkTimes;
}

interface Look extends Known {
  /** When the change happened that this look found. */
  readonly changedMs: number;
  /** Whether it was open at the look before, and at this one. */
  readonly wasOpen: boolean;
  readonly isOpen: boolean;
}

/** The promises that ended with a change our looks saw; what ended unseen is not made up. Pure. */
export function endedClocks(look: Look): EndedClock[] {
  const { incidentId, facts, changedMs, wasOpen, isOpen } = look;
  if (!wasOpen) return isOpen ? [{ kind: 'opened', incidentId }] : [];
  const clock = incidentClock(facts, look.contract, look.times);
  const takenUp = facts.acknowledgedMs === changedMs || (facts.acknowledgedMs === null && !isOpen);
  return [
    ...(takenUp ? endOf(look, 'acknowledge', clock.acknowledge) : []),
    ...(isOpen ? [] : endOf(look, 'resolve', clock.resolve)),
  ];
}

/** How those promises ended whose end is in what our looks found, as it is known now. Pure. */
export function endsAgain(known: Known): EndedClock[] {
  const { acknowledgedMs, endedMs } = known.facts;
  const clock = incidentClock(known.facts, known.contract, known.times);
  const takenMs = acknowledgedMs ?? endedMs;
  return [
    ...(typeof takenMs === 'number'
      ? endOf({ ...known, changedMs: takenMs }, 'acknowledge', clock.acknowledge)
      : []),
    ...(endedMs === null ? [] : endOf({ ...known, changedMs: endedMs }, 'resolve', clock.resolve)),
  ];
}

function endOf(
  look: Known & Pick<Look, 'changedMs'>,
  promise: PromiseName,
  promised: Promised,
): EndedClock[] {
  if (promised.state !== 'kept' && promised.state !== 'broken') return [];
  const { incidentId, facts, changedMs, contract } = look;
  const { usedMs, targetMs } = promised;
  const end: ClockEnd = {
    incidentId,
    promise,
    severity: facts.severity,
    level: levelOf(facts.severity, contract),
    endedAt: instant(changedMs),
    within: promised.state === 'kept',
    usedMs,
    targetMs,
    partyMs: {
      us: turnMs(facts, 'us', changedMs),
      customer: turnMs(facts, 'customer', changedMs),
      microsoft: turnMs(facts, 'microsoft', changedMs),
    },
  };
  return [{ kind: 'ended', end }];
}

function turnMs({ spans }: ClockFacts, turn: Turn, untilMs: number): number {
  return spans.reduce((sum, span, place) => {
    if (span.turn !== turn) return sum;
    const to = Math.min(spans[place + 1]?.fromMs ?? untilMs, untilMs);
    return sum + Math.max(0, to - span.fromMs);
  }, 0);
}

import { z } from 'zod';
import { isOpen } from './incident.ts';

/** Who has to act next. The customer's own SOC is told apart from us once engagements are known. */
export const Turn = z.enum(['us', 'microsoft', 'customer', 'nobody']);
export type Turn = z.infer<typeof Turn>;

/** What the rule looks at; all of it is in the incident list and its alerts. */
export interface TurnFacts {
  readonly status: string;
  readonly assignedTo: string | null;
  readonly classification: string | null;
  readonly title: string;
  readonly systemTags: readonly string[];
  /** One of its alerts has detectionSource `microsoftThreatExperts` (domain.md S3-9). */
  readonly huntedByExperts: boolean;
}

export interface TurnVerdict {
  readonly turn: Turn;
  /** One sentence for the responsibility line. */
  readonly reason: string;
  /** The area of the responsibility matrix (domain.md 3.3) the sentence follows. */
  readonly area: string;
}

export const EXPERTS = 'Defender Experts';
const CUSTOMER = 'Customer';

function is(word: string, text: string | null): boolean {
  return text !== null && text.trim().toLowerCase() === word.toLowerCase();
}

function isHunting(facts: TurnFacts): boolean {
  if (facts.huntedByExperts || facts.title.startsWith(EXPERTS)) return true;
  return facts.systemTags.some((tag) => is(EXPERTS, tag));
}

/** First match wins (domain.md 3.3, "Turn rule that follows"). Pure. */
export function whoseTurn(facts: TurnFacts): TurnVerdict {
  const heldByExperts = is(EXPERTS, facts.assignedTo);
  if (facts.status === 'redirected') {
    return {
      turn: 'nobody',
      reason: 'Merged into another incident: the work goes on there.',
      area: 'Incident triage',
    };
  }
  if (facts.status === 'awaitingAction') {
    return {
      turn: 'us',
      reason: 'Defender Experts handed it over: their actions wait for us or the customer.',
      area: 'Incident remediation',
    };
  }
  if (isOpen(facts.status) && heldByExperts) {
    return {
      turn: 'microsoft',
      reason: 'Defender Experts hold it and are investigating.',
      area: 'Incident investigation',
    };
  }
  if (facts.status === 'resolved') return resolvedTurn(facts);
  if (isHunting(facts)) {
    return {
      turn: 'us',
      reason: 'Found by Defender Experts hunting: review and response are ours or the customer’s.',
      area: 'Hunting',
    };
  }
  return {
    turn: 'us',
    reason: 'Not in the scope of Defender Experts: triage is ours.',
    area: 'Incident triage',
  };
}

function resolvedTurn({ assignedTo, classification }: TurnFacts): TurnVerdict {
  if (is(CUSTOMER, assignedTo) && classification === 'truePositive') {
    return {
      turn: 'us',
      reason: 'Defender Experts resolved a true positive: the completed actions want a review.',
      area: 'Incident remediation',
    };
  }
  return {
    turn: 'nobody',
    reason: 'Resolved: nothing is left to do.',
    area: 'Incident investigation',
  };
}

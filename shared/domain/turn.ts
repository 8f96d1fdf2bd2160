import { z } from 'zod';
import {
  type Engagement,
  isCustomerSoc,
  type SharedArea,
  UNKNOWN_ENGAGEMENT,
} from './engagement.ts';
import { isOpen } from './incident.ts';
import type { MatrixArea, MatrixService } from './responsibility.ts';

/** Who has to act next: we, Defender Experts, the customer's own SOC, or nobody. */
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
  /** Device groups in its evidence. They never decide whose turn it is, only the reason given. */
  readonly deviceGroups?: readonly string[];
}

export interface TurnVerdict {
  readonly turn: Turn;
  /** One sentence for the responsibility line. */
  readonly reason: string;
  /** The line of the responsibility matrix (domain.md 3.3) the sentence follows. */
  readonly service: MatrixService;
  readonly area: MatrixArea;
}

const EXPERTS = 'Defender Experts';
const CUSTOMER = 'Customer';

function is(word: string, text: string | null): boolean {
  return text !== null && text.trim().toLowerCase() === word.toLowerCase();
}

function isHunting(facts: TurnFacts): boolean {
  if (facts.huntedByExperts || facts.title.startsWith(EXPERTS)) return true;
  return facts.systemTags.some((tag) => is(EXPERTS, tag));
}

/** Whether Defender Experts hold it: then nobody takes it without being asked first (domain.md S3-12). */
export function isHeldByExperts({
  status,
  assignedTo,
}: Pick<TurnFacts, 'status' | 'assignedTo'>): boolean {
  return isOpen(status) && is(EXPERTS, assignedTo);
}

/**
 * First match wins (domain.md 3.3, "Turn rule that follows"); what the customer agreed with Defender
 * Experts and with us decides which side of the desk is meant. Pure, and an answer for every input.
 */
export function whoseTurn(
  facts: TurnFacts,
  engagement: Engagement = UNKNOWN_ENGAGEMENT,
): TurnVerdict {
  if (facts.status === 'redirected') {
    return said(
      'nobody',
      'Incident triage',
      'Merged into another incident: the work goes on there.',
    );
  }
  if (facts.status === 'awaitingAction') return awaiting(facts, engagement);
  if (isHeldByExperts(facts)) return held(engagement);
  if (facts.status === 'resolved') return resolved(facts, engagement);
  if (facts.assignedTo !== null && isCustomerSoc(facts.assignedTo, engagement)) {
    return said('customer', 'Incident investigation', 'The customer’s own SOC has taken it.');
  }
  if (isHunting(facts)) return hunted(engagement);
  return triage(facts, engagement);
}

function said(turn: Turn, area: MatrixArea, reason: string): TurnVerdict {
  return { turn, area, reason, service: 'XDR' };
}

function sideFor(area: SharedArea, { customerAreas }: Engagement): 'us' | 'customer' {
  return customerAreas.includes(area) ? 'customer' : 'us';
}

function excludedGroup({ deviceGroups = [] }: TurnFacts, engagement: Engagement): string | null {
  const excluded = new Set(engagement.excludedGroups.map((group) => group.toLowerCase()));
  return deviceGroups.find((group) => excluded.has(group.toLowerCase())) ?? null;
}

/** The three causes for which the Experts leave the acting to the customer's side (domain.md S3-18). */
function awaiting(facts: TurnFacts, engagement: Engagement): TurnVerdict {
  const turn = sideFor('remediation', engagement);
  const group = excludedGroup(facts, engagement);
  const cause =
    (engagement.expertsRole === 'reader' && 'they may only read here') ||
    (group !== null && `the device group ${group} is excluded from their scope`) ||
    (engagement.expertsRole === 'operator' && 'the action is not one they can do');
  const whose = turn === 'us' ? 'their actions wait for us' : 'their actions wait for the customer';
  const because = cause ? ` (${cause})` : '';
  return said(turn, 'Incident remediation', `Defender Experts handed it over: ${whose}${because}.`);
}

function held({ service }: Engagement): TurnVerdict {
  const odd = service === 'none' || service === 'hunting';
  return said(
    'microsoft',
    'Incident investigation',
    odd
      ? 'Defender Experts hold it, although this tenant is kept as without their XDR service.'
      : 'Defender Experts hold it and are investigating.',
  );
}

function resolved({ assignedTo, classification }: TurnFacts, engagement: Engagement): TurnVerdict {
  if (is(CUSTOMER, assignedTo) && classification === 'truePositive') {
    return said(
      sideFor('remediation', engagement),
      'Incident remediation',
      'Defender Experts resolved a true positive: the completed actions want a review.',
    );
  }
  const validated =
    assignedTo === null &&
    (classification === 'falsePositive' || classification === 'informationalExpectedActivity');
  return said(
    'nobody',
    'Incident investigation',
    validated
      ? 'Resolved, and nothing is left to do; who knows the tenant may check the classification.'
      : 'Resolved: nothing is left to do.',
  );
}

function hunted(engagement: Engagement): TurnVerdict {
  const turn = sideFor('hunting', engagement);
  const service = engagement.service === 'xdr' ? 'XDR' : 'Hunting';
  const whose = turn === 'us' ? 'ours' : 'the customer’s';
  const reason = `Found by Defender Experts hunting: review and response are ${whose}.`;
  return { turn, area: 'Hunting', service, reason };
}

function triage(facts: TurnFacts, engagement: Engagement): TurnVerdict {
  const turn = sideFor('triage', engagement);
  const whose = turn === 'us' ? 'triage is ours' : 'triage is the customer’s';
  return said(turn, 'Incident triage', `${whyNotTheirs(facts, engagement)}: ${whose}.`);
}

function whyNotTheirs(facts: TurnFacts, engagement: Engagement): string {
  const group = excludedGroup(facts, engagement);
  if (group !== null) return `The device group ${group} is excluded from Defender Experts`;
  switch (engagement.service) {
    case 'none':
      return 'Defender Experts do not work in this tenant';
    case 'hunting':
      return 'Defender Experts only hunt in this tenant';
    default:
      return 'Not taken by Defender Experts';
  }
}

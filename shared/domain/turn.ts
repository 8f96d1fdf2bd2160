import { z } from 'zod';
import {
  type Engagement,
  isCustomerSoc,
  type SharedArea,
  UNKNOWN_ENGAGEMENT,
} from './engagement.ts';
import { isOpen } from './incident.ts';
import { isSameUser } from './own-name.ts';
import type { MatrixArea, MatrixService } from './responsibility.ts';
import type { TaskTally } from './task-tally.ts';

/** Who has to act next: we, Defender Experts, the customer's own SOC, or nobody. */
export const Turn = z.enum(['us', 'microsoft', 'customer', 'nobody']);
export type Turn = z.infer<typeof Turn>;

/** What the rule looks at: the incident, its alerts, and the tasks the Experts set for it. */
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
  /** Tasks of the Experts for the customer's side; left out where none are known. */
  readonly tasks?: TaskTally;
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

/** Whether that name stands for Defender Experts. */
export function isExperts(name: string): boolean {
  return is(EXPERTS, name);
}

function isHunting(facts: TurnFacts): boolean {
  if (facts.huntedByExperts || facts.title.startsWith(EXPERTS)) return true;
  return facts.systemTags.some((tag) => is(EXPERTS, tag));
}

/**
 * Whether Defender Experts hold it: then nobody takes it without being asked first (domain.md S3-12). Handed over
 * it is for the customer's side to act on and resolve (domain.md 3.3, "Incident remediation").
 */
export function isHeldByExperts({
  status,
  assignedTo,
}: Pick<TurnFacts, 'status' | 'assignedTo'>): boolean {
  return isOpen(status) && status !== 'awaitingAction' && is(EXPERTS, assignedTo);
}

/** Words of the Experts' hand-over that stand where a name does, and are nobody's. */
const NOT_A_PERSON = [EXPERTS, CUSTOMER, 'Unassigned'];

/** The colleague who works on it, whom it would be taken away from; null where nobody does. */
export function colleagueOn(
  { status, assignedTo }: Pick<TurnFacts, 'status' | 'assignedTo'>,
  me: string | null,
): string | null {
  if (assignedTo === null || !isOpen(status) || isSameUser(assignedTo, me)) return null;
  return NOT_A_PERSON.some((word) => is(word, assignedTo)) ? null : assignedTo;
}

/** Whoever works on it, if that is somebody else: a colleague, or Defender Experts by the name they go by. */
export function holderOf(
  facts: Pick<TurnFacts, 'status' | 'assignedTo'>,
  me: string | null,
): string | null {
  return isHeldByExperts(facts) ? facts.assignedTo : colleagueOn(facts, me);
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
  const open = facts.tasks?.open ?? 0;
  if (open > 0 && !isSettled(facts)) return tasked(facts, open, engagement);
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

/** Resolved as nothing that has to be remedied: tasks that were left open then ask for nothing. */
function isSettled({ status, classification }: TurnFacts): boolean {
  return (
    status === 'resolved' &&
    (classification === 'falsePositive' || classification === 'informationalExpectedActivity')
  );
}

/** Whoever the Experts left the acting to: who took the incident there, or whose area remediation is. */
function tasked(facts: TurnFacts, open: number, engagement: Engagement): TurnVerdict {
  const { assignedTo, status } = facts;
  const theirs = assignedTo !== null && isCustomerSoc(assignedTo, engagement);
  const turn = theirs ? 'customer' : sideFor('remediation', engagement);
  const tasks = `${open} ${open === 1 ? 'task' : 'tasks'} of Defender Experts`;
  const wait = `${open === 1 ? 'waits' : 'wait'} for ${turn === 'us' ? 'us' : 'the customer'}`;
  const opening = status === 'resolved' ? 'Resolved, but ' : '';
  const reason = `${opening}${tasks} ${wait}${aside(facts, engagement)}.`;
  return said(turn, 'Incident remediation', reason);
}

/** Why the Experts do not act themselves, or that they go on beside it. */
function aside(facts: TurnFacts, engagement: Engagement): string {
  if (facts.status === 'awaitingAction') return because(facts, engagement);
  return isHeldByExperts(facts) ? ' (they hold the incident meanwhile)' : '';
}

/** The three causes for which the Experts leave the acting to the customer's side (domain.md S3-18). */
function because(facts: TurnFacts, engagement: Engagement): string {
  const group = excludedGroup(facts, engagement);
  const cause =
    (engagement.expertsRole === 'reader' && 'they may only read here') ||
    (group !== null && `the device group ${group} is excluded from their scope`) ||
    (engagement.expertsRole === 'operator' && 'the action is not one they can do');
  return cause ? ` (${cause})` : '';
}

function awaiting(facts: TurnFacts, engagement: Engagement): TurnVerdict {
  const turn = sideFor('remediation', engagement);
  const whom = turn === 'us' ? 'us' : 'the customer';
  const left =
    (facts.tasks?.ticked ?? 0) > 0
      ? `their tasks are ticked off, and resolving it waits for ${whom}`
      : `their actions wait for ${whom}${because(facts, engagement)}`;
  return said(turn, 'Incident remediation', `Defender Experts handed it over: ${left}.`);
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
  const side = turn === 'us' ? 'ours' : 'the customer’s';
  const why = whyNotTheirs(facts, engagement);
  const begun = begunAs(facts);
  if (begun === null || sideFor('investigation', engagement) !== turn) {
    return said(
      turn,
      'Incident triage',
      `${why ?? 'Not taken by Defender Experts'}: triage is ${side}.`,
    );
  }
  const reason = `${why ?? begun}: the investigation is ${side}.`;
  return said(turn, 'Incident investigation', reason);
}

/** That somebody works on it already, whom the Experts' words for nobody do not name; null: nobody does. */
function begunAs({ status, assignedTo }: TurnFacts): string | null {
  const isNobody = assignedTo === null || assignedTo.trim() === '';
  if (!isNobody && !NOT_A_PERSON.some((word) => is(word, assignedTo))) return 'Taken on our side';
  return status === 'inProgress' ? 'In progress, not with Defender Experts' : null;
}

/** Null: nothing that was agreed tells. */
function whyNotTheirs(facts: TurnFacts, engagement: Engagement): string | null {
  const group = excludedGroup(facts, engagement);
  if (group !== null) return `The device group ${group} is excluded from Defender Experts`;
  switch (engagement.service) {
    case 'none':
      return 'Defender Experts do not work in this tenant';
    case 'hunting':
      return 'Defender Experts only hunt in this tenant';
    default:
      return null;
  }
}

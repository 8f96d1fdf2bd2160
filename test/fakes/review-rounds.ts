import { ReviewRound, ReviewRow } from '#shared/contract/access-reviews.ts';
import type { ItemLine } from '#renderer/features/access/reviews/review-lines.ts';
import { CONTOSO } from './answers.ts';

/** One person whose access is reviewed, undecided. */
export function reviewRowOf(person: string): ReviewRow {
  return ReviewRow.parse({
    itemId: person,
    shown: '0123456789abcdef',
    person,
    what: 'SOC Tier 1',
    recommendation: 'deny',
    decision: 'notReviewed',
    decidedBy: null,
    isOurs: false,
    decidedAt: null,
    justification: '',
    isSelf: false,
    isOpened: false,
    wish: null,
  });
}

/** An open round about these people. */
export function reviewRoundOf(...people: readonly string[]): ReviewRound {
  return ReviewRound.parse({
    tenantId: CONTOSO,
    definitionId: 'definition',
    instanceId: 'instance',
    name: 'Every quarter',
    description: '',
    phase: 'open',
    startAt: null,
    endAt: null,
    isSelfReview: false,
    needsReason: false,
    defaultDecision: null,
    isAutoApplied: null,
    decided: 0,
    rows: people.map(reviewRowOf),
  });
}

/** The line of one person, as the list has it. */
export function reviewLineOf(person: string): ItemLine {
  return { kind: 'item', round: reviewRoundOf(person), row: reviewRowOf(person) };
}

import type { ReviewRound, ReviewRow } from '#shared/contract/access-reviews.ts';
import {
  type AccessReview,
  isDecided,
  isSettledItem,
  type ReviewItem,
  roundPhase,
} from '#shared/domain/access/review.ts';
import { isMe, type MeThere } from '#shared/domain/access/settle-decision.ts';
import { isTakenSince } from '#shared/domain/access/standing-item.ts';
import { subjectName } from '#shared/domain/access/subject.ts';
import type { ListedWish } from '#shared/domain/access/wish.ts';
import { shortened } from '#shared/text.ts';
import { reviewMark } from './shown-mark.ts';
import { wishLine } from './wish-line.ts';

/** What a round needs beside what was read of it. */
export interface RoundFacts {
  readonly me: MeThere;
  readonly accountId: string | null;
  readonly isOpened: (item: ReviewItem) => boolean;
  /** The last wish about an item; null = none. */
  readonly wishOf: (itemId: string) => ListedWish | null;
  /** The last of them that the service took; null = none. */
  readonly takenOf: (itemId: string) => ListedWish | null;
}

const LONGEST = 500;
const UNNAMED = 'something Graph does not name';

/** What is reviewed, in a word or two. */
export function whatOf(item: Pick<ReviewItem, 'package' | 'resource'>): string {
  return item.package?.name ?? item.resource ?? UNNAMED;
}

/** One round out of what was read last and what the person decided since. Pure. */
export function reviewRound(review: AccessReview, facts: RoundFacts): ReviewRound {
  const { tenantId, definitionId, instanceId, name, startAt, endAt } = review;
  const rows = review.items.map((item) => reviewRow(item, facts));
  return {
    tenantId,
    definitionId,
    instanceId,
    name,
    description: shortened(review.description ?? '', LONGEST),
    phase: roundPhase(review.status),
    startAt,
    endAt,
    isSelfReview: review.isSelfReview,
    needsReason: review.justificationRequired,
    defaultDecision: review.defaultDecision,
    isAutoApplied: review.isAutoApplied,
    decided: rows.filter(isSettledItem).length,
    rows,
  };
}

function reviewRow(item: ReviewItem, facts: RoundFacts): ReviewRow {
  const wish = facts.wishOf(item.id);
  return {
    itemId: item.id,
    shown: reviewMark(item),
    person: subjectName(item.principal),
    what: whatOf(item),
    recommendation: item.recommendation,
    ...decisionOf(item, facts.takenOf(item.id), facts),
    isSelf: isMe(item.principal, facts.me),
    isOpened: facts.isOpened(item),
    wish: wish && wishLine(wish, facts.accountId),
  };
}

/** As it was read; or, where the service took a later one of ours since, that one. */
function decisionOf(item: ReviewItem, wish: ListedWish | null, { me, accountId }: RoundFacts) {
  const asRead = {
    decision: item.decision,
    decidedBy: item.reviewedBy && subjectName(item.reviewedBy),
    isOurs: isDecided(item.decision) && isMe(item.reviewedBy, me),
    decidedAt: item.reviewedAt,
    justification: shortened(item.justification ?? '', LONGEST),
  };
  if (wish?.wish?.kind !== 'judge' || !isTakenSince(item, wish)) return asRead;
  return {
    decision: wish.wish.decision,
    decidedBy: null,
    isOurs: wish.accountId === accountId,
    decidedAt: wish.found?.item?.reviewedAt ?? wish.sentAt,
    justification: shortened(wish.wish.justification, LONGEST),
  };
}

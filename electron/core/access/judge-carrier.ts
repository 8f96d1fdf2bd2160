import type { ReviewItem } from '#shared/domain/access/review.ts';
import { saysTheSame, settleJudgement } from '#shared/domain/access/settle-judgement.ts';
import type { WishOf } from '#shared/domain/access/wish.ts';
import { NOTHING_SEEN, type SeenState } from '#shared/domain/access/seen-state.ts';
import { AppError } from '#shared/errors.ts';
import { decideReviewItem } from '../graph/access/decisions.ts';
import { oneReviewItem, roundStatus } from '../graph/access/review-calls.ts';
import type { Carrier } from './carrier.ts';

/** Decisions on items of access reviews. */
export const judgeCarrier: Carrier<WishOf<'judge'>> = {
  look: async (wish, one, { graph, signal }) => {
    const call = { graph, signal, bundle: 'access' } as const;
    try {
      const item = await oneReviewItem(call, wish);
      // One that was sent and stands as wished needs no second question.
      const isThere = one.stage !== 'recorded' && saysTheSame(wish, item);
      return seenItem(item, isThere ? null : await roundStatus(call, wish));
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return NOTHING_SEEN;
      throw error;
    }
  },
  judge: (wish, { seen, found }, facts) => settleJudgement(wish, seen, found, facts),
  send: (wish, { graph, signal }, clientRequestId) =>
    decideReviewItem(wish, { graph, signal, clientRequestId }),
};

/** An item as it stands in the ledger. @param round the status of its round; null = not asked. */
export function seenItem(
  { decision, justification, reviewedBy, reviewedAt }: ReviewItem,
  round: string | null,
): SeenState {
  const item = { round, decision, justification, reviewedBy, reviewedAt };
  return { ...NOTHING_SEEN, state: decision, justification, item };
}

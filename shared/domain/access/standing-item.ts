import type { ReviewItem } from './review.ts';
import { isAfter } from './two-clocks.ts';
import type { ListedWish } from './wish.ts';
import type { WishStage } from './wish-stage.ts';

/** The service said yes to it. */
export function isTaken({ stage }: { readonly stage: WishStage }): boolean {
  return stage === 'sent' || stage === 'done';
}

/** What the service showed when a decision of this computer was looked at, where that is later than what was read. */
function shownSince({ reviewedAt }: ReviewItem, { found }: ListedWish) {
  const shown = found?.item;
  if (!shown?.reviewedAt) return null;
  // Both times are the service's own.
  return reviewedAt === null || shown.reviewedAt > reviewedAt ? shown : null;
}

/** The item as the service told it last: when it was read, or when a decision on it was sent and looked at since. */
export function standingItem(item: ReviewItem, taken: ListedWish | null): ReviewItem {
  const shown = taken && shownSince(item, taken);
  if (!shown) return item;
  const { decision, justification, reviewedBy, reviewedAt } = shown;
  return { ...item, decision, justification, reviewedBy, reviewedAt };
}

/**
 * Whether a decision of this computer that the service took came after what was read of its item. Where the
 * service told no time of it, the clocks have to agree: in doubt what was read stands.
 */
export function isTakenSince(item: ReviewItem, taken: ListedWish): boolean {
  if (!isTaken(taken)) return false;
  if (taken.found?.item?.reviewedAt) return shownSince(item, taken) !== null;
  if (taken.sentAt === null) return false;
  return item.reviewedAt === null || isAfter(taken.sentAt, item.reviewedAt);
}

import type { WishInDetail, WishLine } from '#shared/contract/access.ts';
import type { AccessWish, ListedWish } from '#shared/domain/access/wish.ts';
import { isAskingWish } from '#shared/domain/access/wish-stage.ts';

/** A wish as a line beside what it is about. @param accountId of whoever is signed in. */
export function wishLine(one: ListedWish, accountId: string | null): WishLine {
  const { id, stage, recordedAt, settledAt, reason, remedy } = one;
  const isOthers = one.accountId !== accountId;
  return {
    id,
    stage,
    word: one.wish === null ? 'unknown' : wordOf(one.wish),
    isOthers,
    recordedAt,
    settledAt,
    reason,
    remedy,
    canTakeBack: !isOthers && (stage === 'recorded' || isAskingWish(stage)),
  };
}

/** A wish among all there are about one thing. @param accountId of whoever is signed in. */
export function wishInDetail(one: ListedWish, accountId: string | null): WishInDetail {
  return { ...one, isOthers: one.accountId !== accountId };
}

function wordOf(wish: AccessWish): string {
  if (wish.kind === 'decide') return wish.result;
  if (wish.kind === 'ask' && wish.type === 'userUpdate') return 'change';
  if (wish.kind === 'ask' && wish.assignmentId !== null) return 'extend';
  return wish.kind === 'judge' ? wish.decision : wish.kind;
}

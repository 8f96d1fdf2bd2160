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

/**
 * A wish in a list, as whoever is signed in gets it. Of a colleague's at this computer: that it exists, what it is
 * about and where it stands; not its words, nor what the colleague had before them. Pure.
 */
export function wishFor(one: ListedWish, accountId: string | null): ListedWish {
  if (one.accountId === accountId) return one;
  return { ...one, wish: one.wish && withoutWords(one.wish), seen: null, found: null };
}

/** A wish among all there are about one thing that both may decide on: the details show its words. @param accountId of whoever is signed in. */
export function wishInDetail(one: ListedWish, accountId: string | null): WishInDetail {
  return { ...one, isOthers: one.accountId !== accountId };
}

function withoutWords(wish: AccessWish): AccessWish {
  switch (wish.kind) {
    case 'decide':
    case 'judge':
      return { ...wish, justification: '' };
    case 'ask':
      return { ...wish, justification: '', answers: [] };
    case 'give-back':
    case 'cancel':
    case 'reprocess':
      return wish;
  }
}

function wordOf(wish: AccessWish): string {
  if (wish.kind === 'decide') return wish.result;
  if (wish.kind === 'ask' && wish.type === 'userUpdate') return 'change';
  if (wish.kind === 'ask' && wish.assignmentId !== null) return 'extend';
  return wish.kind === 'judge' ? wish.decision : wish.kind;
}

import { ended } from '#shared/domain/words.ts';
import type { ReviewItemKey } from '#shared/contract/access-reviews.ts';
import {
  type AccessReview,
  isDecided,
  type ReviewItem,
  roundPhase,
} from '#shared/domain/access/review.ts';
import { isMe, type MeThere } from '#shared/domain/access/settle-decision.ts';
import { pastWord } from '#shared/domain/access/settle-judgement.ts';
import { isTaken, isTakenSince, standingItem } from '#shared/domain/access/standing-item.ts';
import { subjectName } from '#shared/domain/access/subject.ts';
import { type ListedWish, LONGEST_ABOUT, type WishOf } from '#shared/domain/access/wish.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { cut } from '#shared/text.ts';
import type { AccessWishStore } from '../store/access-wish-store.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import { whatOf } from '../read/review-rounds.ts';
import { CHANGED, openedName, reviewMark } from '../read/shown-mark.ts';
import { seenItem } from './judge-carrier.ts';
import type { NewWish, WishQueue } from './wish-queue.ts';

interface JudgingParts {
  readonly access: {
    readonly one: (tenantId: TenantId, kind: 'review', id: string) => AccessReview | null;
  };
  readonly wishes: Pick<AccessWishStore, 'listAbout'>;
  readonly queue: Pick<WishQueue, 'record'>;
  readonly opened: Pick<OpenedStore, 'of'>;
  readonly meIn: (tenantId: TenantId) => MeThere;
  readonly accountId: () => string | null;
}

interface Wanted extends ReviewItemKey {
  /** Mark of what the person had before them. */
  readonly shown: string;
  readonly decision: WishOf<'judge'>['decision'];
  readonly overOthers: boolean;
}

interface JudgementInput {
  readonly items: readonly Wanted[];
  readonly justification: string;
}

interface Found {
  readonly review: AccessReview;
  readonly item: ReviewItem;
}

/** Under this name it stands in the ledger, within its tenant. */
export function reviewItemAbout(key: Omit<ReviewItemKey, 'tenantId'>): string {
  return `${key.definitionId}/${key.instanceId}/${key.itemId}`;
}

/** Records a person's decisions on items of reviews, and says of each that it leaves out which rule forbids it. */
export function judging({ access, wishes, queue, opened, meIn, accountId }: JudgingParts) {
  const findIn = (): ((key: ReviewItemKey) => Found | null) => {
    const rounds = new Map<string, AccessReview | null>();
    return ({ tenantId, definitionId, instanceId, itemId }) => {
      const id = `${definitionId}/${instanceId}`;
      const name = `${tenantId}/${id}`;
      const review = rounds.has(name) ? rounds.get(name) : access.one(tenantId, 'review', id);
      rounds.set(name, review ?? null);
      const item = review?.items.find((one) => one.id === itemId);
      return review && item ? { review, item } : null;
    };
  };

  /** Why this may not be decided; null = it may. The rules of reviews, one by one. */
  const forbidden = (
    { review, item }: Found,
    before: readonly ListedWish[],
    wanted: Wanted,
    input: {
      readonly justification: string;
      readonly account: string | null;
      readonly isAlone: boolean;
      readonly isOpened: boolean;
    },
  ): string | null => {
    if (roundPhase(review.status) !== 'open') return 'This round is not open for decisions.';
    const { account } = input;
    const me = meIn(review.tenantId);
    if (isMe(item.principal, me)) {
      if (!review.isSelfReview) return 'It is your own access: nobody decides their own here.';
      if (!input.isAlone) return 'It is your own access: decide it by itself.';
    }
    if (!input.isAlone && !input.isOpened) return 'You have not looked at it yet.';
    // What somebody else has on its way may wait for them for good.
    if (before.some(({ stage, accountId: whose }) => stage === 'sending' && whose === account)) {
      return 'A decision is on its way: wait for what becomes of it.';
    }
    const taken = before.findLast(isTaken) ?? null;
    const standing = standingItem(item, taken);
    const isOthers = isDecided(standing.decision) && !isMe(standing.reviewedBy, me);
    const isOurs = taken?.accountId === account && isTakenSince(item, taken);
    const isTheirs = isOthers && !isOurs;
    if (isTheirs && reviewMark(item) !== wanted.shown) return CHANGED;
    if (isTheirs && !wanted.overOthers) {
      return ended(`Already ${pastWord(standing.decision)} by ${subjectName(standing.reviewedBy)}`);
    }
    const needsReason = review.justificationRequired && wanted.decision === 'approve';
    return needsReason && input.justification === '' ? 'This review wants a reason.' : null;
  };

  return (asked: JudgementInput) => {
    const find = findIn();
    const input = { ...asked, justification: asked.justification.trim() };
    const account = accountId();
    const openedOnes = account === null ? new Set<string>() : opened.of(account);
    const made: NewWish[] = [];
    const left: (ReviewItemKey & { reason: string })[] = [];
    for (const { shown, decision, overOthers, ...key } of input.items) {
      const wanted = { ...key, shown, decision, overOthers };
      const about = reviewItemAbout(key);
      const found = find(key);
      const before = wishes.listAbout(key.tenantId, 'judge', about);
      const isOpened = openedOnes.has(`${key.tenantId}/${openedName(about, shown)}`);
      const isAlone = input.items.length === 1;
      const reason =
        found === null
          ? 'It is not known here any more.'
          : forbidden(found, before, wanted, { ...input, account, isAlone, isOpened });
      if (reason !== null || found === null) {
        left.push({ ...key, reason: reason ?? '' });
        continue;
      }
      made.push(wishFor(wanted, found, before, input.justification));
    }
    const recorded = made.length === 0 ? [] : queue.record(made);
    return { recorded: recorded.map(({ id }) => id), left };
  };
}

function wishFor(
  { tenantId, definitionId, instanceId, itemId, decision }: Wanted,
  { review, item }: Found,
  before: readonly ListedWish[],
  justification: string,
): NewWish {
  const title = cut(whatOf(item), LONGEST_ABOUT);
  const person = cut(subjectName(item.principal), LONGEST_ABOUT);
  const ids = { definitionId, instanceId, itemId };
  return {
    tenantId,
    seen: seenItem(standingItem(item, before.findLast(isTaken) ?? null), review.status),
    wish: { kind: 'judge', ...ids, decision, justification, title, person },
  };
}

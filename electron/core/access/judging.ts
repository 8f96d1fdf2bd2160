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
import { subjectName } from '#shared/domain/access/subject.ts';
import {
  isAskingWish,
  type ListedWish,
  LONGEST_ABOUT,
  type WishId,
  type WishOf,
} from '#shared/domain/access/wish.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { cut } from '#shared/text.ts';
import type { AccessReader } from '../store/access-rows.ts';
import type { AccessWishStore } from '../store/access-wish-store.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import { whatOf } from '../read/review-rounds.ts';
import { CHANGED, openedName, reviewMark } from '../read/shown-mark.ts';
import { seenItem } from './judge-carrier.ts';
import type { NewWish, WishQueue } from './wish-queue.ts';

interface JudgingParts {
  readonly access: Pick<AccessReader, 'one'>;
  readonly wishes: AccessWishStore;
  readonly queue: WishQueue;
  readonly opened: OpenedStore;
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
      readonly isAlone: boolean;
      readonly isOpened: boolean;
    },
  ): string | null => {
    if (roundPhase(review.status) !== 'open') return 'This round is not open for decisions.';
    const me = meIn(review.tenantId);
    if (isMe(item.principal, me)) {
      if (!review.isSelfReview) return 'It is your own access: nobody decides their own here.';
      if (!input.isAlone) return 'It is your own access: decide it by itself.';
    }
    if (!input.isAlone && !input.isOpened) return 'You have not looked at it yet.';
    if (before.some(({ stage }) => stage === 'sending')) {
      return 'A decision is on its way: wait for what becomes of it.';
    }
    const isOthers = isDecided(item.decision) && !isMe(item.reviewedBy, me);
    const isTheirs = isOthers && !isOursByNow(item, before);
    if (isTheirs && reviewMark(item) !== wanted.shown) return CHANGED;
    if (isTheirs && !wanted.overOthers) {
      return ended(`Already ${pastWord(item.decision)} by ${subjectName(item.reviewedBy)}`);
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
    const replaced: WishId[] = [];
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
          : forbidden(found, before, wanted, { ...input, isAlone, isOpened });
      if (reason !== null || found === null) {
        left.push({ ...key, reason: reason ?? '' });
        continue;
      }
      made.push(wishFor(wanted, found, input.justification));
      // What is not sent yet, or waits for the person, is answered with this.
      for (const { id, stage, accountId: whose } of before) {
        if (whose === account && (stage === 'recorded' || isAskingWish(stage))) replaced.push(id);
      }
    }
    const recorded = made.length === 0 ? [] : queue.record(made);
    for (const id of replaced) queue.takeBack(id);
    return { recorded: recorded.map(({ id }) => id), left };
  };
}

/** What was read last may be older than what we did since. */
function isOursByNow({ reviewedAt }: ReviewItem, before: readonly ListedWish[]): boolean {
  const last = before.at(-1);
  if (!last || last.sentAt === null || !(last.stage === 'sent' || last.stage === 'done'))
    return false;
  return reviewedAt === null || last.sentAt > reviewedAt;
}

function wishFor(
  { tenantId, definitionId, instanceId, itemId, decision }: Wanted,
  { review, item }: Found,
  justification: string,
): NewWish {
  const title = cut(whatOf(item), LONGEST_ABOUT);
  const person = cut(subjectName(item.principal), LONGEST_ABOUT);
  const ids = { definitionId, instanceId, itemId };
  return {
    tenantId,
    seen: seenItem(item, review.status),
    wish: { kind: 'judge', ...ids, decision, justification, title, person },
  };
}

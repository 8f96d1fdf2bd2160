import type {
  ReviewDetail,
  ReviewItemKey,
  ReviewRound,
  StrayDecision,
} from '#shared/contract/access-reviews.ts';
import {
  type AccessReview,
  isDecided,
  roundPhase,
  waitsForReviewer,
} from '#shared/domain/access/review.ts';
import { isMe, type MeThere } from '#shared/domain/access/settle-decision.ts';
import { isTaken } from '#shared/domain/access/standing-item.ts';
import { aboutOf } from '#shared/domain/access/wish.ts';
import { isOpenWish, isPendingWish } from '#shared/domain/access/wish-stage.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { plainOrder } from '#shared/text.ts';
import { type Clock, DAY_MS, instant } from '#shared/time.ts';
import { reviewRound } from '../read/review-rounds.ts';
import { openedName, reviewMark } from '../read/shown-mark.ts';
import { wishInDetail, wishLine } from '../read/wish-line.ts';
import type { AccessReader } from '../store/access-rows.ts';
import type { AccessWishStore } from '../store/access-wish-store.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import type { SyncReader } from '../store/sync-reader.ts';
import { reviewItemAbout } from './judging.ts';
import { type LastWishes, lastWishes } from './last-wishes.ts';
import { theirAccessIn } from './their-access.ts';

interface ReviewQueueParts {
  readonly access: Pick<AccessReader, 'all' | 'ofTenant' | 'one'>;
  readonly wishes: Pick<AccessWishStore, 'list' | 'listAbout' | 'listInTenant' | 'listStages'>;
  readonly syncs: Pick<SyncReader, 'cursor'>;
  readonly opened: Pick<OpenedStore, 'of'>;
  readonly meIn: (tenantId: TenantId) => MeThere;
  readonly accountId: () => string | null;
  readonly now: Clock;
}

/** Longer than a round of reviews lasts. */
const SETTLED_SHOWN_MS = 90 * DAY_MS;

/** Rounds of access reviews of all tenants, from the local database alone. */
export function reviewQueue(parts: ReviewQueueParts) {
  const rounds = (reviews: readonly AccessReview[], wished: LastWishes, taken: LastWishes) => {
    const accountId = parts.accountId();
    const openedOnes = accountId === null ? new Set<string>() : parts.opened.of(accountId);
    return reviews.map((review) => {
      const { tenantId } = review;
      const about = (itemId: string) => reviewItemAbout({ ...review, itemId });
      return reviewRound(review, {
        me: parts.meIn(tenantId),
        accountId,
        isOpened: (item) =>
          openedOnes.has(`${tenantId}/${openedName(about(item.id), reviewMark(item))}`),
        wishOf: (itemId) => wished.of(tenantId, about(itemId)),
        takenOf: (itemId) => taken.of(tenantId, about(itemId)),
      });
    });
  };

  /** Ours about each item, and what the service took of all there were. @param tenantId null = of all. */
  const wishBook = (tenantId: TenantId | null) => {
    const since = instant(parts.now() - SETTLED_SHOWN_MS);
    const recent =
      tenantId === null
        ? parts.wishes.list(since)
        : parts.wishes.listInTenant(tenantId, 'judge', since);
    return {
      wished: lastWishes(recent, 'judge', parts.accountId()),
      // Whose it was does not matter here: of two that the service took the later one stands.
      taken: lastWishes(recent.filter(isTaken), 'judge', null),
    };
  };

  /** What was decided on as far as this computer knows: sent, or on its way, about each `tenant/item`. */
  const answered = (): ReadonlySet<string> => {
    const accountId = parts.accountId();
    const since = instant(parts.now() - SETTLED_SHOWN_MS);
    const all = parts.wishes.listStages('judge', since);
    const nameOf = (one: (typeof all)[number]) => `${one.tenantId}/${one.about}`;
    // What was taken back hides nothing that stands (`lastWishes`).
    const own = all.filter((one) => one.accountId === accountId && one.stage !== 'taken-back');
    // As `isSettledItem` has it: of a colleague counts only what the service took.
    const last = new Map(own.map((one) => [nameOf(one), one]));
    return new Set([
      ...all.filter(isTaken).map(nameOf),
      ...[...last].flatMap(([name, { stage }]) => (isPendingWish(stage) ? [name] : [])),
    ]);
  };

  const list = (): { rounds: ReviewRound[]; stray: StrayDecision[] } => {
    const accountId = parts.accountId();
    const { wished, taken } = wishBook(null);
    const all = rounds(parts.access.all('review'), wished, taken);
    const listed = new Set(
      all.flatMap((round) =>
        round.rows.map(
          ({ itemId }) => `${round.tenantId}/${reviewItemAbout({ ...round, itemId })}`,
        ),
      ),
    );
    const stray = wished.all().flatMap(({ tenantId, ...one }) => {
      if (one.wish === null || !isOpenWish(one.stage)) return [];
      if (listed.has(`${tenantId}/${aboutOf(one.wish)}`)) return [];
      const { person, title } = one.wish;
      const wish = wishLine({ tenantId, ...one }, accountId);
      return [{ tenantId, person: person ?? '', what: title, wish }];
    });
    return { rounds: all.sort(byEnd), stray };
  };

  return {
    list,

    detail: (key: ReviewItemKey): ReviewDetail | null => {
      const { tenantId, definitionId, instanceId, itemId } = key;
      const review = parts.access.one(tenantId, 'review', `${definitionId}/${instanceId}`);
      const item = review?.items.find(({ id }) => id === itemId);
      if (!review || !item) return null;
      const { wished, taken } = wishBook(tenantId);
      const [whole] = rounds([review], wished, taken);
      const row = whole?.rows.find((one) => one.itemId === itemId);
      if (!whole || !row) return null;
      const { rows, ...round } = whole;
      const accountId = parts.accountId();
      const about = parts.wishes.listAbout(tenantId, 'judge', reviewItemAbout(key));
      return {
        round: { ...round, items: rows.length },
        row,
        item,
        lookBack: review.lookBack,
        theirAssignments: theirAccessIn(tenantId, item.principal, parts),
        wishes: about.map((one) => wishInDetail(one, accountId)),
      };
    },

    /** How many items of a round are decided on, as its rows show it; for many rounds at once. No row is made for it. */
    decidedIn: () => {
      const done = answered();
      return (review: AccessReview): number =>
        review.items.filter(({ id: itemId, decision }) => {
          return isDecided(decision) || done.has(answeredName({ ...review, itemId }));
        }).length;
    },

    /** How many decisions wait for the person. Asked for often: no row is made and no wish read for it. */
    toReview: (): number => {
      const done = answered();
      const waitsIn = (review: AccessReview): number => {
        const { tenantId, isSelfReview, items } = review;
        const round = { phase: roundPhase(review.status), isSelfReview };
        if (round.phase !== 'open') return 0;
        const me = parts.meIn(tenantId);
        const waits = items.filter(({ id: itemId, decision, principal }) => {
          const isSelf = isMe(principal, me);
          if (!waitsForReviewer(round, { decision, wish: null, isSelf })) return false;
          return !done.has(answeredName({ ...review, itemId }));
        });
        return waits.length;
      };
      return parts.access.all('review').reduce((sum, review) => sum + waitsIn(review), 0);
    },
  };
}

/** As `answered` names an item. */
function answeredName(key: ReviewItemKey): string {
  return `${key.tenantId}/${reviewItemAbout(key)}`;
}

const LAST = '9999';

function byEnd(a: ReviewRound, b: ReviewRound): number {
  return (
    plainOrder(a.endAt ?? LAST, b.endAt ?? LAST) ||
    plainOrder(a.tenantId, b.tenantId) ||
    plainOrder(a.instanceId, b.instanceId)
  );
}

import type { ReviewRound, StrayDecision } from '#shared/contract/access-reviews.ts';
import type { AccessReview } from '#shared/domain/access/review.ts';
import type { MeThere } from '#shared/domain/access/settle-decision.ts';
import { aboutOf, isOpenWish, type ListedWish } from '#shared/domain/access/wish.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { plainOrder } from '#shared/text.ts';
import { type Clock, DAY_MS, instant } from '#shared/time.ts';
import { reviewRound } from '../read/review-rounds.ts';
import { wishLine } from '../read/wish-line.ts';
import type { AccessReader } from '../store/access-rows.ts';
import type { AccessWishStore } from '../store/access-wish-store.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import { reviewItemAbout } from './judging.ts';

interface ReviewQueueParts {
  readonly access: Pick<AccessReader, 'all'>;
  readonly wishes: Pick<AccessWishStore, 'list'>;
  readonly opened: Pick<OpenedStore, 'of'>;
  readonly meIn: (tenantId: TenantId) => MeThere;
  readonly accountId: () => string | null;
  readonly now: Clock;
}

/** Longer than a round of reviews lasts. */
const SETTLED_SHOWN_MS = 90 * DAY_MS;

/** Rounds of access reviews of all tenants, from the local database alone. */
export function reviewQueue(parts: ReviewQueueParts) {
  const rounds = (
    reviews: readonly AccessReview[],
    wished: ReadonlyMap<string, ListedWish>,
    taken: ReadonlyMap<string, ListedWish>,
  ) => {
    const accountId = parts.accountId();
    const openedOnes = accountId === null ? new Set<string>() : parts.opened.of(accountId);
    return reviews.map((review) => {
      const about = (itemId: string) =>
        `${review.tenantId}/${reviewItemAbout({ ...review, itemId })}`;
      return reviewRound(review, {
        me: parts.meIn(review.tenantId),
        accountId,
        isOpened: (itemId) => openedOnes.has(about(itemId)),
        wishOf: (itemId) => wished.get(about(itemId)) ?? null,
        takenOf: (itemId) => taken.get(about(itemId)) ?? null,
      });
    });
  };

  return (): { rounds: ReviewRound[]; stray: StrayDecision[] } => {
    const wished = new Map<string, ListedWish>();
    const taken = new Map<string, ListedWish>();
    for (const one of parts.wishes.list(instant(parts.now() - SETTLED_SHOWN_MS))) {
      if (one.wish?.kind !== 'judge') continue;
      const about = `${one.tenantId}/${aboutOf(one.wish)}`;
      wished.set(about, one);
      if (one.stage === 'sent' || one.stage === 'done') taken.set(about, one);
    }
    const all = rounds(parts.access.all('review'), wished, taken);
    const listed = new Set(
      all.flatMap((round) =>
        round.rows.map(
          ({ itemId }) => `${round.tenantId}/${reviewItemAbout({ ...round, itemId })}`,
        ),
      ),
    );
    const stray = [...wished].flatMap(([about, one]) => {
      if (!isOpenWish(one.stage) || listed.has(about)) return [];
      const { person, title } = one.wish ?? { person: null, title: '' };
      const wish = wishLine(one, parts.accountId());
      return [{ tenantId: one.tenantId, person: person ?? '', what: title, wish }];
    });
    return { rounds: all.sort(byEnd), stray };
  };
}
export type ReviewQueue = ReturnType<typeof reviewQueue>;

const LAST = '9999';

function byEnd(a: ReviewRound, b: ReviewRound): number {
  return (
    plainOrder(a.endAt ?? LAST, b.endAt ?? LAST) ||
    plainOrder(a.tenantId, b.tenantId) ||
    plainOrder(a.instanceId, b.instanceId)
  );
}

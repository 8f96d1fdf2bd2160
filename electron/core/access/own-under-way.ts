import type { AccessRequest } from '#shared/domain/access/request.ts';
import { isOpenRequest } from '#shared/domain/access/states.ts';
import type { ListedWish, WishId } from '#shared/domain/access/wish.ts';
import { isPendingWish } from '#shared/domain/access/wish-stage.ts';
import { HOUR_MS, millis } from '#shared/time.ts';

/** Longer than a look at a tenant takes to tell what became of a wish. */
export const UNTOLD_MS = HOUR_MS;

/** What a person wished of their own access and no look has told of yet. */
export interface OwnUnderWay {
  /** Asked for, extended or changed, as `tenant/package`. */
  readonly asked: ReadonlySet<string>;
  /** Given back, as `tenant/assignment`. */
  readonly givingBack: ReadonlySet<string>;
  /** The same, and what an open request removes, whoever asked for it. */
  readonly leaving: ReadonlySet<string>;
  /** Wishes to ask that are done, and whose request is not among those that are known. */
  readonly untold: ReadonlySet<WishId>;
}

/**
 * Recorded, on its way, or done so lately that the next look has not told of it: without this a package that was
 * asked for offline would look as if nobody had asked. Pure.
 * @param wished the person's own wishes. @param requests those that are known.
 */
export function ownUnderWay(
  wished: readonly ListedWish[],
  requests: readonly AccessRequest[],
  nowMs: number,
): OwnUnderWay {
  const asked = new Set<string>();
  const givingBack = new Set<string>();
  const untold = new Set<WishId>();
  const isFresh = ({ stage, settledAt }: ListedWish) =>
    stage === 'done' && settledAt !== null && nowMs - millis(settledAt) < UNTOLD_MS;
  const isTold = ({ tenantId, wish, seen }: ListedWish) =>
    requests.some(
      (one) =>
        wish?.kind === 'ask' &&
        one.tenantId === tenantId &&
        one.package?.id === wish.packageId &&
        !(seen?.known ?? []).includes(one.id),
    );
  for (const one of wished) {
    const { tenantId, wish, stage } = one;
    if (wish?.kind === 'ask') {
      const isUntold = isFresh(one) && !isTold(one);
      if (isUntold) untold.add(one.id);
      if (isUntold || isPendingWish(stage)) asked.add(`${tenantId}/${wish.packageId}`);
    }
    if (wish?.kind === 'give-back' && (isPendingWish(stage) || isFresh(one))) {
      givingBack.add(`${tenantId}/${wish.assignmentId}`);
    }
  }
  const removals = requests.filter((one) => isOpenRequest(one) && /remove$/i.test(one.type));
  const removed = removals.map(({ tenantId, assignmentId }) => `${tenantId}/${assignmentId}`);
  return { asked, givingBack, leaving: new Set([...givingBack, ...removed]), untold };
}

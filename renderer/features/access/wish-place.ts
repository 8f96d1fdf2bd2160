import { aboutOf, type ListedWish, listOfWish } from '#shared/domain/access/wish.ts';
import { isAskingWish } from '#shared/domain/access/wish-stage.ts';
import type { Place } from '#shared/domain/telling/event.ts';

/** Where the line is that a wish is about; null where the wish cannot be read any more. */
export function placeOfWish({ tenantId, wish }: ListedWish): Place | null {
  if (wish === null) return null;
  return { kind: 'access', list: listOfWish(wish), tenantId, id: aboutOf(wish) };
}

/** Those of the person that wait for an answer and have no line anywhere: they cannot be read any more. Pure. */
export function withoutPlace(
  wishes: readonly ListedWish[],
  person: string | null,
): readonly ListedWish[] {
  return wishes.filter(
    (one) => one.accountId === person && isAskingWish(one.stage) && placeOfWish(one) === null,
  );
}

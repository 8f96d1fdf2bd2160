import { aboutOf, type ListedWish, listOfWish } from '#shared/domain/access/wish.ts';
import type { Place } from '#shared/domain/telling/event.ts';

/** Where the line is that a wish is about; null where the wish cannot be read any more. */
export function placeOfWish({ tenantId, wish }: ListedWish): Place | null {
  if (wish === null) return null;
  return { kind: 'access', list: listOfWish(wish), tenantId, id: aboutOf(wish) };
}

import type { TenantId } from '#shared/domain/tenant.ts';
import type { RowMove } from '../row-moves.ts';
import { type ItemLine, itemKey, itemName } from './review-lines.ts';

/** The item that the keys mean, and where among the items that are shown it stood when it was seen last. */
export interface ReviewPlace {
  readonly chosen: ItemLine | null;
  readonly place: number;
}

/** Where an item stands among others; null = it is not among them. Pure, as is all of this. */
export function placeOf(items: readonly ItemLine[], meant: ItemLine): number | null {
  const name = itemName(meant);
  const at = items.findIndex((one) => itemName(one) === name);
  return at < 0 ? null : at;
}

/** Where the item stands that an id is about (`aboutOf`), or the first of the round that it names; -1 = nowhere. */
export function placeOfAbout(
  items: readonly ItemLine[],
  { tenantId, id }: { readonly tenantId: TenantId; readonly id: string },
): number {
  return items.findIndex((one) => {
    const key = itemKey(one);
    const round = `${key.definitionId}/${key.instanceId}`;
    return key.tenantId === tenantId && (id === round || id === `${round}/${key.itemId}`);
  });
}

/** The chosen one is still shown, where it was seen last. */
export function standsIn(items: readonly ItemLine[], { chosen, place }: ReviewPlace): boolean {
  const here = items[place];
  return chosen !== null && here !== undefined && itemName(here) === itemName(chosen);
}

/**
 * What the keys mean once the list has changed: the same as before as long as it is shown; else what stands in its
 * place now. One whose details are open stays before whoever looks at it, as it is now, and as it was seen last
 * once it is gone.
 * @param items those that are shown.
 * @param all also those that the filter hides.
 */
export function placeAfter(
  items: readonly ItemLine[],
  all: readonly ItemLine[],
  { chosen, place, open }: ReviewPlace & { readonly open: boolean },
): ReviewPlace {
  const at = chosen && placeOf(items, chosen);
  const stands = at ?? Math.max(0, Math.min(place, items.length - 1));
  const here = items[stands] ?? null;
  if (at !== null || !open || chosen === null) return { chosen: here, place: stands };
  return { chosen: all.find((one) => itemName(one) === itemName(chosen)) ?? chosen, place: stands };
}

/** What is meant after a move; null = nothing is shown. Where the chosen one stood the next one stands now. */
export function placeMoved(
  items: readonly ItemLine[],
  before: ReviewPlace,
  to: RowMove,
): { readonly chosen: ItemLine; readonly place: number } | null {
  const last = items.length - 1;
  const wanted = to(before.place, last);
  const hasLeft = before.chosen !== null && !standsIn(items, before);
  const steps = hasLeft && wanted > before.place ? wanted - 1 : wanted;
  const place = Math.max(0, Math.min(last, steps));
  const chosen = items[place];
  return chosen ? { chosen, place } : null;
}

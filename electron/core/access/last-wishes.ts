import {
  aboutOf,
  type AccessWishKind,
  isPendingWish,
  type ListedWish,
} from '#shared/domain/access/wish.ts';
import type { TenantId } from '#shared/domain/tenant.ts';

/** The last wish about each thing. */
export interface LastWishes {
  readonly of: (tenantId: TenantId, about: string) => ListedWish | null;
  readonly all: () => readonly ListedWish[];
}

/**
 * The last wish of one kind about each thing, oldest first as they come. What a colleague recorded at this
 * computer never takes the place of one's own, nor what was taken back that of what stands again.
 */
export function lastWishes(
  wishes: readonly ListedWish[],
  kind: AccessWishKind,
  accountId: string | null,
): LastWishes {
  const last = new Map<string, ListedWish>();
  for (const one of wishes) {
    if (one.wish?.kind !== kind) continue;
    const key = `${one.tenantId}/${aboutOf(one.wish)}`;
    const before = last.get(key);
    const hasOwn = accountId !== null && before?.accountId === accountId;
    const isUndone = one.stage === 'taken-back' && before?.accountId === one.accountId;
    if (isUndone && isPendingWish(before.stage)) continue;
    if (one.accountId === accountId || !hasOwn) last.set(key, one);
  }
  return {
    of: (tenantId, about) => last.get(`${tenantId}/${about}`) ?? null,
    all: () => [...last.values()],
  };
}

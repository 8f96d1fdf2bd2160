import { aboutOf, type AccessWishKind, type ListedWish } from '#shared/domain/access/wish.ts';
import type { TenantId } from '#shared/domain/tenant.ts';

/** The last wish about each thing. */
export interface LastWishes {
  readonly of: (tenantId: TenantId, about: string) => ListedWish | null;
  readonly all: () => readonly ListedWish[];
}

/**
 * The last wish of one kind about each thing, oldest first as they come. What a colleague recorded at this
 * computer never takes the place of one's own, nor what was taken back that of what stands again, whatever became of
 * that since.
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
    if (before && standsAgain(before, one)) continue;
    if (one.accountId === accountId || !hasOwn) last.set(key, one);
  }
  return {
    of: (tenantId, about) => last.get(`${tenantId}/${about}`) ?? null,
    all: () => [...last.values()],
  };
}

/** Whether one came to stand again when another of the same person was taken back: under way, or settled since. */
function standsAgain(before: ListedWish, { stage, accountId, settledAt }: ListedWish): boolean {
  if (stage !== 'taken-back' || before.accountId !== accountId) return false;
  return before.settledAt === null || before.settledAt > (settledAt ?? '');
}

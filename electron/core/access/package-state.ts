import { isOpenRequest } from '#shared/domain/access/states.ts';
import type { AccessWishKind } from '#shared/domain/access/wish.ts';
import { isPendingWish } from '#shared/domain/access/wish-stage.ts';
import { NOTHING_SEEN, type SeenState } from '#shared/domain/access/seen-state.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { AccessReader } from '../store/access-rows.ts';
import type { AccessWishStore } from '../store/access-wish-store.ts';
import { ownAssignment, ownRequest } from './own-carriers.ts';

export interface PackageStateParts {
  readonly access: Pick<AccessReader, 'one' | 'ofTenant'>;
  readonly wishes: Pick<AccessWishStore, 'listAbout'>;
  readonly accountId: () => string | null;
}

/** How the person stands to one package: what is known of it, and what of theirs is under way. */
export function packageState({ access, wishes, accountId }: PackageStateParts) {
  /** What a colleague asks for at this computer is for themselves and in nobody's way. */
  const isPending = (tenantId: TenantId, kind: AccessWishKind, id: string) =>
    wishes
      .listAbout(tenantId, kind, id)
      .some((one) => isPendingWish(one.stage) && one.accountId === accountId());

  /** What is known of one package: what was there before is never taken for the wish's own deed. */
  const seenOf = (
    tenantId: TenantId,
    packageId: string,
    assignmentId: string | null,
  ): SeenState => {
    const own = stateOf(tenantId, packageId, assignmentId);
    const earlier = wishes
      .listAbout(tenantId, 'ask', packageId)
      .flatMap(({ found }) => found?.own?.requests.map(({ id }) => id) ?? []);
    const known = [...new Set([...own.requests.map(({ id }) => id), ...earlier])];
    return { ...NOTHING_SEEN, known, own };
  };
  const stateOf = (tenantId: TenantId, packageId: string, assignmentId: string | null) => {
    const requests = access
      .ofTenant(tenantId, 'request')
      .filter((one) => one.package?.id === packageId || one.assignmentId === (assignmentId ?? ''));
    const assignments = access
      .ofTenant(tenantId, 'assignment')
      .filter((one) => one.isMine && one.package?.id === packageId);
    return {
      requests: requests.map(ownRequest),
      assignments: assignments.map(ownAssignment),
      isGone: false,
    };
  };

  /** A request or a wish for the package that is not over; null = none. */
  const underWay = (tenantId: TenantId, packageId: string, { own }: SeenState): string | null => {
    if (isPending(tenantId, 'ask', packageId))
      return 'A request is recorded already: take it back first.';
    const isGiving =
      own?.assignments.some(({ id }) => isPending(tenantId, 'give-back', id)) ?? false;
    if (isGiving) return 'You are giving it back: take that back first.';
    return own?.requests.some(isOpenRequest)
      ? 'A request for it is under way: cancel it first.'
      : null;
  };

  return { isPending, seenOf, underWay };
}
export type PackageState = ReturnType<typeof packageState>;

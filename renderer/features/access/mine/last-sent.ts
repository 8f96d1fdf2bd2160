import type { OwnRequestRow } from '#shared/contract/my-access.ts';
import type { RequestId } from '#shared/domain/access/request.ts';
import type { ListedWish } from '#shared/domain/access/wish.ts';
import type { Place } from '#shared/domain/telling/event.ts';

type Asked = Pick<OwnRequestRow, 'tenantId' | 'packageId' | 'requestId' | 'canCancel'>;

/**
 * Where the request stands that the person recorded last, if it was sent and can still be canceled; null = that was
 * something else, or there is no way back from it. Pure.
 */
export function placeToCancel(
  wishes: readonly ListedWish[],
  requests: readonly Asked[],
  person: string | null,
): Place | null {
  const own = wishes.filter(
    ({ accountId, stage }) => accountId === person && stage !== 'taken-back',
  );
  const [first, ...others] = own;
  if (!first) return null;
  const last = others.reduce((at, one) => (one.recordedAt > at.recordedAt ? one : at), first);
  const { wish, tenantId, stage } = last;
  if (stage === 'recorded' || (wish?.kind !== 'ask' && wish?.kind !== 'give-back')) return null;
  const id = cancelable(requests, { tenantId, packageId: wish.packageId });
  return id === null ? null : { kind: 'access', list: 'mine', tenantId, id };
}

/** The request for a package that can be canceled; null = there is none. */
function cancelable(
  requests: readonly Asked[],
  { tenantId, packageId }: Pick<Asked, 'tenantId' | 'packageId'>,
): RequestId | null {
  const found = requests.find(
    (one) =>
      one.canCancel &&
      one.tenantId === tenantId &&
      packageId !== null &&
      one.packageId === packageId,
  );
  return found?.requestId ?? null;
}

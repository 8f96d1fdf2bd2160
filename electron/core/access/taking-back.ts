import type { AccessRequest, RequestId } from '#shared/domain/access/request.ts';
import { canReprocess } from '#shared/domain/access/settle-own.ts';
import { canCancel, isOpenRequest } from '#shared/domain/access/states.ts';
import { type AccessWish, LONGEST_ABOUT } from '#shared/domain/access/wish.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { cut } from '#shared/text.ts';
import type { Clock } from '#shared/time.ts';
import type { AccessReader } from '../store/access-rows.ts';
import { aboutAssignment, isMineAndLive, leftOut, type Made } from './left-out.ts';
import { ownRequest } from './own-carriers.ts';
import type { PackageState } from './package-state.ts';

interface TakingBackParts {
  readonly access: Pick<AccessReader, 'one'>;
  readonly now: Clock;
}

/** What one has or asked for already, given back, canceled or reprocessed: a wish, or the rule that forbids it. */
export function takingBack(
  { access, now }: TakingBackParts,
  { isPending, seenOf, underWay }: PackageState,
) {
  const giveBackOne = (tenantId: TenantId, assignmentId: string): Made => {
    const held = access.one(tenantId, 'assignment', assignmentId);
    const about = aboutAssignment(tenantId, held);
    const no = leftOut(about);
    if (!isMineAndLive(held)) return no('You do not have it any more.');
    if (isPending(tenantId, 'give-back', assignmentId))
      return no('It is being given back already.');
    const { packageId, title } = about;
    const seen = seenOf(tenantId, packageId ?? '', assignmentId);
    const busy = packageId === null ? null : underWay(tenantId, packageId, seen);
    if (busy !== null) return no(busy);
    const wish: AccessWish = { kind: 'give-back', assignmentId, packageId, title, person: null };
    return { tenantId, seen, wish };
  };

  const requestOne = (
    kind: 'cancel' | 'reprocess',
    tenantId: TenantId,
    requestId: RequestId,
  ): Made => {
    const request = access.one(tenantId, 'request', requestId);
    const packageId = request?.package?.id ?? null;
    const title = cut(request?.package?.name ?? '', LONGEST_ABOUT);
    const no = leftOut({ tenantId, packageId, title });
    if (request === null) return no('It is not known here any more.');
    if (isPending(tenantId, kind, requestId)) return no('That is recorded already.');
    const forbidden = kind === 'cancel' ? tooLate(request) : notAgain(request);
    if (forbidden !== null) return no(forbidden);
    const own = { requests: [ownRequest(request)], assignments: [], isGone: false };
    const seen = { ...NOTHING_SEEN, state: request.state, own };
    return { tenantId, seen, wish: { kind, requestId, title, person: null } };
  };
  const tooLate = (request: AccessRequest) =>
    isOpenRequest(request) && canCancel(request) ? null : 'It can no longer be canceled.';
  const notAgain = (request: AccessRequest) =>
    canReprocess(request, now())
      ? null
      : 'Only what failed in the last 14 days can be reprocessed.';

  return { giveBackOne, requestOne };
}

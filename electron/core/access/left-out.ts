import type { LeftOut } from '#shared/contract/my-access.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import { isLiveAssignment } from '#shared/domain/access/states.ts';
import { LONGEST_ABOUT } from '#shared/domain/access/wish.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { cut } from '#shared/text.ts';
import type { NewWish } from './wish-queue.ts';

/** What becomes of one thing that a person wants: a wish, or the rule that forbids it. */
export type Made = NewWish | LeftOut;

/** Says no of one thing. */
export function leftOut(about: Pick<LeftOut, 'tenantId' | 'packageId' | 'title'>) {
  return (reason: string, problems: LeftOut['problems'] = []): LeftOut => {
    return { ...about, reason, problems };
  };
}

export function isMineAndLive(held: Assignment | null): held is Assignment {
  return held !== null && held.isMine && isLiveAssignment(held.state);
}

/** What an assignment is called by in a receipt. */
export function aboutAssignment(tenantId: TenantId, held: Assignment | null) {
  const packageId = held?.package?.id ?? null;
  return { tenantId, packageId, title: cut(held?.package?.name ?? '', LONGEST_ABOUT) };
}

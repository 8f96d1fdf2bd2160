import type { ApprovalRow } from '#shared/contract/access.ts';
import { RequestId } from '#shared/domain/access/request.ts';
import { WishId } from '#shared/domain/access/wish.ts';
import { isPendingWish } from '#shared/domain/access/wish-stage.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { Instant } from '#shared/time.ts';

const TENANT = TenantId.parse('00000000-0000-4000-8000-000000000001');

/** A request that waits for us. */
export function approvalOf(name: string, parts: Partial<ApprovalRow> = {}): ApprovalRow {
  return {
    tenantId: TENANT,
    requestId: RequestId.parse(name),
    shown: 'as-asked',
    stageId: 'stage',
    stagePlace: 1,
    stageCount: 1,
    person: name,
    packageName: 'SOC Tier 1',
    justification: '',
    askedAt: null,
    deadline: null,
    hints: [],
    isOwn: false,
    needsReason: false,
    isOpened: false,
    wish: null,
    waits: (parts.goneAt ?? null) === null && !isAnswered(parts.wish ?? null),
    goneAt: null,
    outcome: null,
    ...parts,
  };
}

function isAnswered(wish: ApprovalRow['wish']): boolean {
  return wish !== null && !wish.isOthers && isPendingWish(wish.stage);
}

/** A decision of ours about it that was recorded at that moment. */
export function recordedWish(
  place: number,
  recordedAt: string,
  parts: Partial<NonNullable<ApprovalRow['wish']>> = {},
): NonNullable<ApprovalRow['wish']> {
  return {
    id: WishId.parse(`44444444-4444-4444-8444-${String(place).padStart(12, '0')}`),
    stage: 'recorded',
    word: 'approve',
    isOthers: false,
    recordedAt: Instant.parse(recordedAt),
    settledAt: null,
    reason: null,
    remedy: null,
    canTakeBack: true,
    ...parts,
  };
}

import type { ReceivedWrite } from '#electron/range/control/control-contract.ts';
import type { WishStep } from '#electron/core/store/audit-reader.ts';
import { PackageId } from '#shared/domain/access/package.ts';
import { RequestId } from '#shared/domain/access/request.ts';
import { type AccessWish, type RecordedWish, WishId } from '#shared/domain/access/wish.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import { instant } from '#shared/time.ts';
import type { Evidence, Received, ToldRequest } from '#test/torture/evidence.ts';
import { CONTOSO } from './answers.ts';

/** What a verdict on one wish is given: one decision that arrived once, and what differs from that. */

export const AT = instant(Date.UTC(2026, 10, 20, 8));
export const WISH_ID = WishId.parse('8a6c2f3e-1b2c-4d5e-8f90-a1b2c3d4e5f6');
export const REQUEST_ID = RequestId.parse('request');
export const ADA = 'ada@msp.example';
export const MINA = 'mina@msp.example';
export const ORDEAL = '1-0';
export const NOTHING = { lost: [], doubled: [], wrongPerson: [] };

const about = { title: 'Package', person: null };
export const WISHES = {
  decide: {
    kind: 'decide',
    requestId: REQUEST_ID,
    stageId: 'stage',
    result: 'approve',
    justification: '1-0.0',
    ...about,
  },
  judge: {
    kind: 'judge',
    definitionId: 'review',
    instanceId: 'round',
    itemId: 'item',
    decision: 'approve',
    justification: 'Still here.',
    ...about,
  },
  giveBack: {
    kind: 'give-back',
    assignmentId: 'assignment',
    packageId: PackageId.parse('package'),
    ...about,
  },
  cancel: { kind: 'cancel', requestId: REQUEST_ID, ...about },
} as const satisfies Readonly<Record<string, AccessWish>>;

/** Ada's wish; anything but `done` has a reason. */
export function recordedWish(
  wish: AccessWish,
  stage: WishStage,
  own: Partial<RecordedWish> = {},
): RecordedWish {
  return {
    id: WISH_ID,
    tenantId: CONTOSO,
    wish,
    stage,
    accountId: 'ada',
    batch: null,
    recordedAt: AT,
    sentAt: null,
    settledAt: AT,
    attempts: 1,
    seen: NOTHING_SEEN,
    found: null,
    reason: stage === 'done' ? null : 'Because.',
    remedy: null,
    ...own,
  };
}

export function step(action: string, own: Partial<WishStep> = {}): WishStep {
  const named = action === 'sending' || action === 'sent' ? 'first' : null;
  const rest = { stage: action, reason: null, clientRequestId: named };
  return { at: AT, accountId: 'ada', action: `access.${action}`, ...rest, ...own };
}

/** What the trail tells of a wish that was sent once, as `first`. */
export function course(stage: WishStage): WishStep[] {
  const last = stage === 'taken-back' ? step(stage) : step('settled', { stage });
  return [step('recorded'), step('sending'), step('sent'), last];
}

export function decision(
  own: Partial<Received['decisions'][number]> = {},
): Received['decisions'][number] {
  const rest = { status: 204, done: true, clientRequestId: 'first', at: AT };
  return { person: ADA, result: 'Approve', ...rest, ...own };
}

export function received(...decisions: Received['decisions']): Received {
  const applied = decisions.filter(({ done }) => done).length;
  const ids = { tenantId: CONTOSO, approvalId: REQUEST_ID, stageId: 'stage' };
  return { ...ids, received: decisions.length, applied, decisions };
}

export function write(own: Partial<ReceivedWrite> = {}): ReceivedWrite {
  return {
    tenantId: CONTOSO,
    method: 'POST',
    path: '/v1.0/identityGovernance/entitlementManagement/assignmentRequests',
    call: 'access-request',
    clientRequestId: 'first',
    body: {},
    person: ADA,
    status: 201,
    done: true,
    at: AT,
    ...own,
  };
}

/** Of the item that is judged. */
export function judgedWrite(own: Partial<ReceivedWrite> = {}): ReceivedWrite {
  const path =
    '/v1.0/identityGovernance/accessReviews/definitions/review/instances/round/decisions/item';
  const body = { decision: 'Approve', justification: 'Still here.' };
  return write({ method: 'PATCH', path, call: 'review-decide', body, status: 204, ...own });
}

/** The request with its stage as the range tells it. */
export function toldRequest(stage: Partial<ToldRequest['stages'][number]> = {}): ToldRequest {
  const decided = { status: 'Completed', result: 'Approve', by: ADA, approvers: [] };
  return {
    requestId: REQUEST_ID,
    type: 'userAdd',
    packageId: 'package',
    policyId: 'policy',
    package: 'Package',
    requestor: ADA,
    target: ADA,
    state: 'delivered',
    status: 'Delivered',
    assignmentId: null,
    stages: [{ id: 'stage', ...decided, ...stage }],
  };
}

/** Evidence of one wish that ended so, with its trail; only where it was done it is the whole of an ordeal. */
export function evidence(
  wish: AccessWish = WISHES.decide,
  stage: WishStage = 'done',
  own: Partial<Evidence> = {},
): Evidence {
  return {
    wishes: [recordedWish(wish, stage)],
    promised: [{ id: WISH_ID, about: REQUEST_ID, ordeal: ORDEAL }],
    ordeals: stage === 'done' ? [ORDEAL] : [],
    steps: new Map([[WISH_ID, course(stage)]]),
    chainIsWhole: true,
    received: [],
    writes: [],
    told: new Map([[REQUEST_ID, toldRequest()]]),
    held: new Map(),
    edited: new Set(),
    met: [],
    people: new Map([
      ['ada', ADA],
      ['mina', MINA],
    ]),
    ...own,
  };
}

import { HOUR_MS, SECOND_MS } from '#shared/time.ts';
import type { AccessPolicy, AccessRequest, PolicyStage, StageState } from './access-model.ts';
import { CANCELLABLE, type StageResult } from './access-words.ts';
import { grant } from './delivery.ts';
import { durationMs } from './duration.ts';
import { type AskedRequest, makeRequest } from './request-make.ts';
import { drawsOf, mayDecide, type TenantAccess } from './tenant-access.ts';

/** The life of a request up to the last approval. */

/** Takes a request in; the service looks at it a little later. */
export function submit(access: TenantAccess, asked: AskedRequest, atMs: number): AccessRequest {
  const request = makeRequest(access, asked, atMs);
  const wait = drawsOf(access, 6, request.number).between(3, 20) * SECOND_MS;
  access.agenda.service({ kind: 'settle', requestId: request.id }, atMs + wait);
  return request;
}

/** The service's first look: to the approvers, or straight on. */
export function settle(access: TenantAccess, request: AccessRequest, atMs: number): void {
  if (request.state !== 'submitted') return;
  if (request.stages.length === 0) return grant(access, request, atMs);
  request.state = 'pendingApproval';
  openStage(access, request, 0, atMs);
}

/** A stage of a request together with what its policy says about it, or null when there is none. */
export function stageAt(
  access: TenantAccess,
  request: AccessRequest,
  place: number,
): { stage: StageState; rule: PolicyStage; policy: AccessPolicy } | null {
  const stage = request.stages[place];
  const policy = access.policies.get(request.policyId);
  const rule = policy?.stages[place];
  return stage && policy && rule ? { stage, rule, policy } : null;
}

/** The stage that waits for somebody, or null. */
export function pendingStage(access: TenantAccess, request: AccessRequest) {
  if (request.state !== 'pendingApproval') return null;
  const place = request.stages.findIndex(({ status }) => status === 'InProgress');
  const found = stageAt(access, request, place);
  return found && { ...found, place };
}

function openStage(
  access: TenantAccess,
  request: AccessRequest,
  place: number,
  atMs: number,
): void {
  const found = stageAt(access, request, place);
  if (!found) return;
  const { stage, rule } = found;
  stage.status = 'InProgress';
  request.status = 'PendingApproval';
  const about = { requestId: request.id, stage: place } as const;
  access.agenda.service({ kind: 'give-up', ...about }, atMs + (durationMs(rule.denyAfter) ?? 0));
  const escalateMs = rule.escalateAfter === null ? null : durationMs(rule.escalateAfter);
  if (escalateMs !== null && rule.alternates.length > 0)
    access.agenda.service({ kind: 'escalate', ...about }, atMs + escalateMs);
  expectSomebody(access, request, place, rule.approvers.length > 0 ? rule : null, atMs);
}

/** Whether, when and how one of the other approvers will decide by themselves. */
function expectSomebody(
  access: TenantAccess,
  request: AccessRequest,
  place: number,
  rule: PolicyStage | null,
  atMs: number,
): void {
  const escalated = request.stages[place]?.escalated ?? false;
  const draws = drawsOf(access, escalated ? 8 : 7, request.number * 4 + place);
  const able = [...access.roster.byKey.keys()].filter(
    (key) => rule && access.actsAlone(key) && mayDecide(rule, escalated, request, key),
  );
  if (able.length === 0 || !draws.chance(escalated ? 0.8 : 0.55)) return;
  const by = draws.pick(able);
  const result = draws.chance(0.85) ? 'Approve' : 'Deny';
  access.agenda.people(
    {
      kind: 'decide',
      requestId: request.id,
      stage: place,
      by,
      result,
      justification: result === 'Approve' ? draws.pick(APPROVED) : draws.pick(DENIED),
    },
    atMs + draws.exponential((escalated ? 18 : 30) * HOUR_MS) / access.pace,
  );
}

const APPROVED = ['On the roster.', 'OK', 'Agreed with the customer — Änderung 4711', '承認します'];
const DENIED = ['Not on this contract.', 'Please ask for Tier 1.', 'لا حاجة لهذا الوصول'];

/** The alternates may decide from now on. */
export function escalate(
  access: TenantAccess,
  request: AccessRequest,
  place: number,
  atMs: number,
): void {
  const found = stageAt(access, request, place);
  if (request.state !== 'pendingApproval' || found?.stage.status !== 'InProgress') return;
  found.stage.escalated = true;
  request.status = 'PendingApprovalEscalated';
  expectSomebody(access, request, place, found.rule, atMs);
}

/** Nobody has decided in time: the stage denies itself. */
export function giveUp(request: AccessRequest, place: number, atMs: number): void {
  const stage = request.stages[place];
  if (request.state !== 'pendingApproval' || stage?.status !== 'InProgress') return;
  stage.status = 'Expired';
  close(request, 'denied', 'ApprovalTimedOut', atMs);
}

export interface Decision {
  readonly by: string;
  readonly result: Exclude<StageResult, 'NotReviewed'>;
  readonly justification: string | null;
}

/** Records a decision. False when the stage does not wait for one (any more). */
export function decide(
  access: TenantAccess,
  request: AccessRequest,
  place: number,
  { by, result, justification }: Decision,
  atMs: number,
): boolean {
  const stage = request.stages[place];
  if (request.state !== 'pendingApproval' || stage?.status !== 'InProgress') return false;
  stage.status = 'Completed';
  stage.result = result;
  stage.by = by;
  stage.decidedMs = atMs;
  stage.justification = justification;
  if (result === 'Deny') close(request, 'denied', 'Denied', atMs);
  else if (place + 1 < request.stages.length) openStage(access, request, place + 1, atMs);
  else grant(access, request, atMs);
  return true;
}

/** Takes a request back. False when it is too late for that. */
export function cancel(request: AccessRequest, atMs: number): boolean {
  if (!CANCELLABLE.has(request.status)) return false;
  for (const stage of request.stages) if (stage.status === 'InProgress') stage.status = 'Expired';
  close(request, 'canceled', 'Canceled', atMs);
  return true;
}

function close(
  request: AccessRequest,
  state: 'denied' | 'canceled',
  status: 'Denied' | 'ApprovalTimedOut' | 'Canceled',
  atMs: number,
): void {
  request.state = state;
  request.status = status;
  request.completedMs = atMs;
}

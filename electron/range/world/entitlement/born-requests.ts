import { DAY_MS, HOUR_MS } from '#shared/time.ts';
import type { Draws } from '../random.ts';
import type { AccessPolicy, AccessRequest } from './access-model.ts';
import { makeAssignment, setEnd } from './delivery.ts';
import { likelyAnswer } from './question-draw.ts';
import { decide, settle } from './request-life.ts';
import { type AskedRequest, makeRequest } from './request-make.ts';
import type { TenantAccess } from './tenant-access.ts';

/** Requests and assignments from the time before the world began. */

/** Days that are left of what was assigned. */
export const LEFT = [2, 6, 12, 27, 40, 90, 200, 330] as const;

/** A request as somebody would make it. */
export function asking(policy: AccessPolicy, key: string, draws: Draws): AskedRequest {
  const answers = policy.questions.map((question) => {
    return { questionId: question.id, value: likelyAnswer(question, draws) };
  });
  const justification = policy.justification ? draws.pick(WHY) : null;
  return { type: 'userAdd', policy, requestor: key, target: key, answers, justification };
}

const WHY = [
  'New in the team, starts Monday.',
  'Night shift from next week on.',
  'Ersatz für Kollegin im Urlaub',
  '新しい当番表のとおりです。',
  'مناوبة ليلية',
  'See <b>ticket</b> [4711](https://evil.example)',
] as const;

/** An assignment that was delivered some time ago, with the request it came from. */
export function held(
  access: TenantAccess,
  policy: AccessPolicy,
  key: string,
  leftDays: number,
  draws: Draws,
) {
  const { epochMs } = access;
  const spanDays = policy.ends.type === 'afterDuration' ? SPANS[policy.ends.duration] : undefined;
  const agoMs = Math.max(1, (spanDays ?? 200) - leftDays) * DAY_MS + draws.between(0, 20) * HOUR_MS;
  const startMs = epochMs - agoMs;
  const request = makeRequest(access, asking(policy, key, draws), startMs - 5 * HOUR_MS);
  finish(access, request, 'delivered', 'Delivered', startMs);
  for (const stage of request.stages) approveLongAgo(access, policy, request, stage, startMs);
  const assignment = makeAssignment(access, request, startMs);
  request.assignmentId = assignment.id;
  assignment.state = 'delivered';
  setEnd(access, assignment, policy.ends, startMs);
  return assignment;
}

const SPANS: Readonly<Record<string, number>> = { P365D: 365, P30D: 30, P14D: 14 };

function approveLongAgo(
  access: TenantAccess,
  policy: AccessPolicy,
  request: AccessRequest,
  stage: AccessRequest['stages'][number],
  atMs: number,
): void {
  const rule = policy.stages[request.stages.indexOf(stage)];
  stage.status = 'Completed';
  stage.result = 'Approve';
  stage.by =
    rule?.approvers[0]?.members.find((key) => key !== request.target && access.actsAlone(key)) ??
    null;
  stage.decidedMs = atMs - HOUR_MS;
  stage.justification = 'OK';
}

function finish(
  access: TenantAccess,
  request: AccessRequest,
  state: AccessRequest['state'],
  status: AccessRequest['status'],
  atMs: number,
): void {
  request.state = state;
  request.status = status;
  request.completedMs = Math.min(atMs, access.epochMs);
}

/** A request in any of the states there are. */
export function someRequest(
  access: TenantAccess,
  policy: AccessPolicy,
  key: string,
  draws: Draws,
): void {
  const { epochMs } = access;
  const asked = asking(policy, key, draws);
  const ago = (low: number, high: number) => epochMs - draws.between(low, high) * HOUR_MS;
  switch (draws.weighted([40, 16, 8, 8, 6, 8, 8, 6])) {
    case 0:
      held(access, policy, key, draws.pick(LEFT), draws);
      return;
    case 1:
      return settle(access, makeRequest(access, asked, ago(1, 60)), epochMs - HOUR_MS);
    case 2: {
      const request = makeRequest(access, asked, ago(72, 400));
      const [stage] = request.stages;
      settle(access, request, request.createdMs + 60_000);
      const by = policy.stages[0]?.approvers[0]?.members[0] ?? '';
      const decision = { by, result: 'Deny', justification: 'Tier 1 is enough.' } as const;
      if (stage) decide(access, request, 0, decision, request.createdMs + 30 * HOUR_MS);
      return;
    }
    case 3: {
      const request = makeRequest(access, asked, ago(72, 400));
      return finish(access, request, 'canceled', 'Canceled', request.createdMs + 2 * HOUR_MS);
    }
    case 4: {
      const schedule = { startMs: epochMs + draws.between(2, 20) * DAY_MS, ends: null };
      const request = makeRequest(access, { ...asked, schedule }, ago(20, 90));
      for (const stage of request.stages)
        approveLongAgo(access, policy, request, stage, epochMs - HOUR_MS);
      request.state = 'scheduled';
      request.status = 'PendingNotBefore';
      access.agenda.service({ kind: 'begin', requestId: request.id }, schedule.startMs);
      return;
    }
    case 5:
    case 6: {
      const part = draws.chance(0.4);
      const assignment = held(access, policy, key, draws.pick(LEFT), draws);
      assignment.state = part ? 'partiallyDelivered' : 'deliveryFailed';
      for (const request of access.requests.values())
        if (request.assignmentId === assignment.id) {
          request.state = assignment.state;
          request.status = part ? 'PartiallyDelivered' : 'DeliveryFailed';
          request.completedMs = ago(1, 200);
        }
      return;
    }
    default: {
      const request = makeRequest(access, asked, ago(500, 900));
      const [stage] = request.stages;
      if (stage) stage.status = 'Expired';
      return finish(
        access,
        request,
        'denied',
        'ApprovalTimedOut',
        request.createdMs + 336 * HOUR_MS,
      );
    }
  }
}

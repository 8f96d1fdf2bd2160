import { z } from 'zod';
import type { AccessRequest, StageState } from '../../world/entitlement/access-model.ts';
import { decide, stageAt } from '../../world/entitlement/request-life.ts';
import { mayDecide } from '../../world/entitlement/tenant-access.ts';
import type { GraphCall } from '../graph-context.ts';
import { badRequest, GraphError, notFound } from '../graph-error.ts';
import { readBody } from '../incident-writes.ts';
import { accessList, accessOne } from './access-list.ts';
import { entitlementOf, type Governance, onOf } from './governance.ts';
import { waitsFor } from './requests.ts';
import { shaped, type Shape } from './shape.ts';
import { tellIdentity, timeOrNull } from './tell-subject.ts';

/** Approvals: one for each request that has stages, under the same id (FACTS.md c). */

const PATH = 'identityGovernance/entitlementManagement/accessPackageAssignmentApprovals';

/** `on='approver'`: those that wait for the caller's decision now. */
export function myApprovals(graph: GraphCall, on: string): object {
  onOf(on, ['approver']);
  const governance = entitlementOf(graph);
  const mine = [...governance.access.requests.values()].filter((one) => waitsFor(governance, one));
  return accessList(graph, {
    context: PATH,
    items: mine,
    place: ({ createdMs, number }) => ({ atMs: createdMs, number }),
    tell: (request, shape) => tellApproval(governance, request, shape),
    fields: { id: 'text' },
    read: ({ id }) => id,
    ordered: null,
  });
}

export function getApproval(graph: GraphCall, id: string): object {
  const governance = entitlementOf(graph);
  const request = approvalOf(governance, id);
  return accessOne(graph, PATH, (shape) => tellApproval(governance, request, shape));
}

export function listStages(graph: GraphCall, id: string): object {
  const governance = entitlementOf(graph);
  const request = approvalOf(governance, id);
  return accessList(graph, {
    context: `${PATH}('${id}')/stages`,
    items: request.stages,
    // In the order they are gone through, which is no order of time.
    place: (stage) => ({ atMs: 0, number: -request.stages.indexOf(stage) }),
    tell: (stage, shape) => tellStage(governance, request, stage, shape),
    fields: { id: 'text', status: 'text', reviewResult: 'text' },
    read: (stage, name) =>
      name === 'id' ? stage.id : name === 'status' ? stage.status : stage.result,
    ordered: null,
  });
}

export function getStage(graph: GraphCall, id: string, stageId: string): object {
  const governance = entitlementOf(graph);
  const request = approvalOf(governance, id);
  const { stage } = stageOf(request, stageId);
  return accessOne(graph, `${PATH}('${id}')/stages`, (shape) =>
    tellStage(governance, request, stage, shape),
  );
}

const Review = z.strictObject({
  '@odata.type': z.string().optional(),
  reviewResult: z.enum(['Approve', 'Deny']),
  justification: z.string().max(4_000).nullish(),
});

/**
 * PATCH: the caller's decision. @throws GraphError 403 for who is no approver of the stage, 409 when it was
 * decided already, 400 when its turn has not come or a reason is missing.
 */
export function decideStage(graph: GraphCall, id: string, stageId: string): void {
  const governance = entitlementOf(graph);
  const request = approvalOf(governance, id);
  const { stage, place } = stageOf(request, stageId);
  const { reviewResult, justification = null } = readBody(graph, Review);
  const rule = stageAt(governance.access, request, place)?.rule;
  if (!rule || !mayDecide(rule, stage.escalated, request, governance.me.key))
    throw new GraphError(403, 'Forbidden', 'The user is not an approver of this stage.');
  if (stage.status === 'Initializing' && request.completedMs === null)
    throw badRequest('The stage is not open for review yet.');
  if (stage.status !== 'InProgress')
    throw new GraphError(
      409,
      'Conflict',
      stage.status === 'Completed'
        ? 'The stage has already been decided by an approver.'
        : 'The request is no longer waiting for a decision.',
    );
  if (rule.justification && (justification ?? '').trim() === '')
    throw badRequest('A justification is required to decide this stage.');
  const decision = { by: governance.me.key, result: reviewResult, justification };
  decide(governance.access, request, place, decision, graph.nowMs);
}

/** @throws GraphError 404 for a request that does not exist or needs no approval, 403 for who approves nothing of it. */
function approvalOf(governance: Governance, id: string): AccessRequest {
  const { access, me } = governance;
  const request = access.requests.get(id);
  if (!request || request.stages.length === 0) throw notFound(`Approval '${id}'`);
  const anywhere = request.stages.some((stage, place) => {
    const rule = stageAt(access, request, place)?.rule;
    return stage.by === me.key || (rule && mayDecide(rule, true, request, me.key));
  });
  if (!anywhere)
    throw new GraphError(403, 'Forbidden', 'The user is not an approver of this request.');
  return request;
}

/** @throws GraphError 404 for a stage that is not one of the approval. */
function stageOf(request: AccessRequest, stageId: string) {
  const place = request.stages.findIndex(({ id }) => id === stageId);
  const stage = request.stages[place];
  if (!stage) throw notFound(`Approval stage '${stageId}'`);
  return { stage, place };
}

function tellApproval(governance: Governance, request: AccessRequest, shape: Shape): object {
  return shaped(
    'approval',
    { id: request.id },
    {
      stages: (inner) =>
        request.stages.map((stage) => tellStage(governance, request, stage, inner)),
    },
    shape,
  );
}

function tellStage(
  { access, me }: Governance,
  request: AccessRequest,
  stage: StageState,
  shape: Shape,
): object {
  const rule = stageAt(access, request, request.stages.indexOf(stage))?.rule;
  return shaped(
    'approvalStage',
    {
      id: stage.id,
      assignedToMe: rule !== undefined && mayDecide(rule, stage.escalated, request, me.key),
      displayName: stage.name,
      status: stage.status,
      reviewResult: stage.result,
      reviewedBy: tellIdentity(access, stage.by),
      reviewedDateTime: timeOrNull(stage.decidedMs),
      justification: stage.justification,
    },
    {},
    shape,
  );
}

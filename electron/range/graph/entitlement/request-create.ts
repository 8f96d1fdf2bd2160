import type { AccessPolicy, Assignment } from '../../world/entitlement/access-model.ts';
import { type AskedRequest, openRequest } from '../../world/entitlement/request-make.ts';
import { submit } from '../../world/entitlement/request-life.ts';
import { liveAssignments } from '../../world/entitlement/tenant-access.ts';
import type { GraphCall } from '../graph-context.ts';
import { badRequest, GraphError, notFound } from '../graph-error.ts';
import { readBody } from '../incident-writes.ts';
import { entitlementOf, type Governance, governs, hasScope } from './governance.ts';
import { applicable, packageOf } from './packages.ts';
import { type SentAssignment, SentRequest } from './request-body.ts';
import { readAnswers, readReason, readSchedule } from './request-rules.ts';
import { PLAIN } from './shape.ts';
import { tellRequest } from './tell-request.ts';

/**
 * POST: asks for a package, changes or gives back an assignment. Answers the request as it is taken in;
 * what becomes of it shows later. @throws GraphError 400 for what the policy does not take, 403 for what
 * the caller may not do.
 */
export function createRequest(graph: GraphCall): object {
  const governance = entitlementOf(graph);
  const sent = readBody(graph, SentRequest);
  const asked = askedBy(graph, governance, sent);
  const { access } = governance;
  const open = openRequest(access, asked.target, asked.policy.packageId);
  if (open)
    throw badRequest(
      `The target already has an open request for this access package: '${open.id}'.`,
    );
  const request = submit(access, asked, graph.nowMs);
  return {
    '@odata.context': `${graph.base}/$metadata#identityGovernance/entitlementManagement/assignmentRequests/$entity`,
    ...tellRequest(graph.world, access, request, PLAIN),
  };
}

function askedBy(graph: GraphCall, governance: Governance, sent: SentRequest): AskedRequest {
  switch (sent.requestType) {
    case 'userAdd':
      return addAsked(graph, governance, sent);
    case 'userUpdate':
    case 'userRemove':
      return changeAsked(graph, governance, sent);
    case 'adminAdd':
      return adminAdd(graph, governance, sent);
    default: {
      requireAdministrator(graph);
      const { access, me } = governance;
      const assignment = heldIn(governance, sent.assignment, [...access.assignments.values()]);
      const policy = policyOf(governance, assignment.policyId);
      const { target, id } = assignment;
      return { type: 'adminRemove', policy, requestor: me.key, target, assignmentId: id };
    }
  }
}

function addAsked(graph: GraphCall, governance: Governance, sent: SentRequest): AskedRequest {
  const { access, me } = governance;
  const { targetId, target, accessPackageId, assignmentPolicyId } = sent.assignment;
  if ((targetId ?? target?.objectId ?? me.key) !== me.key || target?.email !== undefined)
    throw forbidden('With userAdd one asks for oneself only.');
  if (accessPackageId === undefined) throw badRequest("'assignment/accessPackageId' is required.");
  packageOf(governance, accessPackageId);
  const usable = applicable(governance, accessPackageId);
  if (usable.length === 0) throw forbidden('No policy of the package allows the user to ask.');
  const policy = usable.find(({ id }) => id === assignmentPolicyId) ?? usable[0];
  if (
    !policy ||
    (assignmentPolicyId === undefined ? usable.length > 1 : policy.id !== assignmentPolicyId)
  )
    throw badRequest("'assignment/assignmentPolicyId' names no policy that the user may use.");
  const held = liveAssignments(access, me.key).find(
    ({ packageId }) => packageId === accessPackageId,
  );
  if (held && held.endMs === null)
    throw badRequest('The target already has this access package, without an end.');
  return {
    type: 'userAdd',
    policy,
    requestor: me.key,
    target: me.key,
    justification: readReason(policy, sent),
    answers: readAnswers(policy, sent),
    schedule: readSchedule(policy, sent, graph.nowMs),
  };
}

function changeAsked(graph: GraphCall, governance: Governance, sent: SentRequest): AskedRequest {
  const { access, me } = governance;
  const held = heldIn(governance, sent.assignment, liveAssignments(access, me.key));
  const policy = policyOf(governance, held.policyId);
  const own = { policy, requestor: me.key, target: me.key, assignmentId: held.id };
  const justification = sent.justification ?? null;
  if (sent.requestType === 'userRemove') {
    if (!policy.selfRemove) throw forbidden('The policy does not let users give access back.');
    return { ...own, type: 'userRemove', justification };
  }
  if (!policy.selfUpdate) throw forbidden('The policy does not let users change their access.');
  for (const { answeredQuestion } of sent.answers) {
    const question = policy.questions.find(({ id }) => id === answeredQuestion.id);
    if (question && !question.editable)
      throw badRequest(`The answer to '${question.id}' cannot be changed.`);
  }
  const unasked = { ...policy, questions: policy.questions.filter(({ editable }) => editable) };
  return {
    ...own,
    type: 'userUpdate',
    justification: readReason(policy, sent),
    answers: sent.answers.length === 0 ? [] : readAnswers(unasked, sent),
    schedule: readSchedule(policy, sent, graph.nowMs),
  };
}

/** By object id, or by the address of somebody who is not in the directory yet. */
function adminAdd(graph: GraphCall, governance: Governance, sent: SentRequest): AskedRequest {
  requireAdministrator(graph);
  const { access, me } = governance;
  const { targetId, target, assignmentPolicyId, accessPackageId } = sent.assignment;
  const policy = policyOf(governance, assignmentPolicyId ?? '');
  if (policy.packageId !== accessPackageId)
    throw badRequest('The policy is not one of that access package.');
  const email = target?.email?.toLowerCase();
  const subject = [...access.roster.byKey.values()].find((one) =>
    email === undefined
      ? one.key === (targetId ?? target?.objectId)
      : one.email.toLowerCase() === email,
  );
  if (!subject) throw badRequest('The target is neither a user nor of a connected organization.');
  return {
    type: 'adminAdd',
    policy,
    requestor: me.key,
    target: subject.key,
    justification: sent.justification ?? null,
    schedule: readSchedule({ ...policy, customSchedule: true }, sent, graph.nowMs),
  };
}

/** @throws GraphError 403 without the permission and the role that govern others' access. */
function requireAdministrator(graph: GraphCall): void {
  if (!hasScope(graph, 'EntitlementManagement.ReadWrite.All') || !governs(graph))
    throw forbidden('The user may not change the access of others.');
}

/** The assignment that is meant, by its id or by its package. @throws GraphError 404 when it is not among these. */
function heldIn(
  governance: Governance,
  { id, accessPackageId }: SentAssignment,
  among: readonly Assignment[],
): Assignment {
  if (id === undefined && accessPackageId === undefined)
    throw badRequest("'assignment/id' is required.");
  const held = among.find((one) =>
    id === undefined ? one.packageId === accessPackageId : one.id === id,
  );
  if (held && held.state !== 'expired') return held;
  if (id !== undefined && governance.access.assignments.has(id))
    throw badRequest('The assignment is not one of the user, or has ended.');
  throw notFound(`Access package assignment '${id ?? ''}'`);
}

function policyOf({ access }: Governance, id: string): AccessPolicy {
  const policy = access.policies.get(id);
  if (!policy) throw notFound(`Access package assignment policy '${id}'`);
  return policy;
}

function forbidden(message: string): GraphError {
  return new GraphError(403, 'Forbidden', message);
}

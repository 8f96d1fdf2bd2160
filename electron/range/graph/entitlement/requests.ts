import { DAY_MS } from '#shared/time.ts';
import type { AccessRequest } from '../../world/entitlement/access-model.ts';
import { REQUEST_STATES, REQUEST_TYPES } from '../../world/entitlement/access-words.ts';
import { begin } from '../../world/entitlement/delivery.ts';
import { cancel, pendingStage } from '../../world/entitlement/request-life.ts';
import { mayDecide } from '../../world/entitlement/tenant-access.ts';
import type { FieldValue } from '../filter.ts';
import type { GraphCall } from '../graph-context.ts';
import { badRequest, GraphError, notFound } from '../graph-error.ts';
import { accessList, accessOne } from './access-list.ts';
import { entitlementOf, type Governance, governs, looksOver, onOf } from './governance.ts';
import { tellRequest } from './tell-request.ts';

/** Requests for packages: who asked for what, and how far it is. */

const FIELDS = {
  id: 'text',
  state: REQUEST_STATES,
  status: 'text',
  requestType: REQUEST_TYPES,
  createdDateTime: 'time',
  completedDateTime: 'time',
  'accessPackage/id': 'text',
  'requestor/objectId': 'text',
  'assignment/target/objectId': 'text',
} as const;

/** A request can be tried again for so long after it failed. */
const RETRY_MS = 14 * DAY_MS;

export function listRequests(graph: GraphCall): object {
  const governance = entitlementOf(graph);
  return requestList(graph, governance, [...governance.access.requests.values()]);
}

/** `on`: `target`, `createdBy`, or `approver`, which are those that wait for the caller's decision. */
export function myRequests(graph: GraphCall, on: string): object {
  const governance = entitlementOf(graph);
  const { access, me } = governance;
  const words = ['target', 'createdBy', 'approver', 'targetOrRequestor'] as const;
  const which = onOf(on, words);
  const mine = [...access.requests.values()].filter((request) => {
    const target = request.target === me.key;
    const creator = request.requestor === me.key && request.type !== 'systemRemove';
    if (which === 'target') return target;
    if (which === 'createdBy') return creator;
    return which === 'approver' ? waitsFor(governance, request) : target || creator;
  });
  return requestList(graph, governance, mine);
}

/** True when the stage that is open now is the caller's to decide. */
export function waitsFor({ access, me }: Governance, request: AccessRequest): boolean {
  const open = pendingStage(access, request);
  return open !== null && mayDecide(open.rule, open.stage.escalated, request, me.key);
}

function requestList(
  graph: GraphCall,
  { access }: Governance,
  items: readonly AccessRequest[],
): object {
  return accessList(graph, {
    context: 'identityGovernance/entitlementManagement/assignmentRequests',
    items,
    place: ({ createdMs, number }) => ({ atMs: createdMs, number }),
    tell: (request, shape) => tellRequest(graph.world, access, request, shape),
    fields: FIELDS,
    read: readField,
    ordered: 'createdDateTime',
  });
}

function readField(request: AccessRequest, name: string): FieldValue {
  switch (name) {
    case 'id':
      return request.id;
    case 'state':
      return request.state;
    case 'status':
      return request.status;
    case 'requestType':
      return request.type;
    case 'createdDateTime':
      return request.createdMs;
    case 'completedDateTime':
      return request.completedMs;
    case 'accessPackage/id':
      return request.packageId;
    case 'requestor/objectId':
      return request.requestor;
    default:
      return request.target;
  }
}

/** @throws GraphError 404 for a request that does not exist. */
export function requestOf({ access }: Governance, id: string): AccessRequest {
  const request = access.requests.get(id);
  if (!request) throw notFound(`Access package assignment request '${id}'`);
  return request;
}

export function getRequest(graph: GraphCall, id: string): object {
  const governance = entitlementOf(graph);
  const request = requestOf(governance, id);
  const own = [request.requestor, request.target].includes(governance.me.key);
  if (!own && !looksOver(graph) && !waitsFor(governance, request))
    throw new GraphError(403, 'Forbidden', 'The user may not read this request.');
  return accessOne(graph, 'identityGovernance/entitlementManagement/assignmentRequests', (shape) =>
    tellRequest(graph.world, governance.access, request, shape),
  );
}

/** POST cancel. @throws GraphError 403 for somebody else's, 400 when it is too late. */
export function cancelRequest(graph: GraphCall, id: string): void {
  const governance = entitlementOf(graph);
  const request = requestOf(governance, id);
  if (request.requestor !== governance.me.key && !governs(graph))
    throw new GraphError(403, 'Forbidden', 'Only the requestor may cancel this request.');
  if (!cancel(request, graph.nowMs))
    throw badRequest(`The request cannot be canceled: its status is '${request.status}'.`);
}

/** POST reprocess: what failed is tried again. @throws GraphError 400 for what did not fail, or too long ago. */
export function reprocessRequest(graph: GraphCall, id: string): void {
  const governance = entitlementOf(graph);
  const { access } = governance;
  const request = requestOf(governance, id);
  const failed = request.state === 'deliveryFailed' || request.state === 'partiallyDelivered';
  if (!failed)
    throw badRequest(`The request cannot be reprocessed: its state is '${request.state}'.`);
  if (graph.nowMs - (request.completedMs ?? 0) > RETRY_MS)
    throw badRequest('The request cannot be reprocessed: it is older than 14 days.');
  const assignment = access.assignments.get(request.assignmentId ?? '');
  if (assignment && assignment.state !== 'expired') assignment.state = 'delivering';
  request.outcome = 'delivered';
  request.completedMs = null;
  begin(access, request, graph.nowMs);
}

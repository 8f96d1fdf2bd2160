import type { Assignment } from '../../world/entitlement/access-model.ts';
import { ASSIGNMENT_STATES } from '../../world/entitlement/access-words.ts';
import type { FieldValue } from '../filter.ts';
import type { GraphCall } from '../graph-context.ts';
import { badRequest, GraphError, notFound } from '../graph-error.ts';
import { accessList, accessOne } from './access-list.ts';
import { entitlementOf, type Governance, looksOver, onOf } from './governance.ts';
import { tellAssignment } from './tell-request.ts';

/** Who has which package, and until when. */

const FIELDS = {
  id: 'text',
  state: ASSIGNMENT_STATES,
  'target/objectId': 'text',
  'accessPackage/id': 'text',
  'assignmentPolicy/id': 'text',
  expiredDateTime: 'time',
} as const;

export function listAssignments(graph: GraphCall): object {
  const governance = entitlementOf(graph);
  return assignmentList(graph, governance, [...governance.access.assignments.values()]);
}

/** Current and expired ones. `on`: `target`, or `createdBy`, which is the same for those who ask for themselves. */
export function myAssignments(graph: GraphCall, on: string): object {
  onOf(on, ['target', 'createdBy']);
  const governance = entitlementOf(graph);
  const { access, me } = governance;
  const mine = [...access.assignments.values()].filter(({ target }) => target === me.key);
  return assignmentList(graph, governance, mine);
}

function assignmentList(
  graph: GraphCall,
  { access }: Governance,
  items: readonly Assignment[],
): object {
  return accessList(graph, {
    context: 'identityGovernance/entitlementManagement/assignments',
    items,
    place: ({ startMs, number }) => ({ atMs: startMs, number }),
    tell: (assignment, shape) => tellAssignment(graph.world, access, assignment, shape),
    fields: FIELDS,
    read: readField,
    ordered: null,
  });
}

function readField(assignment: Assignment, name: string): FieldValue {
  switch (name) {
    case 'id':
      return assignment.id;
    case 'state':
      return assignment.state;
    case 'target/objectId':
      return assignment.target;
    case 'accessPackage/id':
      return assignment.packageId;
    case 'assignmentPolicy/id':
      return assignment.policyId;
    default:
      return assignment.expiredMs;
  }
}

/** @throws GraphError 404 for an assignment that does not exist. */
function assignmentOf({ access }: Governance, id: string): Assignment {
  const assignment = access.assignments.get(id);
  if (!assignment) throw notFound(`Access package assignment '${id}'`);
  return assignment;
}

export function getAssignment(graph: GraphCall, id: string): object {
  const governance = entitlementOf(graph);
  const assignment = assignmentOf(governance, id);
  if (assignment.target !== governance.me.key && !looksOver(graph))
    throw new GraphError(403, 'Forbidden', 'The user may not read this assignment.');
  return accessOne(graph, 'identityGovernance/entitlementManagement/assignments', (shape) =>
    tellAssignment(graph.world, governance.access, assignment, shape),
  );
}

/** POST reprocess: checks that what was delivered is still there; here it always is. */
export function reprocessAssignment(graph: GraphCall, id: string): void {
  const { state } = assignmentOf(entitlementOf(graph), id);
  if (state !== 'delivered')
    throw badRequest(`The assignment cannot be reprocessed: its state is '${state}'.`);
}

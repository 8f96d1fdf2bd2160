import type { AccessPackage, AccessPolicy } from '../../world/entitlement/access-model.ts';
import type { GraphCall } from '../graph-context.ts';
import { GraphError, notFound } from '../graph-error.ts';
import { allowOptions } from '../paging.ts';
import { accessList, accessOne } from './access-list.ts';
import { entitlementOf, type Governance, looksOver, onOf } from './governance.ts';
import { tellPackage } from './tell-package.ts';
import { tellQuestion } from './tell-catalog.ts';
import { tellEnds } from './tell-subject.ts';

/** Packages, for those who may ask for them and for those who look over all. */

const FIELDS = { id: 'text', displayName: 'text', 'catalog/id': 'text' } as const;

export function listPackages(graph: GraphCall): object {
  const { access } = entitlementOf(graph);
  return packageList(graph, [...access.packages.values()]);
}

/** `on='allowedRequestor'`: what the caller may ask for and is shown in My Access. */
export function myPackages(graph: GraphCall, on: string): object {
  onOf(on, ['allowedRequestor']);
  const governance = entitlementOf(graph);
  const mine = [...governance.access.packages.values()].filter(
    (pack) => !pack.hidden && applicable(governance, pack.id).length > 0,
  );
  return packageList(graph, mine);
}

function packageList(graph: GraphCall, items: readonly AccessPackage[]): object {
  const { access } = entitlementOf(graph);
  const order = [...access.packages.keys()];
  return accessList(graph, {
    context: 'identityGovernance/entitlementManagement/accessPackages',
    items,
    place: ({ id, createdMs }) => ({ atMs: createdMs, number: order.indexOf(id) }),
    tell: (pack, shape) => tellPackage(access, pack, shape),
    fields: FIELDS,
    read: (pack, name) =>
      name === 'id' ? pack.id : name === 'displayName' ? pack.name : pack.catalogId,
    ordered: 'createdDateTime',
  });
}

export function getPackage(graph: GraphCall, id: string): object {
  const governance = entitlementOf(graph);
  const pack = packageOf(governance, id);
  if (!looksOver(graph) && applicable(governance, id).length === 0)
    throw new GraphError(403, 'Forbidden', 'The user may not read this access package.');
  return accessOne(graph, 'identityGovernance/entitlementManagement/accessPackages', (shape) =>
    tellPackage(governance.access, pack, shape),
  );
}

/** POST: what each policy that the caller may use wants to know; an empty list means: may not ask. */
export function policyRequirements(graph: GraphCall, id: string): object {
  allowOptions(graph, new Set(['$skiptoken']));
  const governance = entitlementOf(graph);
  packageOf(governance, id);
  return {
    '@odata.context': `${graph.base}/$metadata#Collection(microsoft.graph.accessPackageAssignmentRequestRequirements)`,
    value: applicable(governance, id).map((policy) => ({
      policyId: policy.id,
      policyDisplayName: policy.name,
      policyDescription: policy.description,
      isApprovalRequiredForAdd: policy.approvalForAdd,
      isApprovalRequiredForUpdate: policy.approvalForUpdate,
      isRequestorJustificationRequired: policy.justification,
      allowCustomAssignmentSchedule: policy.customSchedule,
      schedule: { startDateTime: null, recurrence: null, expiration: tellEnds(policy.ends) },
      questions: policy.questions.map(tellQuestion),
    })),
  };
}

/** @throws GraphError 404 when the tenant has no such package. */
export function packageOf({ access }: Governance, id: string): AccessPackage {
  const pack = access.packages.get(id);
  if (!pack) throw notFound(`Access package '${id}'`);
  return pack;
}

/** Policies of a package under which the caller may ask for themselves. */
export function applicable({ access, me }: Governance, packageId: string): AccessPolicy[] {
  return [...access.policies.values()].filter(
    (policy) =>
      policy.packageId === packageId &&
      policy.selfAdd &&
      // One of us is of a connected organization and from outside, and never the tenant's own staff.
      policy.scope !== 'specificDirectoryUsers' &&
      me.side === 'provider',
  );
}

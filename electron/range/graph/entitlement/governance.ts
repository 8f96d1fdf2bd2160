import type { Subject } from '../../world/entitlement/roster.ts';
import type { TenantAccess } from '../../world/entitlement/tenant-access.ts';
import type { GraphCall } from '../graph-context.ts';
import { badRequest, GraphError } from '../graph-error.ts';
import { roleOf } from '../role.ts';

/** The caller in a tenant's governance. */
export interface Governance {
  readonly access: TenantAccess;
  readonly me: Subject;
}

/**
 * @throws GraphError 404 for a caller without a user object (GDAP), 403 where entitlement management is
 * closed to guests.
 */
export function entitlementOf(graph: GraphCall): Governance {
  if (graph.state.accessClosed)
    throw new GraphError(
      403,
      'Forbidden',
      'Guest users are not allowed to call entitlement management in this tenant.',
    );
  return governanceOf(graph);
}

/** The same without that door: access reviews are another service. */
export function governanceOf(graph: GraphCall): Governance {
  const access = graph.access();
  const me = access?.roster.ofAnalyst(graph.person);
  if (!access || !me)
    throw new GraphError(
      404,
      'Request_ResourceNotFound',
      `Resource '${graph.person.objectId}' does not exist or one of its queried reference-property objects are not present.`,
    );
  return { access, me };
}

/** True for who may see and change what is not theirs: an operator's role in the tenant. */
export function governs(graph: GraphCall): boolean {
  return roleOf(graph) === 'operator';
}

/** True for who may see what is not theirs. */
export function looksOver(graph: GraphCall): boolean {
  return roleOf(graph) !== 'none';
}

export function hasScope({ claims }: GraphCall, scope: string): boolean {
  return claims.scp.split(' ').includes(scope);
}

/** The `on` of a filterByCurrentUser. @throws GraphError 400 for what is not documented. */
export function onOf<T extends string>(on: string, known: readonly T[]): T {
  const found = known.find((one) => one.toLowerCase() === on.toLowerCase());
  if (found === undefined) throw badRequest(`'${on}' is not a valid value of 'on'.`);
  return found;
}

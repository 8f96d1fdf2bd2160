import type { MeThere } from '#shared/domain/access/settle-decision.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { GraphClient } from '../graph/client.ts';
import { readMe } from '../graph/me.ts';

interface WhoThereParts {
  /** What the cache knows of the person who is signed in, and of nobody else. */
  readonly meIn: (tenantId: TenantId) => MeThere;
  readonly graph: GraphClient;
  readonly signal: AbortSignal;
}

/**
 * Who the person is in a tenant. What is not known yet is asked for: after a change of person the cache knows
 * nobody, and without a name a decision of one's own that is found there would look like somebody else's.
 * Both members are null where there is no user object. Rejects as `graph` does.
 */
export async function whoThere({ meIn, graph, signal }: WhoThereParts): Promise<MeThere> {
  const known = meIn(graph.tenantId);
  if (known.objectId !== null || known.upn !== null) return known;
  const me = await readMe(graph, signal);
  return { objectId: me?.id ?? null, upn: me?.userPrincipalName ?? null };
}

import type { TenantId } from '#shared/domain/tenant.ts';
import type { Instant } from '#shared/time.ts';
import type { GraphClient } from '../../graph/client.ts';
import { readMe, readMyRoles } from '../../graph/me.ts';
import type { CacheWriter } from '../../ingest/cache-writer.ts';

interface IdentityContext {
  readonly tenantId: TenantId;
  readonly graph: GraphClient;
  readonly writer: CacheWriter;
  readonly signal: AbortSignal;
  /** The beginning of the run, kept as the time of the look. */
  readonly at: Instant;
}

export const IDENTITY_KIND = 'identity';

/** Roles that may change incidents and that may read them (FACTS.md a, "Who may call"). */
const WRITERS = ['Security Operator', 'Security Administrator'];
const READERS = ['Security Reader', 'Global Reader'];

/**
 * Who the person is in this tenant: their name there is what `assignedTo` takes (domain.md 6, trap 10).
 * Someone who came by GDAP has no user object, so nothing is known and nothing is refused beforehand.
 */
export async function syncIdentity({
  tenantId,
  graph,
  writer,
  signal,
  at,
}: IdentityContext): Promise<void> {
  const me = await readMe(graph, signal);
  const roles = me === null ? [] : ((await readMyRoles(graph, signal)) ?? []);
  await writer.saveIdentity({
    tenantId,
    upn: me?.userPrincipalName ?? null,
    objectId: me?.id ?? null,
    displayName: me?.name ?? null,
    roles,
    write: me === null ? 'unknown' : mayWrite(roles),
  });
  await writer.saveCursor(tenantId, IDENTITY_KIND, at);
}

/** Directory roles only: a Defender role of its own is not told by Graph, so absence proves nothing. */
function mayWrite(roles: readonly string[]): 'allowed' | 'denied' | 'unknown' {
  if (roles.some((role) => WRITERS.includes(role))) return 'allowed';
  return roles.some((role) => READERS.includes(role)) ? 'denied' : 'unknown';
}

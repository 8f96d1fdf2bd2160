import { z } from 'zod';
import { ownName } from '#shared/domain/own-name.ts';
import { TenantId } from '#shared/domain/tenant.ts';

/** Who the signed-in person is in one tenant, as the cache keeps it. */
export const StoredIdentity = z.object({
  tenantId: TenantId,
  /** As `assignedTo` carries it there and the tenant told it; null = not known. */
  upn: z.string().nullable(),
  /** As the person gave it where the tenant does not tell. */
  typedUpn: z.string().nullable().default(null),
  objectId: z.string().nullable(),
  displayName: z.string().nullable(),
  roles: z.array(z.string()),
  write: z.enum(['allowed', 'denied', 'unknown']),
});
export type StoredIdentity = z.infer<typeof StoredIdentity>;

/** The person's name there, as `assignedTo` carries it; null = not known. */
export function nameIn(identity: StoredIdentity | null): string | null {
  return identity && ownName({ told: identity.upn, typed: identity.typedUpn });
}

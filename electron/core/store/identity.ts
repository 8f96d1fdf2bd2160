import { z } from 'zod';
import { TenantId } from '#shared/domain/tenant.ts';

/** Who the signed-in person is in one tenant, as the cache keeps it. */
export const StoredIdentity = z.object({
  tenantId: TenantId,
  /** As `assignedTo` carries it there; null = not known yet. */
  upn: z.string().nullable(),
  objectId: z.string().nullable(),
  displayName: z.string().nullable(),
  roles: z.array(z.string()),
  write: z.enum(['allowed', 'denied', 'unknown']),
});
export type StoredIdentity = z.infer<typeof StoredIdentity>;

/** Whether an incident is assigned to that person. Names of users differ in case at most. */
export function isMine(assignedTo: string | null, upn: string | null): boolean {
  return assignedTo !== null && upn !== null && assignedTo.toLowerCase() === upn.toLowerCase();
}

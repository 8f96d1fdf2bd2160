import { z } from 'zod';
import type { TenantId } from '../tenant.ts';

/**
 * Somebody as entitlement management and access reviews tell of them (FACTS.md c, e). Every word is
 * hostile; who is not in the directory yet has no object id.
 */
export const Subject = z.object({
  objectId: z.string().nullable(),
  name: z.string().nullable(),
  principalName: z.string().nullable(),
  email: z.string().nullable(),
  /** The connected organization they come from; null where Graph does not say. */
  organization: z.string().nullable(),
});
export type Subject = z.infer<typeof Subject>;

/** How to call somebody: by name, else by address, else by id. */
export function subjectName(subject: Subject | null): string {
  if (subject === null) return 'somebody Graph does not name';
  const { name, principalName, email, objectId } = subject;
  return name ?? email ?? principalName ?? objectId ?? 'somebody Graph does not name';
}

/**
 * Whether it is a guest account: a user principal name with `#EXT#` (Microsoft Entra External ID, "Properties of
 * a B2B guest user"). Null where no principal name is told.
 */
export function isGuestAccount({ principalName }: Subject): boolean | null {
  return principalName === null ? null : principalName.toUpperCase().includes('#EXT#');
}

/** One person over all tenants: their address where it is told, else what there is. */
export function personKey(subject: Subject | null): string {
  if (subject === null) return '';
  const { email, principalName, objectId } = subject;
  return (email ?? principalName ?? objectId ?? subjectName(subject)).toLowerCase();
}

/** One person within a tenant: by object id, else by address. */
export function personIn(tenantId: TenantId, subject: Subject | null): string {
  return `${tenantId}/${subject?.objectId ?? personKey(subject)}`;
}

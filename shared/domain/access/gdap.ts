import { z } from 'zod';
import { Instant } from '../../time.ts';
import { TenantId } from '../tenant.ts';

/** A GDAP relationship that leads into a customer's tenant, as the home tenant tells of it (FACTS.md f). */
export const GdapLink = z.object({
  tenantId: TenantId,
  id: z.string().min(1).max(200),
  /** Hostile: made safe to look at when it was read. */
  name: z.string(),
  /** `active` or `expiring`. */
  status: z.string(),
  endAt: Instant.nullable(),
  /** By how much it extends itself at its end (ISO 8601, "P180D"); null = it does not. */
  extendsBy: z.string().nullable(),
});
export type GdapLink = z.infer<typeof GdapLink>;

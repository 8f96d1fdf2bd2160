import { z } from 'zod';
import { TenantId } from '../tenant.ts';
import { PolicyRequirement } from './policy.ts';

export const PackageId = z.string().min(1).max(200).brand('PackageId');
export type PackageId = z.infer<typeof PackageId>;

/** A package as it is named beside something else. */
export const PackageName = z.object({ id: PackageId, name: z.string() });
export type PackageName = z.infer<typeof PackageName>;

/** A package that the person may ask for. */
export const AccessPackage = z.object({
  tenantId: TenantId,
  id: PackageId,
  name: z.string(),
  description: z.string().nullable(),
  catalog: z.string().nullable(),
  /** What each policy wants to know; null = not read. Empty = may not ask after all. */
  requirements: z.array(PolicyRequirement).nullable(),
});
export type AccessPackage = z.infer<typeof AccessPackage>;

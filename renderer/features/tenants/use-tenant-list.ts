import type { TenantRow } from '#shared/contract/tenants.ts';
import { useTenants } from './tenants-context.ts';

const NONE: readonly TenantRow[] = [];

/** All tenants; empty until they are known. */
export function useTenantList(): readonly TenantRow[] {
  return useTenants((state) => state.tenants ?? NONE);
}

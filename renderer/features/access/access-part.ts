import type { TenantRow } from '#shared/contract/tenants.ts';
import type { TenantId } from '#shared/domain/tenant.ts';

/** What every part of the place is given. */
export interface AccessPartProps {
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  /** This computer has no connection: what is shown is as old as it says. */
  readonly offline: boolean;
}

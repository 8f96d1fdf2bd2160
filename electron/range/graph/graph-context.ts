import type { AccessClaims } from '../entra/tokens.ts';
import type { Call } from '../http/exchange.ts';
import type { TenantState } from '../tenant-state.ts';
import type { TenantAccess } from '../world/entitlement/tenant-access.ts';
import type { RangeTenant } from '../world/tenants.ts';
import type { TenantWorld } from '../world/tenant-world.ts';
import type { Analyst, World } from '../world/world.ts';

/** One authorised call: whose token it is, in which tenant, and what it may see. */
export interface GraphCall {
  readonly call: Call;
  readonly claims: AccessClaims;
  readonly person: Analyst;
  readonly state: TenantState;
  /** Null in the provider's own tenant, which has no incidents here. */
  readonly tenant: RangeTenant | null;
  readonly inside: TenantWorld | null;
  /** Entitlement management there; null where the caller is no user of the directory. */
  readonly access: () => TenantAccess | null;
  readonly world: World;
  /** Path below `/v1.0`, decoded, in parts. */
  readonly parts: readonly string[];
  /** False where the caller did not ask for the newer enum members. */
  readonly newMembers: boolean;
  /** Below `/beta`, where an incident tells a little more. */
  readonly beta: boolean;
  /** Address of `/v1.0` under the name the caller used. */
  readonly base: string;
  /** Time that a change is stamped with. */
  readonly nowMs: number;
}

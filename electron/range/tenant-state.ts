import type { ConditionName } from './entra/conditions.ts';
import { type AccessService, accessTraits } from './world/entitlement/access-traits.ts';
import type { TaskService } from './world/tenants.ts';
import type { World } from './world/world.ts';

/** Scopes the application asks for, in three bundles that customers approve as a whole. */
export const READ_SCOPES = [
  'User.Read',
  'SecurityIncident.Read.All',
  'SecurityAlert.Read.All',
  'ThreatHunting.Read.All',
  'CrossTenantInformation.ReadBasic.All',
] as const;
export const RESPOND_SCOPES = [
  'SecurityIncident.ReadWrite.All',
  'SecurityAlert.ReadWrite.All',
] as const;
export const SELF_SERVICE_SCOPE = 'EntitlementMgmt-SubjectAccess.ReadWrite';
export const ACCESS_SCOPES = [
  SELF_SERVICE_SCOPE,
  'EntitlementManagement.Read.All',
  'EntitlementManagement.ReadWrite.All',
  'AccessReview.ReadWrite.Membership',
  'AccessReview.Read.All',
  'AccessReview.ReadWrite.All',
] as const;
export const HOME_SCOPES = [
  'DelegatedAdminRelationship.Read.All',
  'Organization.Read.All',
  'Directory.Read.All',
  'GroupMember.Read.All',
] as const;

/** What moves about a tenant: how sign-in goes, what is approved, how much may be asked. */
export interface TenantState {
  readonly tenantId: string;
  condition: ConditionName;
  role: 'operator' | 'reader' | 'none';
  /** Since when (stamped time): a package that is delivered later can bring a better one. */
  roleSinceMs: number;
  readonly consented: Set<string>;
  /** Tokens of sign-ins before this moment are refused (ms since 1970). */
  revokedMs: number;
  /** Graph challenges tokens issued up to this moment (ms): something about the tenant has changed. */
  staleMs: number;
  /** Graph wants a token that carries this `nbf` (seconds), or none (0). */
  challengeNbf: number;
  /** Requests to /security a minute, and as many again to /identityGovernance. */
  budget: number;
  /** Entitlement management is closed to guests on its Graph side. */
  accessClosed: boolean;
  expandBroken: boolean;
  tasks: TaskService;
  /** Speaks of things that the published contract does not know yet. */
  future: boolean;
}

/** State of every tenant, the home tenant included. */
export function tenantStates(world: World, budget: number): Map<string, TenantState> {
  const states = new Map<string, TenantState>();
  const traits = accessTraits(world);
  const calm = {
    roleSinceMs: world.epochMs,
    accessClosed: false,
    revokedMs: 0,
    staleMs: 0,
    challengeNbf: 0,
    budget,
    future: false,
  };
  states.set(world.home.id, {
    ...calm,
    tenantId: world.home.id,
    condition: 'ok',
    role: 'operator',
    consented: new Set([...READ_SCOPES, ...RESPOND_SCOPES, ...ACCESS_SCOPES, ...HOME_SCOPES]),
    expandBroken: false,
    tasks: 'refused',
  });
  for (const tenant of world.tenants) {
    const approved = [
      ...READ_SCOPES,
      ...accessScopes(traits.get(tenant.id)?.service),
      ...(tenant.readOnlyConsent ? [] : RESPOND_SCOPES),
    ];
    const refused =
      tenant.condition === 'no-consent' || tenant.condition === 'gdap-without-consent';
    states.set(tenant.id, {
      ...calm,
      tenantId: tenant.id,
      accessClosed: traits.get(tenant.id)?.service === 'closed',
      condition: tenant.condition,
      role: tenant.condition === 'no-role' ? 'none' : tenant.role,
      consented: new Set(refused ? [] : approved),
      expandBroken: tenant.expandBroken,
      tasks: tenant.tasks,
    });
  }
  return states;
}

/** `self-service`: what needs an administrator is not approved, what everybody may approve for themselves is. */
function accessScopes(service: AccessService | undefined): readonly string[] {
  return service === 'self-service' ? [SELF_SERVICE_SCOPE] : ACCESS_SCOPES;
}

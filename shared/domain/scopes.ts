/**
 * The three fixed scope bundles (design, law 6; auth.md 2 "Registration and consent"). A bundle is asked
 * for when the first thing that needs it is done; each names delegated Graph permissions, no more.
 */
export const SCOPE_BUNDLES = {
  read: [
    'User.Read',
    'SecurityIncident.Read.All',
    'SecurityAlert.Read.All',
    'CrossTenantInformation.ReadBasic.All',
  ],
  respond: ['SecurityIncident.ReadWrite.All', 'SecurityAlert.ReadWrite.All'],
  access: ['EntitlementManagement.ReadWrite.All', 'AccessReview.ReadWrite.All'],
} as const;

export type ScopeBundle = keyof typeof SCOPE_BUNDLES;

/** Asked for in the home tenant only: who our GDAP customers are (FACTS.md f, surprise 9). */
export const HOME_SCOPES = ['DelegatedAdminRelationship.Read.All'] as const;

/**
 * Enough to ask for access for oneself, without an administrator's consent (FACTS.md b): used where a tenant
 * has not approved the bundle `access`.
 */
export const ASK_SCOPES = ['EntitlementMgmt-SubjectAccess.ReadWrite'] as const;

/**
 * What a token can be asked for: one of the bundles, `home` for what only the home tenant answers, or `ask`
 * for one's own access alone.
 */
export type TokenBundle = ScopeBundle | 'home' | 'ask';

/** Scopes as sign-in wants them: full addresses on the Graph of this cloud. */
export function scopesOf(bundle: TokenBundle, graph: string): string[] {
  return scopesIn(bundle).map((scope) => `${graph}/${scope}`);
}

function scopesIn(bundle: TokenBundle): readonly string[] {
  if (bundle === 'home') return HOME_SCOPES;
  return bundle === 'ask' ? ASK_SCOPES : SCOPE_BUNDLES[bundle];
}

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

/** What a token can be asked for: one of the bundles, or `home` for what only the home tenant answers. */
export type TokenBundle = ScopeBundle | 'home';

/** Scopes as sign-in wants them: full addresses on the Graph of this cloud. */
export function scopesOf(bundle: TokenBundle, graph: string): string[] {
  const scopes = bundle === 'home' ? HOME_SCOPES : SCOPE_BUNDLES[bundle];
  return scopes.map((scope) => `${graph}/${scope}`);
}

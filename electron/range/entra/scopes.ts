import type { TenantState } from '../tenant-state.ts';

const OIDC = new Set(['openid', 'profile', 'email', 'offline_access']);
const SCOPE = /^[A-Za-z]+(-[A-Za-z]+)?(\.[A-Za-z]+)+$/;

/** Scopes a person may approve for themselves (FACTS.md surprise 8; User.Read is for everybody). */
const SELF_SERVICE = new Set(['User.Read', 'EntitlementMgmt-SubjectAccess.ReadWrite']);

export interface AskedScopes {
  /** As they were written, without those of OpenID: they are echoed in the answer. */
  readonly written: readonly string[];
  /** Short names (`SecurityIncident.Read.All`). */
  readonly names: readonly string[];
  /** `.default`: everything that was approved. */
  readonly everything: boolean;
  /** Not a scope of Graph at all. */
  readonly invalid: string | null;
}

/** Reads a `scope` parameter; a resource may stand in front of each name. */
export function askedScopes(scope: string): AskedScopes {
  const written = scope.split(/[\s+]+/).filter((one) => one !== '' && !OIDC.has(one));
  const short = written.map((one) => one.slice(one.lastIndexOf('/') + 1));
  return {
    written,
    names: short.filter((name) => name !== '.default'),
    everything: short.includes('.default'),
    invalid: short.find((name) => name !== '.default' && !SCOPE.test(name)) ?? null,
  };
}

/** Scopes still without approval in this tenant. */
export function missingConsent(asked: AskedScopes, state: TenantState): readonly string[] {
  return asked.names.filter((name) => !state.consented.has(name));
}

/** True when the person can approve all of them on the sign-in page. */
export function isSelfService(scopes: readonly string[]): boolean {
  return scopes.every((name) => SELF_SERVICE.has(name));
}

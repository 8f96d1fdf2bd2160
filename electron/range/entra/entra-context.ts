import { MINUTE_MS } from '#shared/time.ts';
import type { TenantState } from '../tenant-state.ts';
import type { AccessWorld } from '../world/entitlement/access-world.ts';
import { type Analyst, nameInTenant, objectIdInTenant, type World } from '../world/world.ts';
import type { ErrorWords } from './entra-error.ts';
import type { TokenSeal } from './tokens.ts';

/** What a redeemed code stands for. */
export interface PendingCode {
  readonly tenantId: string;
  readonly person: Analyst;
  readonly challenge: string;
  readonly redirectUri: string;
  readonly nonce: string | null;
  readonly claims: string | null;
  readonly issuedMs: number;
}

/** Everything the sign-in side works with. Its times are the computer's own: a drill never ages tokens. */
export interface EntraContext {
  readonly world: World;
  readonly states: ReadonlyMap<string, TenantState>;
  readonly access: AccessWorld;
  readonly seal: TokenSeal;
  readonly wall: () => number;
  readonly codes: Map<string, PendingCode>;
  /** Refresh tokens that may not be used again (only with rotation). */
  readonly usedRefresh: Set<string>;
  readonly settings: EntraSettings;
}

/** What drills and tests can turn while the range runs. */
export interface EntraSettings {
  /** A refresh token dies when it is used. */
  rotation: boolean;
  /** Life of an access token in seconds. */
  accessSeconds: number;
  /** Who the browser signs in when no hint is given. */
  person: Analyst;
}

/** A code is redeemed within ten minutes. */
export const CODE_LIFE_MS = 10 * MINUTE_MS;

export const GRAPH_RESOURCE = '00000003-0000-0000-c000-000000000000';

/** `organizations` and `common` stand for the home tenant here: nobody else signs in. */
export function tenantIdOf(segment: string, { world }: EntraContext): string {
  const name = decodeURIComponent(segment).toLowerCase();
  if (name === 'organizations' || name === 'common' || name === world.home.domain)
    return world.home.id;
  const byDomain = world.tenants.find(
    ({ mailDomain, initialDomain }) => mailDomain === name || initialDomain === name,
  );
  return byDomain?.id ?? name;
}

export function wordsFor(context: EntraContext, person: Analyst, tenantId: string): ErrorWords {
  return {
    upn: person.userPrincipalName,
    home: context.world.home.id,
    tenant: tenantId,
    client: context.world.clientId,
  };
}

/** The account a person has in a tenant. */
export function accountIn(context: EntraContext, person: Analyst, tenantId: string) {
  const tenant = context.world.byId.get(tenantId);
  return {
    objectId: tenant ? objectIdInTenant(person, tenant) : person.objectId,
    userPrincipalName: tenant ? nameInTenant(person, tenant) : person.userPrincipalName,
    access: tenant?.access ?? 'home',
  } as const;
}

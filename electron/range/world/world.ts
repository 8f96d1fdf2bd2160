import { RANGE_CLIENT_ID } from '#shared/domain/cloud.ts';
import type { DrawContext } from './incident-draw.ts';
import { person } from './names.ts';
import { Draws, mix } from './random.ts';
import { customerTenants, type RangeTenant } from './tenants.ts';
import { type TenantWorld, tenantWorld } from './tenant-world.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly tenants: number;
  readonly incidents: number;
  /** When the world begins, in ms since 1970: its newest incidents are minutes old then. */
  readonly epochMs: number;
}

/** One of the provider's own people. */
export interface Analyst {
  readonly name: string;
  readonly userPrincipalName: string;
  readonly objectId: string;
}

export interface World {
  readonly seed: number;
  readonly epochMs: number;
  readonly home: { readonly id: string; readonly name: string; readonly domain: string };
  /** The registration that customers approve. */
  readonly clientId: string;
  /** The first one is who signs in unless somebody else is asked for. */
  readonly people: readonly Analyst[];
  readonly tenants: readonly RangeTenant[];
  readonly byId: ReadonlyMap<string, RangeTenant>;
  /** What exists in a tenant. Built when first asked for. */
  readonly inside: (tenant: RangeTenant) => TenantWorld;
}

const ANALYSTS = 36;
const HOME_DOMAIN = 'northlight-soc.com';

/** A whole world. Cheap to make: what is inside a tenant is built when somebody looks. */
export function makeWorld({ seed, tenants: count, incidents, epochMs }: WorldOptions): World {
  const ids = new Draws(seed, 41);
  const home = { id: ids.uuid(), name: 'Northlight Security Operations', domain: HOME_DOMAIN };
  const clientId = RANGE_CLIENT_ID;
  const people = Array.from({ length: ANALYSTS }, (_, number) => analyst(seed, number));
  const tenants = customerTenants(seed, count, incidents);
  const built = new Map<number, TenantWorld>();
  return {
    seed,
    epochMs,
    home,
    clientId,
    people,
    tenants,
    byId: new Map(tenants.map((tenant) => [tenant.id, tenant])),
    inside: (tenant) => {
      const known = built.get(tenant.index);
      if (known) return known;
      const made = tenantWorld(contextOf(seed, tenant, people), epochMs);
      built.set(tenant.index, made);
      return made;
    },
  };
}

function analyst(seed: number, number: number): Analyst {
  const draws = new Draws(seed, 42, number);
  const { name, alias } = person(draws);
  return {
    name,
    userPrincipalName: `${alias}${number === 0 ? '' : number}@${HOME_DOMAIN}`,
    objectId: draws.uuid(),
  };
}

/** A tenant knows 12 of the analysts by the names they have there. */
function contextOf(seed: number, tenant: RangeTenant, people: readonly Analyst[]): DrawContext {
  const first = mix(seed, 43, tenant.index) % people.length;
  const analysts = Array.from({ length: Math.min(12, people.length) }, (_, place) => {
    const one = people[(first + place) % people.length];
    return one ? nameInTenant(one, tenant) : '';
  });
  return { seed, tenant, analysts };
}

/** How a person's account is called in a tenant: guests carry their home address in it. */
export function nameInTenant({ userPrincipalName }: Analyst, tenant: RangeTenant): string {
  if (tenant.access === 'gdap') return userPrincipalName;
  return `${userPrincipalName.replace('@', '_')}#EXT#@${tenant.initialDomain}`;
}

/** Object id of a person's account in a tenant; guests have one of their own in each. */
export function objectIdInTenant(one: Analyst, tenant: RangeTenant): string {
  if (tenant.access === 'gdap') return one.objectId;
  return new Draws(
    mix(tenant.index),
    ...one.objectId.split('-').map((part) => Number.parseInt(part, 16) | 0),
  ).uuid();
}

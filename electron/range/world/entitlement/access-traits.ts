import { Draws, shuffled } from '../random.ts';
import type { World } from '../world.ts';

/**
 * How a tenant's Graph takes entitlement management from us: in full; with the small permission for
 * requestors only, the others wait for an administrator's consent; or not at all from guests (domain
 * facts, trap 4).
 */
export type AccessService = 'full' | 'self-service' | 'closed';

export interface AccessTraits {
  readonly service: AccessService;
  /** How many of our own people are approvers there: none, or the first few of the world's list. */
  readonly approvers: number;
  /** Requests that wait for them when the world begins. */
  readonly waiting: number;
  /** Guests who came with a package: they go with the last one. */
  readonly governed: boolean;
}

const APPROVERS = 3;

/** Traits of every customer that takes us in as guests, by tenant id. */
export function accessTraits({ seed, tenants }: World): ReadonlyMap<string, AccessTraits> {
  const guests = tenants.filter(({ access }) => access === 'guest');
  const open = guests.filter(({ condition }) => condition === 'ok');
  const order = shuffled(open.length, new Draws(seed, 83)).flatMap((place) => open[place] ?? []);
  const share = (part: number) =>
    open.length < 4 ? 0 : Math.max(1, Math.floor(open.length * part));
  const closedFrom = order.length - share(0.08);
  const smallFrom = closedFrom - share(0.15);
  const approving = Math.ceil(order.length * 0.4);
  const traits = new Map<string, AccessTraits>();
  for (const [place, tenant] of order.entries()) {
    const draws = new Draws(seed, 84, tenant.index);
    const approves = place < approving && place < smallFrom;
    traits.set(tenant.id, {
      service: place >= closedFrom ? 'closed' : place >= smallFrom ? 'self-service' : 'full',
      approvers: approves ? APPROVERS : 0,
      waiting: approves ? (WAITING[place] ?? (draws.chance(0.25) ? 1 : 0)) : 0,
      governed: draws.chance(0.25),
    });
  }
  for (const tenant of guests) {
    if (!traits.has(tenant.id))
      traits.set(tenant.id, { service: 'full', approvers: 0, waiting: 0, governed: true });
  }
  return traits;
}

/** In the first tenants of the order, so that even a small world has something to decide. */
const WAITING = [4, 2];

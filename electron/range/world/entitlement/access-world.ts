import type { RangeClock } from '../../clock.ts';
import type { RangeTenant } from '../tenants.ts';
import type { Analyst, World } from '../world.ts';
import { fillAccess } from './access-draw.ts';
import { liveThrough } from './access-life.ts';
import type { GuestState } from './access-model.ts';
import { type AccessTraits, accessTraits } from './access-traits.ts';
import { guestState } from './guests.ts';
import { emptyAccess, type TenantAccess } from './tenant-access.ts';

/** Entitlement management of every customer. A tenant is built, and caught up with, when somebody looks. */
export interface AccessWorld {
  readonly traits: ReadonlyMap<string, AccessTraits>;
  /** As it is now; null where we come in through GDAP and are no users of the directory. */
  readonly of: (tenant: RangeTenant) => TenantAccess | null;
  /** Whether somebody of ours has an account in a tenant now. */
  readonly guest: (tenant: RangeTenant, person: Analyst) => GuestState;
  /** Whether others ask and decide by themselves. */
  readonly letPeopleAct: (on: boolean) => void;
  /** Gives all of us an account in a tenant, or takes all of them away. */
  readonly setGuests: (tenant: RangeTenant, state: 'member' | 'absent') => void;
}

/** @param pace how many times more people do than in life. */
export function accessWorld(world: World, clock: RangeClock, pace = 1): AccessWorld {
  const traits = accessTraits(world);
  const built = new Map<string, TenantAccess>();
  let peopleAct = true;
  const of = (tenant: RangeTenant): TenantAccess | null => {
    const trait = traits.get(tenant.id);
    if (!trait) return null;
    const access = built.get(tenant.id) ?? emptyAccess(world, tenant, trait.approvers, pace);
    if (!built.has(tenant.id)) {
      built.set(tenant.id, access);
      fillAccess(access, trait);
    }
    liveThrough(access, { nowMs: clock.now(), livedMs: clock.lived(), peopleAct });
    return access;
  };
  return {
    traits,
    of,
    letPeopleAct: (on) => {
      peopleAct = on;
    },
    setGuests: (tenant, state) => {
      const access = of(tenant);
      const governed = traits.get(tenant.id)?.governed ?? false;
      for (const { key } of access?.roster.analysts ?? [])
        access?.guests.set(key, { state, governed, sinceMs: clock.now() });
    },
    guest: (tenant, person) => {
      const access = of(tenant);
      const key = access?.roster.ofAnalyst(person)?.key;
      return access && key !== undefined ? guestState(access, key) : 'member';
    },
  };
}

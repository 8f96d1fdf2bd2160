import { type RangeClock, rangeClock } from '#electron/range/clock.ts';
import { type AccessWorld, accessWorld } from '#electron/range/world/entitlement/access-world.ts';
import type { TenantAccess } from '#electron/range/world/entitlement/tenant-access.ts';
import { makeWorld, type World } from '#electron/range/world/world.ts';

export const EPOCH_MS = Date.UTC(2026, 10, 21, 4);

/** A world's access packages without HTTP, at a clock that stands until it is moved. */
export function memoryAccess(seed = 3, tenants = 16, pace = 1) {
  const world: World = makeWorld({ seed, tenants, incidents: 0, epochMs: EPOCH_MS });
  const clock: RangeClock = rangeClock(() => 0, EPOCH_MS, 0);
  const access: AccessWorld = accessWorld(world, clock, pace);
  /** Every customer with packages, as it is now. */
  const all = (): TenantAccess[] => world.tenants.flatMap((tenant) => access.of(tenant) ?? []);
  return { world, clock, access, all };
}

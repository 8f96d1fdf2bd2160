import type { TellingEvent } from '#shared/domain/telling/event.ts';
import { type Tenant, type TenantSync, tenantState } from '#shared/domain/tenant.ts';
import { type Instant, instant } from '#shared/time.ts';

/** Blind for a reason of the tenant's own: who signed out knows that, and is not told of every tenant. */
function isBlindItself(sync: TenantSync, nowMs: number): boolean {
  return tenantState(sync, nowMs).group === 'blind' && sync.trouble?.signedOut !== true;
}

/**
 * What a look at a tenant changed about our seeing it. A tenant that was never read completely cannot go
 * blind: it is still being taken in. Pure.
 */
export function tenantNews(
  tenant: Pick<Tenant, 'id' | 'name' | 'tags'>,
  before: TenantSync,
  after: TenantSync,
  nowMs: number,
): TellingEvent | null {
  if (before.completeAt === null) return null;
  const wasBlind = isBlindItself(before, nowMs);
  const about = { tenant, incident: null };
  // Its own beginning names it: told again after a crash, it is known.
  const since = (sync: TenantSync): Instant => sync.trouble?.since ?? instant(nowMs);
  if (isBlindItself(after, nowMs) && !wasBlind) {
    const { reason } = tenantState(after, nowMs);
    return { ...about, kinds: ['blind'], at: since(after), note: reason };
  }
  if (wasBlind && after.trouble === null) {
    return { ...about, kinds: ['sees'], at: instant(nowMs), note: null };
  }
  return null;
}

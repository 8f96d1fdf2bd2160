import type { TellingEvent } from '#shared/domain/telling/event.ts';
import { type Tenant, type TenantSync, tenantState } from '#shared/domain/tenant.ts';
import { type Instant, instant } from '#shared/time.ts';

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
  const wasBlind = tenantState(before, nowMs).group === 'blind';
  const state = tenantState(after, nowMs);
  const isBlind = state.group === 'blind';
  const about = { tenant, incident: null };
  // Its own beginning names it: told again after a crash, it is known.
  const since = (sync: TenantSync): Instant => sync.trouble?.since ?? instant(nowMs);
  if (isBlind && !wasBlind) {
    return { ...about, kinds: ['blind'], at: since(after), note: state.reason };
  }
  if (wasBlind && after.trouble === null) {
    return { ...about, kinds: ['sees'], at: instant(nowMs), note: null };
  }
  return null;
}

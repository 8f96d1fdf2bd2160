import type { AccessReach, AccessSeen } from '#shared/domain/access/access-seen.ts';
import type { BrowserAsk } from '#shared/domain/access/package-link.ts';
import type { TellingEvent } from '#shared/domain/telling/event.ts';
import type { Tenant } from '#shared/domain/tenant.ts';

const SHUT: ReadonlySet<AccessReach> = new Set(['no-guest', 'closed']);
const OPEN: ReadonlySet<AccessReach> = new Set(['whole', 'own']);

/**
 * A guest account that begins to work (auth.md 7): the person was not in that directory, or its Graph side was
 * closed to them, and a look ended well now. What is seen for the first time is no news. Pure.
 * @param asks what the person said they asked for in the browser, of all tenants.
 */
export function guestNews(
  tenant: Pick<Tenant, 'id' | 'name' | 'tags'>,
  before: Pick<AccessSeen, 'reach'>,
  after: Pick<AccessSeen, 'reach' | 'readAt'>,
  asks: readonly BrowserAsk[],
): TellingEvent | null {
  if (!SHUT.has(before.reach) || !OPEN.has(after.reach) || after.readAt === null) return null;
  const asked = asks.find(({ tenantId }) => tenantId === tenant.id);
  const note = asked
    ? `You asked for “${asked.name}” in the browser: what becomes of it shows here now.`
    : null;
  const title = 'You can ask for access there from here now.';
  return { kinds: ['guest'], tenant, incident: null, at: after.readAt, note, title };
}

import {
  ACCESS_KIND,
  type AccessSeen,
  parseAccessSeen,
} from '#shared/domain/access/access-seen.ts';
import type { MeThere } from '#shared/domain/access/settle-decision.ts';
import type { TellingEvent } from '#shared/domain/telling/event.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type Clock, instant } from '#shared/time.ts';
import type { CacheWriter } from '../ingest/cache-writer.ts';
import type { Profile } from '../profile.ts';
import { accessNews, type KeptAccess } from '../telling/access-news.ts';
import { guestNews } from '../telling/guest-news.ts';

interface LookNewsParts {
  readonly profile: Pick<Profile, 'access' | 'accessLinks' | 'syncs' | 'tenants' | 'writer'>;
  readonly meIn: (tenantId: TenantId) => MeThere;
  readonly accountId: () => string | null;
  /** The time zone of the person, as Intl has it. */
  readonly zone: () => string;
  readonly now: Clock;
  readonly onNews: (event: TellingEvent) => void;
}

/** Tells what a look at the access of a tenant changed for the person: what was kept before it against what is now. */
export function lookNews({ profile, meIn, accountId, zone, now, onNews }: LookNewsParts) {
  const { access, accessLinks, syncs, tenants, writer } = profile;
  const kept = (tenantId: TenantId): KeptAccess => ({
    requests: access.ofTenant(tenantId, 'request'),
    assignments: access.ofTenant(tenantId, 'assignment'),
    approvals: access.ofTenant(tenantId, 'approval'),
    reviews: access.ofTenant(tenantId, 'review'),
  });

  /** @param seen what was known of the tenant before the look. */
  return (tenantId: TenantId, seen: AccessSeen) => {
    let before: KeptAccess | null = null;
    return {
      /** Saves as ever, and remembers what was there. */
      writer: {
        saveAccess: (read) => {
          before = kept(tenantId);
          return writer.saveAccess(read);
        },
      } satisfies Pick<CacheWriter, 'saveAccess'>,

      /** After the look. @param changed how many things are different. */
      tell: (changed: number | null): void => {
        const id = accountId();
        const tenant = tenants.get(tenantId);
        if (id === null || tenant === null) return;
        const after = parseAccessSeen(syncs.cursor(tenantId, ACCESS_KIND));
        const guest = guestNews(tenant, seen, after, accessLinks.asked(id));
        if (guest) onNews(guest);
        if (before === null || changed === null || changed === 0) return;
        const facts = { tenant, me: meIn(tenantId), seen, at: instant(now()), zone: zone() };
        for (const event of accessNews(before, kept(tenantId), facts)) onNews(event);
      },
    };
  };
}

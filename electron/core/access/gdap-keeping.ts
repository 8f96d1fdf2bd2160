import type { GdapLink } from '#shared/domain/access/gdap.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import {
  type Clock,
  type Hold,
  HOUR_MS,
  type Instant,
  instant,
  leftOf,
  millis,
} from '#shared/time.ts';
import type { CacheWriter } from '../ingest/cache-writer.ts';
import type { Log } from '../log.ts';

interface GdapKeepingParts {
  readonly accountId: () => string | null;
  /** The list of the home tenant; null when nobody is signed in. */
  readonly links: () => ((signal: AbortSignal) => Promise<readonly GdapLink[]>) | null;
  readonly tenants: () => readonly { readonly id: TenantId }[];
  /** When they were read for each tenant; missing or empty = never for this person. */
  readonly readAt: () => ReadonlyMap<string, string>;
  readonly writer: Pick<CacheWriter, 'saveAccess'>;
  readonly now: Clock;
  readonly log: Log;
}

/** Relationships last years; their ends move when somebody extends them. */
const LOOK_EVERY_MS = 12 * HOUR_MS;
/** Where they could not be read: the permission is another one, and rarely approved. */
const AGAIN_MS = HOUR_MS;
/** The cursor under which the time of the look is kept, with each tenant. */
export const GDAP_KIND = 'gdap';

/**
 * Keeps the GDAP relationships that lead into the person's tenants, out of one list of the home tenant
 * (FACTS.md f, surprise 9). Asked twice a day; where it may not be read, what was read before stays with
 * its age.
 */
export function gdapKeeping(parts: GdapKeepingParts) {
  const { tenants, writer, now, log } = parts;
  /** Not before then for this person: somebody asks already, or could not. */
  let hold: (Hold & { readonly accountId: string | null }) | null = null;
  const isHeld = (accountId: string | null) =>
    hold?.accountId === accountId && leftOf(hold, now()) > 0;

  /** Some tenant is new, or was asked about long ago; an earlier run counts. */
  const isDue = (): boolean => {
    const read = parts.readAt();
    return tenants().some(({ id }) => {
      return !(Math.abs(now() - millis(read.get(id) ?? '')) < LOOK_EVERY_MS); // also when never read
    });
  };

  const keep = async (links: readonly GdapLink[], at: Instant): Promise<number> => {
    const found = Map.groupBy(links, ({ tenantId }) => tenantId);
    let changed = 0;
    for (const { id: tenantId } of tenants()) {
      const theirs = found.get(tenantId) ?? [];
      const items = theirs.map((one) => ({ id: one.id, body: JSON.stringify(one) }));
      const lists = [{ kind: 'gdap', items }] as const;
      changed += await writer.saveAccess({ tenantId, seen: { kind: GDAP_KIND, text: at }, lists });
    }
    return changed;
  };

  return {
    /** Looks where that is due. Never rejects. @returns whether anything is different now. */
    look: async (signal: AbortSignal): Promise<boolean> => {
      const accountId = parts.accountId();
      const links = !isHeld(accountId) && isDue() ? parts.links() : null;
      if (links === null) return false;
      const own = { accountId, plannedAt: now(), until: now() + AGAIN_MS }; // others that come meanwhile do not ask too
      hold = own;
      const release = () => {
        if (hold === own) hold = null;
      };
      try {
        const found = await links(signal);
        release();
        if (parts.accountId() !== accountId) return false; // it is for somebody who is gone
        return (await keep(found, instant(now()))) > 0;
      } catch (error) {
        if (signal.aborted) release(); // one tenant stopped; the next asks
        log.info({ err: error }, 'the GDAP relationships could not be read');
        return false;
      }
    },
  };
}

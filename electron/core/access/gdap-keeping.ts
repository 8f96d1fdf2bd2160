import type { GdapLink } from '#shared/domain/access/gdap.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type Clock, HOUR_MS, type Instant, instant } from '#shared/time.ts';
import { readGdapRelationships } from '../graph/gdap.ts';
import type { GraphClient } from '../graph/client.ts';
import type { CacheWriter } from '../ingest/cache-writer.ts';
import type { Log } from '../log.ts';
import type { AccessReader } from '../store/access-rows.ts';

interface GdapKeepingParts {
  /** Graph of the home tenant; null when nobody is signed in. */
  readonly homeGraph: () => GraphClient | null;
  readonly tenants: () => readonly { readonly id: TenantId }[];
  readonly stored: Pick<AccessReader, 'all'>;
  readonly writer: Pick<CacheWriter, 'saveAccess'>;
  readonly now: Clock;
  readonly log: Log;
}

/** Relationships last years; their ends move when somebody extends them. */
const LOOK_EVERY_MS = 12 * HOUR_MS;
/** Where they could not be read: the permission is another one, and rarely approved. */
const AGAIN_MS = HOUR_MS;
/** The cursor under which the time of the look is kept, with each tenant that has a relationship. */
export const GDAP_KIND = 'gdap';

/**
 * Keeps the GDAP relationships that lead into the person's tenants, out of one list of the home tenant
 * (FACTS.md f, surprise 9). Asked once after each start and then twice a day; where it may not be read,
 * what was read before stays with its age.
 */
export function gdapKeeping(parts: GdapKeepingParts) {
  const { tenants, stored, writer, now, log } = parts;
  let dueAt = 0;

  const keep = async (links: readonly GdapLink[], at: Instant): Promise<number> => {
    const found = Map.groupBy(links, ({ tenantId }) => tenantId);
    const before = new Set(stored.all('gdap').map(({ tenantId }) => tenantId));
    let changed = 0;
    for (const { id: tenantId } of tenants()) {
      const theirs = found.get(tenantId) ?? [];
      if (theirs.length === 0 && !before.has(tenantId)) continue;
      const items = theirs.map((one) => ({ id: one.id, body: JSON.stringify(one) }));
      const lists = [{ kind: 'gdap', items }] as const;
      changed += await writer.saveAccess({ tenantId, seen: { kind: GDAP_KIND, text: at }, lists });
    }
    return changed;
  };

  return {
    /** Looks where that is due. Never rejects. @returns whether anything is different now. */
    look: async (signal: AbortSignal): Promise<boolean> => {
      const graph = now() < dueAt ? null : parts.homeGraph();
      if (graph === null) return false;
      dueAt = now() + AGAIN_MS; // others that come meanwhile do not ask too
      try {
        const links = await readGdapRelationships(graph, signal);
        const changed = await keep(links, instant(now()));
        dueAt = now() + LOOK_EVERY_MS;
        return changed > 0;
      } catch (error) {
        log.info({ err: error }, 'the GDAP relationships could not be read');
        return false;
      }
    },
    /** Somebody else signed in: what they may read is another thing. */
    forget: (): void => {
      dueAt = 0;
    },
  };
}

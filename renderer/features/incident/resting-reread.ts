import type { Api } from '#shared/contract/contract.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type Clock, type Instant, millis, SECOND_MS } from '#shared/time.ts';
import { coalesced } from '../../ui/coalesced.ts';

/** A selection that has not moved for so long is looked at, not passed by. */
export const REST_MS = 300;
/** What was read from the service so shortly ago is not asked for again. */
export const RECENT_MS = 30 * SECOND_MS;

interface RestingRereadParts {
  readonly api: Api;
  readonly now: Clock;
  /** When the incident was last read from the service; null = not told by what is stored. */
  readonly readAt: (key: IncidentKey) => Instant | null;
}

/**
 * Asks the service for the incident a person rests on, best effort: what is stored is shown anyway. Passing
 * many incidents costs the tenant nothing, and of those of one tenant that come to rest while one is asked
 * for, only the last is asked for after it. The function returned is told of every move: null = the pane was closed;
 * `stored` settles once the stored incident was read.
 */
export function restingReread({ api, now, readAt }: RestingRereadParts) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wanted: { readonly key: IncidentKey; readonly stored: Promise<void> } | null = null;

  const isRecent = (key: IncidentKey): boolean => {
    const at = readAt(key);
    if (at === null) return false;
    const age = now() - millis(at);
    return age >= 0 && age < RECENT_MS; // a clock that was set back makes nobody wait
  };
  /** One under way for each tenant: one that is slow to answer holds up no other (law 5). */
  const asking = new Map<TenantId, () => Promise<void>>();
  const askOf = (tenantId: TenantId) =>
    coalesced(async () => {
      const asked = wanted;
      if (asked?.key.tenantId !== tenantId) return;
      await asked.stored;
      if (wanted !== asked || isRecent(asked.key)) return;
      await api.command('incidents.reread', asked.key);
    });

  return (key: IncidentKey | null, stored: Promise<void> = Promise.resolve()): void => {
    clearTimeout(timer);
    wanted = null;
    if (key === null) return;
    timer = setTimeout(() => {
      wanted = { key, stored };
      const ask = asking.get(key.tenantId) ?? askOf(key.tenantId);
      asking.set(key.tenantId, ask);
      void ask();
    }, REST_MS);
  };
}

import { type Clock, instant } from '#shared/time.ts';
import type { OutboxQueue } from './outbox/queue.ts';
import type { IncidentReader } from './store/incident-reader.ts';
import type { OutboxStore } from './store/outbox-store.ts';

interface OverlayParts {
  readonly outbox: OutboxStore;
  readonly queue: OutboxQueue;
  readonly incidents: IncidentReader;
  readonly now: Clock;
}

/**
 * Brings the cache in line with the ledger after a start: it may be new, or the last run ended between
 * the two. Unsent changes are laid over it, settled ones taken off, changes nobody can read any more refused.
 */
export async function overlayCache(parts: OverlayParts): Promise<void> {
  const { outbox, queue, incidents, now } = parts;
  outbox.refuseUnreadable(instant(now()));
  const marked = [...outbox.list(instant(now())), ...incidents.withPending()];
  const keys = new Map(marked.map((one) => [`${one.tenantId}/${one.incidentId}`, one]));
  for (const key of keys.values()) await queue.replay(key);
}

import type { SnoozeReceipt } from '#shared/contract/snoozes.ts';
import type { Contract } from '#shared/domain/clock/contract.ts';
import { incidentClock } from '#shared/domain/clock/incident-clock.ts';
import { type IncidentKey, isOpen, keyText } from '#shared/domain/incident.ts';
import { LONGEST_SNOOZE_MS, seenAsleep, type Snooze, wakeMs } from '#shared/domain/snooze.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { type Clock, type Instant, instant, millis } from '#shared/time.ts';
import type { CacheWriter } from '../ingest/cache-writer.ts';
import type { NewInboxEntry } from '../store/inbox-store.ts';
import type { IncidentReader } from '../store/incident-reader.ts';
import type { SnoozeMirror } from '../store/snooze-marks.ts';
import type { SnoozeStore } from '../store/snooze-store.ts';
import { backEntry } from './entries.ts';

export interface SnoozingParts {
  readonly snoozes: SnoozeStore;
  readonly mirror: SnoozeMirror;
  readonly incidents: Pick<IncidentReader, 'snapshot' | 'clockFacts' | 'alertCount'>;
  readonly writer: Pick<CacheWriter, 'setSnooze'>;
  /** What was promised to a tenant. */
  readonly contractOf: (tenantId: TenantId) => Contract;
  readonly now: Clock;
  /** The board shows something else now. */
  readonly onChange: () => void;
}

/**
 * Puts incidents away and brings them back: when their time has come, and as soon as the cache found
 * something happening to one. The ledger knows first, the mirror in the cache follows.
 */
export function snoozing(parts: SnoozingParts) {
  const { snoozes, mirror, incidents, writer, contractOf, now, onChange } = parts;
  const show = ({ tenantId, incidentId, wakeAt, seen }: Snooze): Promise<void> =>
    writer.setSnooze({ tenantId, incidentId, snooze: { untilMs: millis(wakeAt), seen } });
  const unshow = ({ tenantId, incidentId }: IncidentKey): Promise<void> =>
    writer.setSnooze({ tenantId, incidentId, snooze: null });

  /** Null where there is nothing to put away: not here any more, or closed. */
  const snoozeOf = (key: IncidentKey, untilAt: Instant): Snooze | null => {
    const incident = incidents.snapshot(key);
    const facts = incidents.clockFacts(key);
    if (incident === null || facts === null || !isOpen(incident.status)) return null;
    const clock = incidentClock(facts, contractOf(key.tenantId));
    const { tenantId, incidentId } = key;
    return {
      tenantId,
      incidentId,
      untilAt,
      wakeAt: instant(wakeMs(millis(untilAt), clock, now())),
      title: incident.title,
      seen: seenAsleep(incident, incidents.alertCount(key)),
    };
  };

  const end = async (
    ended: readonly Snooze[],
    entryOf: (snooze: Snooze) => NewInboxEntry | null,
  ): Promise<NewInboxEntry[]> => {
    if (ended.length === 0) return [];
    const entries = snoozes.end(ended, entryOf);
    for (const snooze of ended) await unshow(snooze);
    onChange();
    return entries;
  };

  /** What happened to one that sleeps. A mark of an earlier snooze says nothing about a newer one. */
  const woken = () => {
    const marks = mirror.list().filter((mark) => mark.woken !== null);
    return marks.flatMap(({ untilMs, woken: reason, ...key }) => {
      const snooze = snoozes.get(key);
      const isThis = snooze !== null && millis(snooze.wakeAt) === untilMs;
      return isThis && reason !== null ? [{ snooze, reason }] : [];
    });
  };

  return {
    get: snoozes.get,
    nextAt: snoozes.nextAt,

    set: async (keys: readonly IncidentKey[], untilAt: Instant): Promise<SnoozeReceipt> => {
      const aheadMs = millis(untilAt) - now();
      if (aheadMs <= 0 || aheadMs > LONGEST_SNOOZE_MS) {
        throw new AppError('bad-input', 'An incident can be put away for up to 31 days.', {
          remedy: 'Choose another time.',
        });
      }
      const each = new Map(keys.map((key) => [keyText(key), key])).values();
      const wanted = [...each].map((key) => snoozeOf(key, untilAt));
      const put = wanted.filter((snooze) => snooze !== null);
      snoozes.set(put);
      for (const snooze of put) await show(snooze);
      onChange();
      return {
        snoozed: put.length,
        left: wanted.length - put.length,
        sooner: put.filter(({ wakeAt }) => wakeAt < untilAt).length,
      };
    },

    end: async (keys: readonly IncidentKey[]): Promise<void> => {
      snoozes.drop(keys);
      for (const key of keys) await unshow(key);
      onChange();
    },

    /** Brings back what has to come back now. @returns the new lines of the inbox. */
    bringBack: async (burst: string): Promise<NewInboxEntry[]> => {
      if (snoozes.nextAt() === null) return [];
      const at = instant(now());
      const happened = woken();
      const reasons = new Map(happened.map(({ snooze, reason }) => [keyText(snooze), reason]));
      const early = await end(
        happened.map(({ snooze }) => snooze),
        (snooze) => backEntry(snooze, { reason: reasons.get(keyText(snooze)) ?? null, burst, at }),
      );
      const due = await end(snoozes.due(at), (snooze) => {
        const status = incidents.snapshot(snooze)?.status;
        if (status !== undefined && !isOpen(status)) return null; // done meanwhile, by ourselves
        const reason = snooze.wakeAt < snooze.untilAt ? 'target' : null;
        return backEntry(snooze, { reason, burst, at });
      });
      return [...early, ...due];
    },

    /** Brings the mirror in line with the ledger after a start. What has to come back stays marked. */
    overlay: async (): Promise<void> => {
      const mirrored = new Map(mirror.list().map((mark) => [keyText(mark), mark]));
      const kept = snoozes.list();
      const known = new Set(kept.map(keyText));
      for (const snooze of kept) {
        const isThere = mirrored.get(keyText(snooze))?.untilMs === millis(snooze.wakeAt);
        if (!isThere) await show(snooze);
      }
      for (const [name, mark] of mirrored) if (!known.has(name)) await unshow(mark);
    },
  };
}
export type Snoozing = ReturnType<typeof snoozing>;

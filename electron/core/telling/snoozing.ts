import type { SnoozeReceipt, SnoozeUndone } from '#shared/contract/snoozes.ts';
import type { Contract } from '#shared/domain/clock/contract.ts';
import { incidentClock } from '#shared/domain/clock/incident-clock.ts';
import { type IncidentKey, isOpen, keyText } from '#shared/domain/incident.ts';
import type { IncidentClock } from '#shared/domain/clock/promise.ts';
import {
  hasRunOut,
  lateCount,
  LONGEST_SNOOZE_MS,
  seenAsleep,
  type Snooze,
  type SnoozeGestureId,
  wakeMs,
  type WakeReason,
} from '#shared/domain/snooze.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { type Clock, type Instant, instant, millis, SECOND_MS } from '#shared/time.ts';
import type { CacheWriter } from '../ingest/cache-writer.ts';
import type { Log } from '../log.ts';
import type { NewInboxEntry } from '../store/inbox-store.ts';
import type { IncidentReader } from '../store/incident-reader.ts';
import type { SnoozeMirror } from '../store/snooze-marks.ts';
import type { SnoozeStore } from '../store/snooze-store.ts';
import { backEntry } from './entries.ts';
import { type PutAway, snoozeGestures } from './snooze-gestures.ts';

export interface SnoozingParts {
  readonly snoozes: SnoozeStore;
  readonly mirror: SnoozeMirror;
  readonly incidents: Pick<IncidentReader, 'snapshot' | 'clockFacts' | 'alertCount' | 'openTasks'>;
  readonly writer: Pick<CacheWriter, 'setSnooze'>;
  /** What was promised to a tenant. */
  readonly contractOf: (tenantId: TenantId) => Contract;
  readonly now: Clock;
  /** The board shows something else now. */
  readonly onChange: () => void;
  readonly log: Log;
}

/**
 * Puts incidents away and brings them back: when their time has come, and as soon as the cache found
 * something happening to one. The ledger knows first, the mirror in the cache follows.
 */
export function snoozing(parts: SnoozingParts) {
  const { snoozes, mirror, incidents, writer, contractOf, now, onChange, log } = parts;
  /** The mirror lacks something of the ledger: it is brought in line at the next look. */
  let isBehind = false;
  /** Customers were promised something else since the times were worked out; a start cannot know. */
  let areTermsNew = true;
  const gestures = snoozeGestures();

  const show = ({ tenantId, incidentId, wakeAt, seen }: Snooze): Promise<void> =>
    writer.setSnooze({ tenantId, incidentId, snooze: { untilMs: millis(wakeAt), seen } });
  const unshow = ({ tenantId, incidentId }: IncidentKey): Promise<void> =>
    writer.setSnooze({ tenantId, incidentId, snooze: null });

  /**
   * Lets the mirror follow the ledger, each incident alone: it is asked at the last moment, because one
   * may have been put away again meanwhile. What the cache refuses is tried again later.
   */
  const follow = async (keys: readonly IncidentKey[]): Promise<void> => {
    for (const key of keys) {
      try {
        const snooze = snoozes.get(key);
        await (snooze ? show(snooze) : unshow(key));
      } catch (error) {
        isBehind = true;
        log.error({ err: error, tenantId: key.tenantId }, 'the board does not follow a snooze yet');
      }
    }
    onChange();
  };

  /** Brings the mirror in line with the ledger. What has to come back stays marked. */
  const overlay = async (): Promise<void> => {
    const mirrored = new Map(mirror.list().map((mark) => [keyText(mark), mark]));
    const kept = snoozes.list();
    const known = new Set(kept.map(keyText));
    const isThere = (snooze: Snooze) =>
      mirrored.get(keyText(snooze))?.untilMs === millis(snooze.wakeAt);
    const isGone = (mark: IncidentKey) => !known.has(keyText(mark));
    const behind = [
      ...kept.filter((snooze) => !isThere(snooze)),
      ...[...mirrored.values()].filter(isGone),
    ];
    isBehind = false;
    if (behind.length > 0) await follow(behind);
  };

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
      seen: seenAsleep(incident, {
        alerts: incidents.alertCount(key),
        tasks: incidents.openTasks(key),
        late: lateCount(clock, now()),
      }),
    };
  };

  /** Its clock as it is now; null when it is not here any more. */
  const clockOf = (key: IncidentKey): IncidentClock | null => {
    const facts = incidents.clockFacts(key);
    return facts && incidentClock(facts, contractOf(key.tenantId));
  };
  const hasTarget = ({ wakeAt, untilAt }: Snooze) => wakeAt < untilAt;

  /** Until when one sleeps on whose target moved on: taken up meanwhile, or promised otherwise. */
  const asleepUntil = (snooze: Snooze): Instant | null => {
    const isDone = !isOpen(incidents.snapshot(snooze)?.status ?? 'active');
    const clock = clockOf(snooze);
    if (!hasTarget(snooze) || isDone || clock === null || hasRunOut(clock, now())) return null;
    const ms = wakeMs(millis(snooze.untilAt), clock, now());
    return ms > now() ? instant(ms) : null;
  };
  const dueReason = (snooze: Snooze): WakeReason | null => {
    const clock = hasTarget(snooze) ? clockOf(snooze) : null;
    return clock && hasRunOut(clock, now()) ? 'target' : null;
  };

  /** Those whose time is another one by the terms that hold now; at once what has run out by them. */
  const moveTimes = async (): Promise<void> => {
    const moved = snoozes.list().flatMap((snooze) => {
      const clock = clockOf(snooze);
      const isDone = !isOpen(incidents.snapshot(snooze)?.status ?? 'active');
      if (clock === null || isDone || millis(snooze.wakeAt) <= now()) return [];
      const isLate = lateCount(clock, now()) > (snooze.seen.late ?? 0);
      const ms = isLate ? now() : wakeMs(millis(snooze.untilAt), clock, now());
      return ms === millis(snooze.wakeAt) ? [] : [{ ...snooze, wakeAt: instant(ms) }];
    });
    areTermsNew = false;
    if (moved.length === 0) return;
    snoozes.set(moved);
    await follow(moved);
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
    /** When there is something to bring back, or to try again; null: nothing is put away. */
    nextAt: (): string | null => (isBehind ? instant(now() + RETRY_MS) : snoozes.nextAt()),

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
      const changes = put.map((snooze) => ({ put: snooze, before: snoozes.get(snooze) }));
      snoozes.set(put);
      const gesture = gestures.keep(changes);
      await follow(put);
      return {
        snoozed: put.length,
        left: wanted.length - put.length,
        sooner: put.filter(hasTarget).length,
        gesture,
      };
    },

    /** Takes a gesture back. What came back meanwhile, or was put away anew, is left as it is. */
    undo: async (id: SnoozeGestureId): Promise<SnoozeUndone> => {
      const gesture = gestures.get(id);
      if (gesture === null) {
        throw new AppError('not-found', 'This snooze cannot be undone any more.', {
          remedy: 'What is snoozed is found with is:snoozed, and can be brought back from there.',
        });
      }
      const { changes, anew } = gesture;
      const isOwn = ({ put }: PutAway) => !anew.has(keyText(put)) && snoozes.get(put) !== null;
      const own = changes.filter(isOwn);
      const left = changes.filter((change) => !isOwn(change));
      // It slept when it was put away anew, so all that had happened until then lets it sleep.
      const earlier = own.flatMap(({ put, before }) =>
        before ? [{ ...put, untilAt: before.untilAt, wakeAt: before.wakeAt }] : [],
      );
      const awake = own.flatMap(({ put, before }) => (before ? [] : [put]));
      snoozes.exchange(awake, earlier);
      gestures.forget(id);
      await follow([...awake, ...earlier]);
      return { back: own.length, left: left.map(({ put }) => put.title) };
    },

    end: async (keys: readonly IncidentKey[]): Promise<void> => {
      snoozes.drop(keys);
      await follow(keys);
    },

    /** Brings back what has to come back now. @returns the new lines of the inbox. */
    bringBack: async (burst: string): Promise<NewInboxEntry[]> => {
      if (isBehind) await overlay();
      if (snoozes.nextAt() === null) return [];
      if (areTermsNew) await moveTimes();
      const at = instant(now());
      const happened = woken();
      const reasons = new Map(happened.map(({ snooze, reason }) => [keyText(snooze), reason]));
      const due = snoozes.due(at).filter((snooze) => !reasons.has(keyText(snooze)));
      const moved = due.flatMap((snooze) => {
        const wakeAt = asleepUntil(snooze);
        return wakeAt === null ? [] : [{ ...snooze, wakeAt }];
      });
      const stays = new Set(moved.map(keyText));
      const ended = [
        ...happened.map(({ snooze }) => snooze),
        ...due.filter((snooze) => !stays.has(keyText(snooze))),
      ];
      if (ended.length + moved.length === 0) return [];
      snoozes.set(moved);
      const entries = snoozes.end(ended, (snooze) => {
        const happenedTo = reasons.get(keyText(snooze));
        const status = incidents.snapshot(snooze)?.status;
        const isDone = status !== undefined && !isOpen(status);
        if (!happenedTo && isDone) return null; // done meanwhile, by ourselves
        return backEntry(snooze, { reason: happenedTo ?? dueReason(snooze), burst, at });
      });
      await follow([...ended, ...moved]);
      return entries;
    },

    /** Contracts or what a customer agreed are others now: the next look works the times out anew. */
    followTerms: (): void => {
      areTermsNew = true;
    },

    /** After a start. */
    overlay,
  };
}
export type Snoozing = ReturnType<typeof snoozing>;

const RETRY_MS = 30 * SECOND_MS;

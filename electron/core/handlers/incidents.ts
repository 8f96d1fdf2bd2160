import {
  type incidentsContract,
  NAME_UNKNOWN,
  type Permission,
} from '#shared/contract/incidents.ts';
import { isGone, isPending, type ListedChange, seenIncident } from '#shared/domain/change.ts';
import { goesBack } from '#shared/domain/compensation.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { Snooze } from '#shared/domain/snooze.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { type Clock, DAY_MS, type Instant, instant } from '#shared/time.ts';
import type { OutboxQueue } from '../outbox/queue.ts';
import { settle } from '../outbox/settle.ts';
import { incidentDetail } from '../read/incident-detail.ts';
import type { IncidentReader } from '../store/incident-reader.ts';
import type { OutboxStore } from '../store/outbox-store.ts';
import type { HandlersOf } from './handler.ts';

interface IncidentHandlerParts {
  readonly incidents: IncidentReader;
  readonly outbox: OutboxStore;
  readonly queue: OutboxQueue;
  readonly snoozeOf: (key: IncidentKey) => Snooze | null;
  /** The person's own name in that tenant; null = not known. */
  readonly nameIn: (tenantId: TenantId) => string | null;
  readonly permission: (tenantId: TenantId) => Permission;
  readonly reread: (key: IncidentKey) => Promise<void>;
  /** When what waits for that tenant is tried again (milliseconds since 1970); null: it is not held back. */
  readonly nextTry: (tenantId: TenantId) => number | null;
  readonly isUnapproved: (tenantId: TenantId) => boolean;
  readonly sendNow: (tenantId: TenantId) => void;
  readonly now: Clock;
}

export function incidentHandlers(
  parts: IncidentHandlerParts,
): HandlersOf<typeof incidentsContract> {
  const { incidents, outbox, queue, nameIn, now } = parts;

  /** Law 6 holds here too, not only on the button. */
  const demandWrite = (key: IncidentKey) => {
    const { allowed, reason } = parts.permission(key.tenantId);
    if (!allowed)
      throw new AppError('no-role', reason ?? 'Your role there may not change incidents.');
  };

  const myName = ({ tenantId }: IncidentKey): string => {
    const name = nameIn(tenantId);
    if (name) return name;
    throw new AppError('bad-input', NAME_UNKNOWN.message, { remedy: NAME_UNKNOWN.remedy });
  };

  const isUndoable = (change: ListedChange): boolean => {
    if (!isGone(change)) return false;
    const incident = incidents.shown(change);
    return incident !== null && goesBack(change, seenIncident(incident));
  };

  const nextTryAt = ({ tenantId }: IncidentKey): Instant | null => {
    const ms = parts.nextTry(tenantId);
    return ms === null ? null : instant(ms);
  };

  return {
    'incidents.detail': (key) => {
      const found = incidents.detail(key);
      if (found === null) return null;
      const snooze = parts.snoozeOf(key);
      return incidentDetail({
        ...found,
        changes: outbox.listForIncident(key),
        snooze: snooze && { untilAt: snooze.untilAt, wakeAt: snooze.wakeAt },
        me: nameIn(key.tenantId),
        write: parts.permission(key.tenantId),
      });
    },
    'incidents.change': ({ change, ...key }) => {
      demandWrite(key);
      return queue.record(key, change);
    },
    'incidents.take': (key) => {
      demandWrite(key);
      return queue.record(key, { kind: 'assign', assignee: myName(key) });
    },
    'incidents.reread': async (key) => {
      await parts.reread(key);
      return null;
    },
    'outbox.list': () =>
      outbox
        .list(instant(now() - DAY_MS))
        .reverse()
        .map((change) => ({
          ...change,
          title: incidents.snapshot(change)?.title ?? '',
          nextTryAt: change.settledAt === null ? nextTryAt(change) : null,
          undoable: isUndoable(change),
          unapproved: isPending(change.stage) && parts.isUnapproved(change.tenantId),
        })),
    'outbox.sendNow': ({ tenantId }) => {
      parts.sendNow(tenantId);
      return null;
    },
    'outbox.discard': async ({ id }) => {
      await queue.discard(id);
      return null;
    },
    'outbox.retry': ({ id }) => queue.retry(id),
    'outbox.settle': ({ id, mine }) => settle(queue, id, mine),
  };
}

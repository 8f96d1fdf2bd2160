import {
  ACCESS_KIND,
  type AccessReach,
  type AccessSeen,
  NO_ACCESS_SEEN,
} from '#shared/domain/access/access-seen.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError, toFailure } from '#shared/errors.ts';
import { type Clock, HOUR_MS, type Instant, instant, millis, MINUTE_MS } from '#shared/time.ts';
import type { GraphClient } from '../../graph/client.ts';
import type { CacheWriter, TenantAccessRead } from '../../ingest/cache-writer.ts';
import type { Log } from '../../log.ts';
import { ACCESS_KINDS, type AccessList, type AccessReader } from '../../store/access-rows.ts';
import { retryAtOf } from '../trouble.ts';
import { LOOK_EVERY_MS, movedOn, movingDueAt } from './access-moving.ts';
import { type FoundAccess, readAccess, readOwn } from './read-access.ts';

export interface AccessContext {
  readonly tenantId: TenantId;
  readonly graph: GraphClient;
  readonly writer: Pick<CacheWriter, 'saveAccess'>;
  readonly stored: Pick<AccessReader, 'ofTenant'>;
  readonly seen: AccessSeen;
  /** A person asks: then no pause is kept. */
  readonly asked: boolean;
  readonly now: Clock;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** How often a tenant is looked at where nothing could be read: consent and guest accounts do not come by the minute. */
const SHUT_EVERY_MS = HOUR_MS;

/**
 * Reads what one person may see of a tenant's access: what may be asked for, what they asked and have, and what
 * waits for their decision; between two such looks only what moves by itself. What could not be read keeps what
 * was read before, and how far the look came stands with the tenant. It rejects only where it was stopped.
 * @returns how many things changed, or null where no look was due.
 */
export async function syncAccess(context: AccessContext): Promise<number | null> {
  const { tenantId, seen, now, signal, log, writer } = context;
  const triedAt = instant(now());
  if (!context.asked && isFresh(seen, now())) return lookAtMoving(context, triedAt);
  const save = (next: AccessSeen, lists: readonly AccessList[]) =>
    writer.saveAccess({ tenantId, seen: { kind: ACCESS_KIND, text: JSON.stringify(next) }, lists });
  try {
    const { lists, moves, ...found } = await readWithWhatIsApproved(context, triedAt);
    const moving = movedOn(seen.moving, moves, triedAt);
    for (const { part, reason } of found.unread) {
      log.warn({ tenantId, part, reason }, 'a part of the access of a tenant could not be read');
    }
    return await save({ ...found, readAt: triedAt, triedAt, trouble: null, moving }, lists);
  } catch (error) {
    if (signal.aborted) throw error;
    const shut = shutReach(error);
    if (shut !== null)
      return save({ ...seen, reach: shut, triedAt, trouble: null, unread: [] }, []);
    log.warn({ tenantId, err: error }, 'the access of a tenant could not be read');
    const { message, remedy } = toFailure(error);
    const since = seen.trouble?.since ?? triedAt;
    const trouble = { reason: message, remedy, since, until: retryAtOf(error) };
    return save({ ...seen, triedAt, trouble }, []);
  }
}

/**
 * Reads one's own requests and assignments alone, where something of them moves and a look is due. That it
 * could not be read is no trouble of the tenant: the next whole look tells.
 */
async function lookAtMoving(context: AccessContext, at: Instant): Promise<number | null> {
  const { tenantId, graph, seen, signal, log, writer } = context;
  const dueAt = movingDueAt(seen);
  if (seen.moving === null || dueAt === null || dueAt > millis(at)) return null;
  const save = (moving: AccessSeen['moving'], lists: readonly AccessList[]) => {
    const text = JSON.stringify({ ...seen, moving });
    return writer.saveAccess({ tenantId, seen: { kind: ACCESS_KIND, text }, lists });
  };
  try {
    const bundle = seen.reach === 'own' ? 'ask' : 'access';
    const { lists, moves } = await readOwn({ graph, signal, bundle }, { ...context, at });
    return await save(movedOn(seen.moving, moves, at), lists);
  } catch (error) {
    if (signal.aborted) throw error;
    log.info({ tenantId, err: error }, 'what moves in the access of a tenant could not be read');
    return save({ ...seen.moving, lookedAt: at }, []);
  }
}

/** The access of a tenant before its first look, in place of what somebody else could see there. */
export function nothingRead(tenantId: TenantId): TenantAccessRead {
  return {
    tenantId,
    seen: { kind: ACCESS_KIND, text: JSON.stringify(NO_ACCESS_SEEN) },
    lists: ACCESS_KINDS.map((kind) => ({ kind, items: [] })),
  };
}

/**
 * When the access of a tenant is looked at before its usual time (milliseconds since 1970): where something of it
 * moves, or where a look failed. Null: that is soon enough.
 */
export function accessDueAt(seen: AccessSeen): number | null {
  const { trouble, triedAt } = seen;
  if (trouble === null || triedAt === null) return movingDueAt(seen);
  return millis(triedAt) + againMs(seen, millis(triedAt));
}

function isFresh(seen: AccessSeen, nowMs: number): boolean {
  if (seen.triedAt === null) return false;
  const triedMs = millis(seen.triedAt);
  return Math.abs(nowMs - triedMs) < againMs(seen, triedMs);
}

/**
 * How long after a look the next whole one is made. After one that failed a minute, then twice as long each time, as
 * far as the usual distance; never before the time that the service named.
 */
function againMs({ reach, trouble }: AccessSeen, triedMs: number): number {
  if (trouble === null) return reach === 'whole' || reach === 'own' ? LOOK_EVERY_MS : SHUT_EVERY_MS;
  const wait = Math.min(LOOK_EVERY_MS, Math.max(MINUTE_MS, triedMs - millis(trouble.since)));
  const named = trouble.until === null ? 0 : millis(trouble.until) - triedMs;
  return Math.max(wait, Math.min(HOUR_MS, named));
}

/** What an error says about the tenant as a whole; null for trouble that passes. */
function shutReach(error: unknown): AccessReach | null {
  if (!(error instanceof AppError)) return null;
  if (error.code === 'not-found' || error.code === 'not-a-member') return 'no-guest';
  if (error.code === 'no-role') return 'closed';
  return error.code === 'needs-consent' ? 'needs-consent' : null;
}

async function readWithWhatIsApproved(context: AccessContext, at: Instant): Promise<FoundAccess> {
  const { graph, signal, log, tenantId } = context;
  const from = { ...context, at };
  try {
    return await readAccess({ graph, signal, bundle: 'access' }, from);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'needs-consent') throw error;
    log.info({ tenantId }, 'only the own access of a tenant can be read: the rest lacks consent');
    return readAccess({ graph, signal, bundle: 'ask' }, from);
  }
}

import type { TenantId, TenantSync } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { type Clock, instant } from '#shared/time.ts';
import type { GraphClient } from '../graph/client.ts';
import type { CacheWriter } from '../ingest/cache-writer.ts';
import type { Log } from '../log.ts';
import type { IncidentCursor } from './cursor.ts';
import type { StepProgress } from './step.ts';
import { syncIdentity } from './steps/identity.ts';
import { syncIncidents } from './steps/incidents.ts';
import { signedOutTrouble, troubleOf, unreadableTrouble } from './trouble.ts';

/** What one look at one tenant needs. */
export interface TenantRunParts {
  readonly tenantId: TenantId;
  readonly graph: GraphClient;
  readonly writer: CacheWriter;
  readonly cursor: IncidentCursor | null;
  readonly identityDue: boolean;
  readonly isSignedIn: () => boolean;
  readonly now: Clock;
  readonly signal: AbortSignal;
  readonly retentionDays: number;
  readonly log: Log;
  readonly onPage: (progress: StepProgress) => void;
}

export interface TenantRunReport {
  readonly sync: TenantSync;
  readonly changed: number;
  readonly listed: number;
  /** The run ended by itself and everything was read. */
  readonly complete: boolean;
  /** There was no way to the service. */
  readonly offline: boolean;
}

/**
 * One complete look at the incidents of a tenant. Never rejects: what goes wrong becomes the tenant's state, so that the
 * trouble of one never stops another. Stopped runs leave the state as it was.
 */
export async function runTenant(
  parts: TenantRunParts,
  before: TenantSync,
): Promise<TenantRunReport> {
  const { tenantId, now, signal, log } = parts;
  const startedAt = instant(now());
  try {
    if (parts.identityDue) await syncIdentity({ ...parts, at: startedAt });
    const report = await syncIncidents({ ...parts, completeAt: before.completeAt });
    const trouble = unreadableTrouble(report, now());
    const sync = { ...before, completeAt: startedAt, trouble, backfill: null };
    return { ...report, sync, complete: true, offline: false };
  } catch (error) {
    const stopped = signal.aborted || (error instanceof AppError && error.code === 'cancelled');
    if (!stopped) log.warn({ tenantId, err: error }, 'a look at a tenant did not end well');
    const troubled = parts.isSignedIn() ? troubleOf : signedOutTrouble;
    const trouble = stopped ? before.trouble : troubled(error, before.trouble, now());
    const offline = error instanceof AppError && error.code === 'offline';
    return { sync: { ...before, trouble }, changed: 0, listed: 0, complete: false, offline };
  }
}

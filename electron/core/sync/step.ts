import type { TenantId } from '#shared/domain/tenant.ts';
import type { Clock, Instant } from '#shared/time.ts';
import type { GraphClient } from '../graph/client.ts';
import type { CacheWriter } from '../ingest/cache-writer.ts';
import type { IncidentCursor } from './cursor.ts';

/** What a step is given: one tenant, its Graph, the way into the cache, the clock and the stop signal. */
export interface StepContext {
  readonly tenantId: TenantId;
  readonly graph: GraphClient;
  readonly writer: CacheWriter;
  readonly cursor: IncidentCursor | null;
  readonly now: Clock;
  readonly signal: AbortSignal;
  readonly retentionDays: number;
  /** The last complete look, by this computer's clock; null = there was none. */
  readonly completeAt: Instant | null;
  /** Told after each page, so that progress and the board move while a run goes on. */
  readonly onPage: (progress: StepProgress) => void;
}

export interface StepProgress {
  readonly incidents: number;
  readonly changed: number;
  /** Of the first sync, 0 to 1; null when it is over. */
  readonly share: number | null;
}

export interface StepReport {
  /** Incidents listed, counting one again that was listed twice. */
  readonly listed: number;
  readonly changed: number;
  /** Items of an answer that had no id: they could not be taken in. */
  readonly unreadable: number;
  /** The same of alerts that were read on their own. */
  readonly unreadableAlerts: number;
}

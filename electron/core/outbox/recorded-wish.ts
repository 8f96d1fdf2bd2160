import { randomUUID } from 'node:crypto';
import {
  type BatchId,
  ChangeId,
  type IncidentChange,
  type RecordedChange,
  type SeenIncident,
  seenIncident,
} from '#shared/domain/change.ts';
import type { Incident, IncidentKey } from '#shared/domain/incident.ts';
import type { Instant } from '#shared/time.ts';

interface Recorded {
  /** As it is shown, earlier wishes included. */
  readonly incident: Incident;
  /** Whose wish it is. */
  readonly accountId: string;
  readonly batch: BatchId | null;
  /** What the person decided on, where that is not what is shown. */
  readonly base: SeenIncident | undefined;
  readonly at: Instant;
}

/** A wish as it goes into the outbox, based on what the person saw. */
export function recordedWish(
  { tenantId, incidentId }: IncidentKey,
  change: IncidentChange,
  { incident, accountId, batch, base, at }: Recorded,
): RecordedChange {
  const seen = { ...seenIncident(incident), task: change.kind === 'task' ? change.from : null };
  return {
    tenantId,
    incidentId,
    id: ChangeId.parse(randomUUID()),
    change,
    stage: 'recorded',
    accountId,
    batch,
    recordedAt: at,
    sentAt: null,
    settledAt: null,
    attempts: 0,
    base: base ?? seen,
    reason: null,
    remedy: null,
    found: null,
  };
}

import type { IncidentDetail, Permission } from '#shared/contract/incidents.ts';
import type { RecordedChange } from '#shared/domain/change.ts';
import type { Alert, Evidence, Incident } from '#shared/domain/incident.ts';
import { whoseTurn } from '#shared/domain/turn.ts';
import type { Instant } from '#shared/time.ts';

interface DetailFacts {
  /** As shown: unsent changes applied. */
  readonly incident: Incident;
  readonly alerts: Alert[];
  readonly evidence: Evidence[];
  readonly evidenceTotal: number;
  readonly readAt: Instant;
  readonly changes: readonly RecordedChange[];
  readonly me: string | null;
  readonly write: Permission;
}

const HUNTING_SOURCE = 'microsoftThreatExperts';

/** Everything the side pane shows, with the responsibility line computed from what is shown. Pure. */
export function incidentDetail({ changes, ...facts }: DetailFacts): IncidentDetail {
  const { incident, alerts } = facts;
  return {
    ...facts,
    turn: whoseTurn({
      ...incident,
      huntedByExperts: alerts.some(({ detectionSource }) => detectionSource === HUNTING_SOURCE),
    }),
    changes: [...changes].reverse(),
  };
}

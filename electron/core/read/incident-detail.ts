import type { IncidentDetail, Permission } from '#shared/contract/incidents.ts';
import type { ListedChange } from '#shared/domain/change.ts';
import type { Alert, Incident } from '#shared/domain/incident.ts';
import type { TurnVerdict } from '#shared/domain/turn.ts';
import type { Instant } from '#shared/time.ts';

interface DetailFacts {
  /** As shown: unsent changes applied. */
  readonly incident: Incident;
  readonly turn: TurnVerdict;
  readonly alerts: Alert[];
  readonly alertsTotal: number;
  readonly evidenceTotal: number;
  readonly evidenceThings: number | null;
  readonly assigned: IncidentDetail['assigned'];
  readonly target: IncidentDetail['target'];
  readonly merged: IncidentDetail['merged'];
  readonly readAt: Instant;
  readonly snooze: IncidentDetail['snooze'];
  readonly changes: readonly ListedChange[];
  readonly me: string | null;
  readonly write: Permission;
}

/** Everything the side pane shows, our changes newest first. Pure. */
export function incidentDetail({ changes, ...facts }: DetailFacts): IncidentDetail {
  return { ...facts, changes: [...changes].reverse() };
}

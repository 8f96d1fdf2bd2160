import { z } from 'zod';
import { ActivityEntry } from '../domain/activity.ts';
import { IncidentClock } from '../domain/clock/promise.ts';
import { EvidenceGroup } from '../domain/evidence-entity.ts';
import { Alert, AlertId, IncidentKey } from '../domain/incident.ts';
import { RelatedIncidents } from '../domain/related.ts';
import { query } from './define.ts';

/** Alerts of one incident that are listed at most; the number of all of them stands in its detail. */
export const ALERTS_LISTED = 10_000;

/** Pieces of evidence that are looked at, over all alerts of one incident. */
export const EVIDENCE_READ = 3_000;

/** What the list of alerts and its time line show of one alert. */
export const AlertLine = Alert.pick({
  id: true,
  title: true,
  severity: true,
  status: true,
  detectionSource: true,
  mitreTechniques: true,
  createdAt: true,
  firstActivityAt: true,
  lastActivityAt: true,
  classification: true,
  determination: true,
});
export type AlertLine = z.infer<typeof AlertLine>;

/** The parts of the full screen, each read when it is looked at, from the local database alone. */
export const incidentPartsContract = {
  /** Every alert of an incident, as the service ordered them. */
  'incidents.alerts': query(IncidentKey, z.array(AlertLine).max(ALERTS_LISTED)),
  /** One alert with all its texts; null when it is not (or no longer) in the cache. */
  'incidents.alert': query(IncidentKey.extend({ alertId: AlertId }), Alert.nullable()),
  /** Its evidence by kind, each thing once, the first of each kind. `read` of `total` pieces were looked at. */
  'incidents.evidence': query(
    IncidentKey.extend({ perKind: z.int().min(1).max(EVIDENCE_READ) }),
    z.object({ groups: z.array(EvidenceGroup), read: z.int(), total: z.int() }),
  ),
  /** What changed, when and by whom: from our looks, our own audit trail and the comments. Newest first. */
  'incidents.activity': query(IncidentKey, z.array(ActivityEntry)),
  /** Incidents with something in common; null when this one is not in the cache. */
  'incidents.related': query(IncidentKey, RelatedIncidents.nullable()),
  /** How long we may still take, by the tenant's contract; null when it is not in the cache. */
  'incidents.clock': query(IncidentKey, IncidentClock.nullable()),
};

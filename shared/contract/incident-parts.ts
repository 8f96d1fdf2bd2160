import { z } from 'zod';
import { EvidenceEntity } from '../domain/evidence-entity.ts';
import { Alert, AlertId, IncidentKey } from '../domain/incident.ts';
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
  /** Its evidence, each thing once. `read` of `total` pieces were looked at. */
  'incidents.evidence': query(
    IncidentKey,
    z.object({ entities: z.array(EvidenceEntity), read: z.int(), total: z.int() }),
  ),
};

import type { incidentPartsContract } from '#shared/contract/incident-parts.ts';
import { evidenceEntities } from '#shared/domain/evidence-entity.ts';
import type { IncidentReader } from '../store/incident-reader.ts';
import type { HandlersOf } from './handler.ts';

interface IncidentPartsHandlerParts {
  readonly incidents: IncidentReader;
}

/** What the full screen of an incident shows beside its detail. */
export function incidentPartsHandlers({
  incidents,
}: IncidentPartsHandlerParts): HandlersOf<typeof incidentPartsContract> {
  return {
    'incidents.alerts': incidents.alertLines,
    'incidents.alert': ({ alertId, ...key }) => incidents.alert(key, alertId),
    'incidents.evidence': (key) => {
      const { evidence, total } = incidents.evidence(key);
      return { entities: evidenceEntities(evidence), read: evidence.length, total };
    },
  };
}

import type { incidentPartsContract } from '#shared/contract/incident-parts.ts';
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
  };
}

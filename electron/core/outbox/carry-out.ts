import type { IncidentChange } from '#shared/domain/change.ts';
import type { IncidentId } from '#shared/domain/incident.ts';
import type { GraphClient } from '../graph/client.ts';
import { commentOnIncident, updateIncident } from '../graph/incidents.ts';

/** How a wish reaches Graph: exactly the documented words (design, section 5). */
export async function carryOut(
  graph: GraphClient,
  incidentId: IncidentId,
  change: IncidentChange,
  signal: AbortSignal,
): Promise<void> {
  switch (change.kind) {
    case 'assign':
      await updateIncident(graph, incidentId, { assignedTo: change.assignee }, signal);
      return;
    case 'status':
      await updateIncident(graph, incidentId, { status: change.status }, signal);
      return;
    case 'classify': {
      const { classification, determination } = change;
      await updateIncident(graph, incidentId, { classification, determination }, signal);
      return;
    }
    case 'comment':
      await commentOnIncident(graph, incidentId, change.text, signal);
      return;
  }
}

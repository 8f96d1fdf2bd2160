import { type IncidentChange, type SeenIncident, taggedBy } from '#shared/domain/change.ts';
import { editOf } from '#shared/domain/change-fields.ts';
import type { IncidentId } from '#shared/domain/incident.ts';
import type { GraphClient } from '../graph/client.ts';
import { updateIncidentTask } from '../graph/incident-tasks.ts';
import { commentOnIncident, updateIncident } from '../graph/incidents.ts';

/**
 * How a wish reaches Graph: exactly the documented words (design, section 5), all members in one write.
 * @param found the incident as the look just before this write had it.
 */
export async function carryOut(
  graph: GraphClient,
  incidentId: IncidentId,
  change: IncidentChange,
  { found, signal }: { readonly found: SeenIncident; readonly signal: AbortSignal },
): Promise<void> {
  if (change.kind === 'task') {
    await updateIncidentTask(graph, change.taskId, change.status, signal);
    return;
  }
  if (change.kind === 'comment') {
    await commentOnIncident(graph, incidentId, change.text, signal);
    return;
  }
  if (change.kind === 'tags') {
    const customTags = taggedBy(found.tags, change);
    await updateIncident(graph, incidentId, { customTags }, signal);
    return;
  }
  const { verdict, title, ...plain } = editOf(change) ?? {};
  const body = { ...plain, ...verdict, ...(title !== undefined && { displayName: title }) };
  await updateIncident(graph, incidentId, body, signal);
}

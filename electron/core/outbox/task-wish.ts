import type { IncidentChange, SeenIncident } from '#shared/domain/change.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { IncidentTask } from '#shared/domain/incident-task.ts';
import { visibleLine } from '#shared/text.ts';
import type { Decision } from './collision.ts';

export type TaskChange = Extract<IncidentChange, { kind: 'task' }>;

/**
 * What to do with the status wished for a task after a look at it as the service has it now: tasks have no
 * ETag either, so a status that moved on since the person looked is theirs to decide. Pure.
 */
export function decideTask(
  { incidentId }: IncidentKey,
  { status }: TaskChange,
  base: SeenIncident,
  found: IncidentTask,
): Decision {
  if (found.incidentId !== null && found.incidentId !== incidentId) {
    return {
      step: 'refuse',
      reason: 'That task belongs to another incident.',
      remedy: 'Look at the tasks of this incident again.',
    };
  }
  if (found.status === status) return { step: 'already-there' };
  if (found.status === base.task) return { step: 'send' };
  const by = found.updatedBy === null ? 'somebody' : visibleLine(found.updatedBy);
  return {
    step: 'refuse',
    reason: `The task is “${visibleLine(found.status)}” now: ${by} changed it meanwhile.`,
    remedy: 'Look at the task as it is now; send the change again if it still holds.',
  };
}

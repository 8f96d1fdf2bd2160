import { z } from 'zod';
import { IncidentKey, Word } from '../domain/incident.ts';
import { IncidentTask, IncidentTaskId, WritableTaskStatus } from '../domain/incident-task.ts';
import { command } from './define.ts';

export const TasksOfIncident = z.object({
  tasks: z.array(IncidentTask),
  /** Tasks of the list that could not be read. */
  unreadable: z.int(),
  /** `not-allowed`: no licence, role or permission; `gone`: the service does not know tasks (any more). */
  offered: z.enum(['yes', 'not-allowed', 'gone']),
});
export type TasksOfIncident = z.infer<typeof TasksOfIncident>;

/** The Experts' tasks of an incident. They are not kept here: both names wait for the service. */
export const tasksContract = {
  /** Asks the service now. Fails as every call to it, but not where a tenant has no tasks to offer. */
  'tasks.ofIncident': command(IncidentKey, TasksOfIncident),
  /**
   * Sets the status if it still is `from`, the one the person looked at, and answers the task as it is
   * then. Fails with `conflict` where somebody was faster, with `no-role` where the role only reads.
   */
  'tasks.setStatus': command(
    IncidentKey.extend({ taskId: IncidentTaskId, from: Word, status: WritableTaskStatus }),
    IncidentTask,
  ),
};

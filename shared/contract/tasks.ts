import { z } from 'zod';
import { IncidentKey } from '../domain/incident.ts';
import { IncidentTask } from '../domain/incident-task.ts';
import { Instant } from '../time.ts';
import { command, query } from './define.ts';

/** The Experts' tasks of an incident as the service told them last. */
export const KnownTasks = z.object({
  tasks: z.array(IncidentTask),
  /** Tasks of the list that could not be read. */
  unreadable: z.int(),
  /** `not-allowed`: no licence, role or permission; `gone`: the service does not know tasks (any more). */
  offered: z.enum(['yes', 'not-allowed', 'gone']),
  /** When the list was read. */
  readAt: Instant,
});
export type KnownTasks = z.infer<typeof KnownTasks>;

export const tasksContract = {
  /** From the local database, wishes of ours not applied; null where nobody has read them yet. */
  'tasks.known': query(IncidentKey, KnownTasks.nullable()),
  /**
   * Asks the service now and keeps what it says. Fails as every call to it, but not where a tenant has no
   * tasks to offer. A status is set as any other change is made (`incidents.change`).
   */
  'tasks.ofIncident': command(IncidentKey, KnownTasks),
};

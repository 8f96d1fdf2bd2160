import type { KnownTasks } from '#shared/contract/tasks.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { type Clock, instant } from '#shared/time.ts';
import type { GraphClient } from './graph/client.ts';
import { taskRefusal, tasksOfIncident } from './graph/incident-tasks.ts';
import type { CacheWriter } from './ingest/cache-writer.ts';
import type { TaskReader } from './store/task-rows.ts';

interface ExpertTasksParts {
  /** Whether that tenant is one of the user's. */
  readonly isKnown: (tenantId: TenantId) => boolean;
  readonly graphOf: (tenantId: TenantId) => GraphClient;
  readonly writer: Pick<CacheWriter, 'saveTasks'>;
  /** What is kept of an incident's tasks. */
  readonly kept: Pick<TaskReader, 'of'>;
  readonly now: Clock;
  /** It is somebody else's turn now. */
  readonly onChange: () => void;
}

/** What the Experts ask for on an incident, read when somebody looks, and kept. */
export function expertTasks(parts: ExpertTasksParts) {
  const { isKnown, graphOf, writer, kept, now, onChange } = parts;
  const asked = async (key: IncidentKey): Promise<KnownTasks> => {
    const { tenantId, incidentId } = key;
    const read = (): { readAt: KnownTasks['readAt'] } => ({ readAt: instant(now()) });
    try {
      const { tasks, unreadable } = await tasksOfIncident(graphOf(tenantId), incidentId);
      return { tasks: [...tasks], unreadable, offered: 'yes', ...read() };
    } catch (error) {
      const offered = taskRefusal(error);
      if (offered === null) throw error;
      // What was read before stays, with the moment of that reading.
      const before = kept.of(key);
      const some = before !== null && before.tasks.length > 0;
      return some ? { ...before, offered } : { tasks: [], unreadable: 0, offered, ...read() };
    }
  };

  return {
    /** @throws AppError as every call to Graph, but not where the tenant has no tasks to offer. */
    ofIncident: async (key: IncidentKey): Promise<KnownTasks> => {
      if (!isKnown(key.tenantId)) throw new AppError('bad-input', 'No tenant has this id.');
      const known = await asked(key);
      const { tenantId, incidentId } = key;
      if (!isKnown(tenantId)) return known;
      if ((await writer.saveTasks({ tenantId, incidentId, known })) > 0) onChange();
      return known;
    },
  };
}
export type ExpertTasks = ReturnType<typeof expertTasks>;

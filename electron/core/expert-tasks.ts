import type { Account } from '#shared/contract/session.ts';
import type { TasksOfIncident } from '#shared/contract/tasks.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type {
  IncidentTask,
  IncidentTaskId,
  WritableTaskStatus,
} from '#shared/domain/incident-task.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { visibleLine } from '#shared/text.ts';
import { type Clock, instant } from '#shared/time.ts';
import type { GraphClient } from './graph/client.ts';
import {
  readIncidentTask,
  taskRefusal,
  tasksOfIncident,
  updateIncidentTask,
} from './graph/incident-tasks.ts';
import type { AuditStore } from './store/audit-store.ts';

interface ExpertTasksParts {
  /** Whether that tenant is one of the user's. */
  readonly isKnown: (tenantId: TenantId) => boolean;
  readonly graphOf: (tenantId: TenantId) => GraphClient;
  readonly audit: Pick<AuditStore, 'append'>;
  readonly account: () => Account | null;
  readonly now: Clock;
}

export interface TaskWish extends IncidentKey {
  readonly taskId: IncidentTaskId;
  /** The status the person looked at. */
  readonly from: string;
  readonly status: WritableTaskStatus;
}

/** What the Experts ask for on an incident, read and ticked off at the service itself. */
export function expertTasks({ isKnown, graphOf, audit, account, now }: ExpertTasksParts) {
  const graphIn = (tenantId: TenantId): GraphClient => {
    if (isKnown(tenantId)) return graphOf(tenantId);
    throw new AppError('bad-input', 'No tenant has this id.');
  };

  const note = (wish: TaskWish, action: string, more: Readonly<Record<string, unknown>> = {}) => {
    const { tenantId, incidentId, taskId: id, from, status } = wish;
    if (!isKnown(tenantId)) return; // removed meanwhile, and its words with it
    const detail = { id, incidentId, from, status, ...more };
    audit.append({
      tenantId,
      at: instant(now()),
      accountId: account()?.id ?? null,
      action,
      detail,
    });
  };

  return {
    /** @throws AppError as every call to Graph, but not where the tenant has no tasks to offer. */
    ofIncident: async ({ tenantId, incidentId }: IncidentKey): Promise<TasksOfIncident> => {
      try {
        const { tasks, unreadable } = await tasksOfIncident(graphIn(tenantId), incidentId);
        return { tasks: [...tasks], unreadable, offered: 'yes' };
      } catch (error) {
        const offered = taskRefusal(error);
        if (offered === null) throw error;
        return { tasks: [], unreadable: 0, offered };
      }
    },

    /**
     * Looks, writes, looks again: tasks have no ETag. The trail is told before the status leaves, so that
     * a crash hides nothing.
     * @throws AppError `conflict` where the task moved on meanwhile; otherwise as every call to Graph.
     */
    setStatus: async (wish: TaskWish): Promise<IncidentTask> => {
      const graph = graphIn(wish.tenantId);
      const found = await readIncidentTask(graph, wish.taskId);
      if (found.incidentId !== null && found.incidentId !== wish.incidentId)
        throw new AppError('bad-input', 'That task belongs to another incident.');
      if (found.status === wish.status) return found;
      if (found.status !== wish.from) throw movedOn(found);
      note(wish, 'task.sent');
      try {
        await updateIncidentTask(graph, wish.taskId, wish.status);
        const task = await readIncidentTask(graph, wish.taskId);
        if (task.status !== wish.status) throw movedOn(task);
        note(wish, 'task.confirmed');
        return task;
      } catch (error) {
        const reason = error instanceof AppError ? error.message : null;
        note(wish, 'task.unconfirmed', { reason });
        throw error;
      }
    },
  };
}
export type ExpertTasks = ReturnType<typeof expertTasks>;

function movedOn({ status, updatedBy }: IncidentTask): AppError {
  const by = updatedBy === null ? 'somebody' : visibleLine(updatedBy);
  return new AppError(
    'conflict',
    `The task is “${visibleLine(status)}” now: ${by} changed it meanwhile.`,
    { remedy: 'Look at the task as it is now, then decide.' },
  );
}

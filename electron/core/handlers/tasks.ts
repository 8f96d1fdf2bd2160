import type { Permission } from '#shared/contract/incidents.ts';
import type { tasksContract } from '#shared/contract/tasks.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import type { ExpertTasks } from '../expert-tasks.ts';
import type { HandlersOf } from './handler.ts';

interface TaskHandlerParts {
  readonly tasks: ExpertTasks;
  readonly permission: (tenantId: TenantId) => Permission;
}

export function taskHandlers({
  tasks,
  permission,
}: TaskHandlerParts): HandlersOf<typeof tasksContract> {
  return {
    'tasks.ofIncident': tasks.ofIncident,
    'tasks.setStatus': (wish) => {
      const { allowed, reason } = permission(wish.tenantId);
      if (allowed) return tasks.setStatus(wish);
      throw new AppError('no-role', reason ?? 'Your role there may not change tasks.');
    },
  };
}

import type { tasksContract } from '#shared/contract/tasks.ts';
import type { ExpertTasks } from '../expert-tasks.ts';
import type { TaskReader } from '../store/task-rows.ts';
import type { HandlersOf } from './handler.ts';

interface TaskHandlerParts {
  readonly tasks: ExpertTasks;
  readonly kept: TaskReader;
}

export function taskHandlers({ tasks, kept }: TaskHandlerParts): HandlersOf<typeof tasksContract> {
  return { 'tasks.known': kept.of, 'tasks.ofIncident': tasks.ofIncident };
}

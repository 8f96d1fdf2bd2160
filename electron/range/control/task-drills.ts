import { newTask, tasksOf } from '../world/incident-tasks.ts';
import { renderTask } from '../world/render-task.ts';
import { taskId } from '../world/task-book.ts';
import { DONE, type DrillContext, type Drills, found } from './drill-context.ts';
import { insideOf, rowIn } from './incident-drills.ts';

type TaskDrills = Pick<Drills, Extract<keyof Drills, `tasks.${string}`>>;

/** Drills on the tasks of the Experts. @throws DrillError for ids that do not exist. */
export function taskDrills(context: DrillContext): TaskDrills {
  const { clock } = context;
  const bookOf = (tenantId: string) => {
    const there = insideOf(context, tenantId);
    return { there, book: tasksOf(there, clock.now()) };
  };
  return {
    'tasks.add': ({ tenantId, incidentId, action, displayName, description }) => {
      const { there, book } = bookOf(tenantId);
      const row = rowIn(there, incidentId);
      const task = {
        ...newTask(row, book.of(row).length, action, clock.now()),
        ...(displayName !== undefined && { displayName }),
        ...(description !== undefined && { description }),
      };
      book.put(task);
      const added = found(
        book.byId(taskId(task)),
        'That incident has as many tasks as it can hold.',
      );
      return { tenantId, taskId: taskId(added) };
    },
    'tasks.change': ({ tenantId, taskId: id, by, status, actionStatus }) => {
      const { book } = bookOf(tenantId);
      const task = found(book.byId(id), `There is no task ${id} in that tenant.`);
      book.put({
        ...task,
        ...(status !== undefined && { status }),
        ...(actionStatus !== undefined && { actionStatus, ends: null }),
        updatedMs: clock.now(),
        updatedBy: by,
      });
      return DONE;
    },
    'tasks.list': ({ tenantId }) => {
      const { there, book } = bookOf(tenantId);
      return { tasks: [...book.all()].map((task) => renderTask(there, task)) };
    },
  };
}

import type { TasksSeen } from '#shared/domain/tasks-seen.ts';
import { counted } from '../../ui/words.ts';

/** What of the Experts' tasks cannot be seen in a tenant, and why; null where all of them are. */
export function tasksWords(tasks: TasksSeen | null): string | null {
  if (tasks === null) return null;
  const { refused, trouble, unreadable } = tasks;
  if (refused?.offered === 'not-allowed')
    return 'Experts’ tasks cannot be seen: no licence, role or permission for them. See the portal.';
  if (refused) return 'Experts’ tasks cannot be seen: Graph does not offer them. See the portal.';
  if (trouble) return `Experts’ tasks were not read: ${trouble.reason}`;
  return unreadable > 0
    ? `${counted(unreadable, 'Experts’ task')} could not be read: see the portal.`
    : null;
}

import { z } from 'zod';
import { jsonOrNull } from '../json.ts';
import { Instant } from '../time.ts';
import type { Engagement } from './engagement.ts';

/** How far the Experts' tasks of a whole tenant are known; kept with the tenant. */
export const TasksSeen = z.object({
  /** The last look that found everything; null before the first. By this computer's clock. */
  readAt: Instant.nullable(),
  /** The last look that read the list from its first to its last page. */
  wholeAt: Instant.nullable(),
  /** The newest change that was seen, by the service's clock. */
  changesUpTo: Instant.nullable(),
  /** `not-allowed`: no licence, role or permission; `gone`: the service does not know tasks there. */
  refused: z.object({ offered: z.enum(['not-allowed', 'gone']), at: Instant }).nullable(),
  /** Why the last look failed, since when looks do, and when the last one was. */
  trouble: z.object({ reason: z.string(), since: Instant, at: Instant }).nullable(),
  /** Tasks that had no id, or did not say their incident, and could not be taken in. */
  unreadable: z.int(),
});
export type TasksSeen = z.infer<typeof TasksSeen>;

export const NO_TASKS_SEEN: TasksSeen = {
  readAt: null,
  wholeAt: null,
  changesUpTo: null,
  refused: null,
  trouble: null,
  unreadable: 0,
};

/** The name under which it is kept. */
export const TASKS_KIND = 'tasks';

/** Null where nothing is kept, or nothing that can be read. */
export function parseTasksSeen(text: string | null): TasksSeen | null {
  const parsed = TasksSeen.safeParse(text === null ? null : jsonOrNull(text));
  return parsed.success ? parsed.data : null;
}

/**
 * Whether the Experts set tasks in a tenant: their XDR and Servers services do, hunting alone does not
 * (domain.md 3.3, responsibility matrix). Where nobody wrote down what was agreed, their work shows it.
 */
export function setsTasks({ service }: Engagement, showsTheirWork: () => boolean): boolean {
  if (service === 'xdr' || service === 'servers') return true;
  return service === 'unknown' && showsTheirWork();
}

import { type Instant, millis } from '../time.ts';
import type { IncidentChange } from './change.ts';
import type { IncidentTask } from './incident-task.ts';

/** What the Experts left to the customer's side in one incident, counted (domain.md S3-17, S3-18). */
export interface TaskTally {
  readonly open: number;
  /** Done, failed or not needed: nobody has to act on them. */
  readonly ticked: number;
}

/** When one of those tasks stood open, in milliseconds since 1970; `toMs` null: it still does. */
export interface TaskSpan {
  readonly fromMs: number;
  readonly toMs: number | null;
}

/** A wish of ours that waits over what the service said. */
interface WaitingWish {
  readonly change: IncidentChange;
  readonly at?: Instant | undefined;
}

const TICKED: ReadonlySet<string> = new Set(['completed', 'failed', 'notRelevant']);

/** Done by Microsoft. Every other source, also a new one, is a task somebody has to look at. */
const MANAGED = 'defenderExpertsManagedResponse';

/** Words this version does not know count as open: silence is never safety. */
export function isOpenTask({ status }: Pick<IncidentTask, 'status'>): boolean {
  return !TICKED.has(status);
}

/** The tasks that are for the customer's side, as they stand with our wishes carried out. Pure. */
export function taskSpans(
  tasks: readonly IncidentTask[],
  wishes: readonly WaitingWish[],
): TaskSpan[] {
  return tasks.filter(({ source }) => source !== MANAGED).map((task) => spanOf(task, wishes));
}

function spanOf(task: IncidentTask, wishes: readonly WaitingWish[]): TaskSpan {
  const wish = wishes.findLast(({ change }) => change.kind === 'task' && change.taskId === task.id);
  const changedAt = wish?.at ?? task.updatedAt ?? task.createdAt;
  const changedMs = changedAt === null ? 0 : millis(changedAt);
  const createdMs = task.createdAt === null ? 0 : millis(task.createdAt);
  const status = wish?.change.kind === 'task' ? wish.change.status : task.status;
  if (!isOpenTask({ status })) return { fromMs: createdMs, toMs: Math.max(createdMs, changedMs) };
  // Taken up again by us: since then, whatever was before.
  return { fromMs: isOpenTask(task) ? createdMs : changedMs, toMs: null };
}

/** Whether a task for the customer's side stands open that did not before: new, or open again. */
export function hasOpened(
  before: readonly IncidentTask[],
  after: readonly IncidentTask[],
): boolean {
  const isOurs = (task: IncidentTask) => task.source !== MANAGED && isOpenTask(task);
  const were = new Set(before.filter(isOurs).map(({ id }) => id));
  return after.some((task) => isOurs(task) && !were.has(task.id));
}

/** How they stand now. */
export function tallyOf(spans: readonly TaskSpan[]): TaskTally {
  const open = spans.filter(({ toMs }) => toMs === null).length;
  return { open, ticked: spans.length - open };
}

/** How they stood at a moment. */
export function tallyAt(spans: readonly TaskSpan[], atMs: number): TaskTally {
  const there = spans.filter(({ fromMs }) => fromMs <= atMs);
  const open = there.filter(({ toMs }) => toMs === null || toMs > atMs).length;
  return { open, ticked: there.length - open };
}

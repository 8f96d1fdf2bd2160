import { MINUTE_MS } from '#shared/time.ts';
import { drawHead, drawsFor } from './incident-draw.ts';
import type { IncidentHead } from './incident-table.ts';
import { CUSTOMER, DEFENDER_EXPERTS } from './incident-words.ts';
import type { Draws } from './random.ts';
import { type Story, storyOf } from './render-alert.ts';
import type { StoredTask, TaskBook } from './task-book.ts';
import type { ActionStatus, ActionType, TaskStatus } from './task-words.ts';
import type { TenantWorld } from './tenant-world.ts';

/**
 * Tasks of the Defender Experts: what the customer has to do where an incident was handed back
 * (guided), and what Microsoft did where a true positive was resolved (managed). Drawn from streams of
 * their own, so that they move nothing else of a world.
 */

const SIGN = 'Defender Experts';

/** The book with the world's own tasks in it, and with started actions ended that are due by `nowMs`. */
export function tasksOf(world: TenantWorld, nowMs: number): TaskBook {
  const { tasks } = world;
  if (!tasks.filled()) tasks.fill(bornTasks(world));
  for (const task of tasks.running()) {
    if (task.ends !== null && task.ends.atMs <= nowMs) tasks.put(ended(task, task.ends));
  }
  return tasks;
}

/** A failed action fails its task (FACTS.md a); one that was done in part stays with the person. */
function ended(task: StoredTask, { atMs, actionStatus }: NonNullable<StoredTask['ends']>) {
  const status: TaskStatus =
    actionStatus === 'completed' ? 'completed' : actionStatus === 'failed' ? 'failed' : task.status;
  return { ...task, actionStatus, status, updatedMs: atMs, updatedBy: SIGN, ends: null };
}

/** Re-draws the heads the world began with: an incident keeps its tasks whatever became of it. */
function* bornTasks(world: TenantWorld): Generator<StoredTask> {
  const { tenant, epochMs } = world;
  if (tenant.experts !== 'xdr') return;
  for (let row = 0; row < tenant.incidents; row += 1) {
    const head = drawHead(world, row, tenant.incidents, epochMs);
    if (head.status === 'awaitingAction' && head.assignedTo === DEFENDER_EXPERTS)
      yield* drawnTasks(world, row, head, 'guided');
    else if (head.status === 'resolved' && head.assignedTo === CUSTOMER)
      yield* drawnTasks(world, row, head, 'managed');
  }
}

function* drawnTasks(
  world: TenantWorld,
  row: number,
  head: IncidentHead,
  kind: 'guided' | 'managed',
): Generator<StoredTask> {
  const draws = drawsFor(world, 81, row);
  const count = 1 + draws.weighted([30, 40, 22, 8]);
  const actions = actionsFor(storyOf(world, row, head), kind, draws);
  for (let part = 0; part < Math.min(count, actions.length); part += 1) {
    const [status, actionStatus] = kind === 'guided' ? openState(draws) : doneState(draws);
    const createdMs = head.updatedMs - draws.between(0, 20) * MINUTE_MS;
    const touched = status !== 'open' && kind === 'guided';
    yield {
      row,
      part,
      action: actions[part] ?? 'text',
      source:
        kind === 'guided' ? 'defenderExpertsGuidedResponse' : 'defenderExpertsManagedResponse',
      createdMs,
      status,
      actionStatus,
      updatedMs: status === 'open' ? createdMs : head.updatedMs,
      updatedBy: touched ? draws.pick(world.analysts) : SIGN,
      ends: null,
    };
  }
}

function openState(draws: Draws): readonly [TaskStatus, ActionStatus] {
  const states = [
    ['open', 'notStarted'],
    ['inProgress', 'inProgress'],
    ['inProgress', 'partiallyCompleted'],
    ['completed', 'completed'],
    ['notRelevant', 'notStarted'],
    ['failed', 'failed'],
  ] as const;
  return states[draws.weighted([68, 10, 4, 12, 3, 3])] ?? states[0];
}

function doneState(draws: Draws): readonly [TaskStatus, ActionStatus] {
  const states = [
    ['completed', 'completed'],
    ['completed', 'partiallyCompleted'],
    ['failed', 'failed'],
    ['notRelevant', 'notStarted'],
  ] as const;
  return states[draws.weighted([86, 6, 5, 3])] ?? states[0];
}

const ON_DEVICES: readonly ActionType[] = [
  'isolateDevice',
  'runAntiVirusScan',
  'collectInvestigationPackage',
  'restrictAppExecution',
];
const ON_PEOPLE: readonly ActionType[] = [
  'forceUserPasswordReset',
  'disableUser',
  'markUserAsCompromised',
  'requireSignIn',
];
/** Ways back, seen where Microsoft acted. */
const BACK: readonly ActionType[] = ['unIsolateDevice', 'unRestrictAppExecution', 'enableUser'];

/** Actions that suit what the incident is about, most telling first. */
function actionsFor(
  { scenario }: Story,
  kind: 'guided' | 'managed',
  draws: Draws,
): readonly ActionType[] {
  const holds = (...types: string[]) => types.some((type) => scenario.evidence.includes(type));
  const fitting = [
    ...(holds('device') ? [draws.pick(ON_DEVICES)] : []),
    ...(holds('user', 'mailbox', 'cloudLogonSession') ? [draws.pick(ON_PEOPLE)] : []),
    ...(holds('file') ? (['stopAndQuarantineFile'] as const) : []),
    ...(holds('analyzedMessage', 'submissionMail')
      ? [draws.chance(0.3) ? ('hardDeleteEmail' as const) : ('softDeleteEmail' as const)]
      : []),
    ...(holds('ip', 'url') ? (['submitIocRule'] as const) : []),
    kind === 'guided' ? ('text' as const) : draws.pick(BACK),
  ];
  const first = draws.below(fitting.length);
  return [...fitting.slice(first), ...fitting.slice(0, first)];
}

/** The Experts hand an incident over: new tasks for the customer. */
export function handOver(world: TenantWorld, row: number, at: number): void {
  const book = tasksOf(world, at);
  const first = book.of(row).length;
  const draws = drawsFor(world, 82, row, first);
  const head = world.table.head(row);
  const count = 1 + draws.weighted([30, 40, 22, 8]);
  const actions = actionsFor(storyOf(world, row, head), 'guided', draws);
  for (const [place, action] of actions.slice(0, count).entries())
    book.put(newTask(row, first + place, action, head.updatedMs));
}

/** A task that nobody has touched yet. */
export function newTask(row: number, part: number, action: ActionType, at: number): StoredTask {
  return {
    row,
    part,
    action,
    source: 'defenderExpertsGuidedResponse',
    createdMs: at,
    status: 'open',
    actionStatus: 'notStarted',
    updatedMs: at,
    updatedBy: SIGN,
    ends: null,
  };
}

/** The customer acted: what was still to do is done, by one of their own. */
export function settle(world: TenantWorld, row: number, at: number): void {
  const book = tasksOf(world, at);
  const draws = drawsFor(world, 83, row);
  for (const task of book.of(row)) {
    if (task.status !== 'open' && task.status !== 'inProgress') continue;
    book.put({
      ...task,
      status: 'completed',
      actionStatus: 'completed',
      updatedMs: at,
      updatedBy: draws.pick(world.analysts),
      ends: null,
    });
  }
}

/** A started action takes this long. */
const ACTION_MS = 2 * MINUTE_MS;

/** Starts the action of a task. One in twelve devices cannot be reached, one in twelve is done in part. */
export function startAction(world: TenantWorld, task: StoredTask, by: string, at: number): void {
  const outcome = drawsFor(world, 84, task.row, task.part).weighted([10, 1, 1]);
  const actionStatus = (['completed', 'failed', 'partiallyCompleted'] as const)[outcome];
  tasksOf(world, at).put({
    ...task,
    status: 'inProgress',
    actionStatus: 'inProgress',
    updatedMs: at,
    updatedBy: by,
    ends: { atMs: at + ACTION_MS, actionStatus: actionStatus ?? 'completed' },
  });
}

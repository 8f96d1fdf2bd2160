import { z } from 'zod';
import type { IncidentId } from '#shared/domain/incident.ts';
import type {
  IncidentTask,
  IncidentTaskId,
  WritableTaskStatus,
} from '#shared/domain/incident-task.ts';
import { AppError } from '#shared/errors.ts';
import { type GraphClient, pageOf, parsed } from './client.ts';
import { readTask, TaskMembers } from './incident-task-page.ts';

const PATH = '/security/incidentTasks';
/** The documented maximum, and what the service sends unasked. */
const A_PAGE = '500';
/** 50,000 tasks; a list that goes on for longer goes in circles. */
const MOST_PAGES = 100;

/** An item that is no object must not spoil the page. */
const TaskPage = pageOf(z.unknown());

/** `GET /beta/security/incidentTasks`, the whole list of a tenant, as the service sends it. */
export const TENANT_TASKS = { path: PATH, query: { $top: A_PAGE } } as const;

/** A page of tasks. `unreadable`: items without an id, which are left out. */
export interface TaskRead {
  readonly tasks: readonly IncidentTask[];
  readonly unreadable: number;
}

/**
 * `GET /beta/security/incidentTasks`, a page at a time, newest change first where the service keeps an
 * order. Permission: SecurityIncident.Read.All (unconfirmed). Rejects as every call of `GraphClient`;
 * `taskRefusal` tells whether the tenant has no tasks to offer.
 */
export async function* incidentTasks(
  graph: GraphClient,
  signal?: AbortSignal,
): AsyncGenerator<TaskRead> {
  yield* pages(graph, {}, signal);
}

/**
 * The tasks of one incident. The documented filter names a property that the type lacks, so a service may
 * refuse it with 400: then all tasks are read and sorted out here, which costs more and finds the same.
 */
export async function tasksOfIncident(
  graph: GraphClient,
  incidentId: IncidentId,
  signal?: AbortSignal,
): Promise<TaskRead> {
  const $filter = `incidentId eq '${incidentId.replaceAll("'", "''")}'`;
  try {
    return await whole(pages(graph, { $filter }, signal));
  } catch (error) {
    if (!isBadRequest(error)) throw error;
    const { tasks, unreadable } = await whole(incidentTasks(graph, signal));
    return { tasks: tasks.filter((task) => task.incidentId === incidentId), unreadable };
  }
}

/** `GET /beta/security/incidentTasks/{id}`. Permission: SecurityIncident.Read.All (unconfirmed). */
export async function readIncidentTask(
  graph: GraphClient,
  id: IncidentTaskId,
  signal?: AbortSignal,
): Promise<IncidentTask> {
  const call = { version: 'beta', ...(signal && { signal }) } as const;
  return taskOf(graph, await graph.getParsed(one(id), TaskMembers, call));
}

/**
 * `PATCH /beta/security/incidentTasks/{id}`; only the status can be written. Answers the task. There is
 * no ETag: look before you write. Permission: SecurityIncident.ReadWrite.All (unconfirmed).
 */
export async function updateIncidentTask(
  graph: GraphClient,
  id: IncidentTaskId,
  status: WritableTaskStatus,
  signal?: AbortSignal,
): Promise<IncidentTask> {
  const call = { version: 'beta', bundle: 'respond', ...(signal && { signal }) } as const;
  return taskOf(graph, parsed(TaskMembers, await graph.patch(one(id), { status }, call)));
}

/**
 * Why a tenant offers no tasks, or null for any other trouble: `not-allowed` for want of a licence, a
 * role or a permission; `gone` where the service does not know them (they are beta and may be taken
 * away). Both mean: show the way to the portal.
 */
export function taskRefusal(error: unknown): 'not-allowed' | 'gone' | null {
  if (!(error instanceof AppError)) return null;
  if (error.code === 'no-role' || error.code === 'needs-consent') return 'not-allowed';
  const gone = error.code === 'not-found' || error.status === GONE;
  return gone || isBadRequest(error) ? 'gone' : null;
}

const GONE = 410;

function isBadRequest(error: unknown): boolean {
  return error instanceof AppError && error.code === 'refused' && error.status === 400;
}

function one(id: IncidentTaskId): string {
  return `${PATH}/${encodeURIComponent(id)}`;
}

/** @throws AppError `bad-answer` for a task without an id. */
function taskOf({ tenantId }: GraphClient, members: unknown): IncidentTask {
  const task = readTask(members, tenantId);
  if (task) return task;
  throw new AppError('bad-answer', 'The service answered with a task that has no id.');
}

async function* pages(
  graph: GraphClient,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<TaskRead> {
  const call = signal ? { signal } : {};
  const first = { ...call, version: 'beta', query: { ...query, $top: A_PAGE } } as const;
  let page = await graph.getParsed(PATH, TaskPage, first);
  for (let read = 1; ; read += 1) {
    const tasks = page.value.map((item) => readTask(item, graph.tenantId));
    const readable = tasks.filter((task) => task !== null);
    yield { tasks: readable, unreadable: tasks.length - readable.length };
    if (page.next === null) return;
    if (read >= MOST_PAGES) throw new AppError('bad-answer', 'The list of the service has no end.');
    page = await graph.followParsed(page.next, TaskPage, call);
  }
}

async function whole(reads: AsyncIterable<TaskRead>): Promise<TaskRead> {
  const tasks: IncidentTask[] = [];
  let unreadable = 0;
  for await (const read of reads) {
    tasks.push(...read.tasks);
    unreadable += read.unreadable;
  }
  return { tasks, unreadable };
}

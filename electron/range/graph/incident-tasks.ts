import { z } from 'zod';
import { startAction, tasksOf } from '../world/incident-tasks.ts';
import { incidentId, renderIncident } from '../world/render-incident.ts';
import { renderTask } from '../world/render-task.ts';
import { type StoredTask, taskId } from '../world/task-book.ts';
import { ACTION_TYPES, EXECUTABLE, TASK_STATUSES, type TaskStatus } from '../world/task-words.ts';
import type { TenantWorld } from '../world/tenant-world.ts';
import { type FieldKind, type FieldValue, parseFilter } from './filter.ts';
import type { GraphCall } from './graph-context.ts';
import { badRequest, GraphError, notFound } from './graph-error.ts';
import { readBody, signatureOf, wordOf } from './incident-writes.ts';
import { insideOf, viewOf } from './incidents.ts';
import { allowOptions, type Bookmark, nextLink, readPaging } from './paging.ts';

/** Calls of `/beta/security/incidentTasks`. Pages hold 500, which is the most too; newest change first. */

const PAGE = 500;
const OPTIONS = new Set(['$top', '$skiptoken', '$filter', '$orderby', '$select']);

/** Documented names. `incidentId`, `type` and `lastUpdateDateTime` are none of the type itself. */
const FILTERABLE: Readonly<Record<string, FieldKind>> = {
  incidentId: 'text',
  status: [...TASK_STATUSES, 'unknownFutureValue'],
  type: [...ACTION_TYPES, 'unknownFutureValue'],
  actionType: [...ACTION_TYPES, 'unknownFutureValue'],
  lastUpdateDateTime: 'time',
  createdDateTime: 'time',
};
const NOT_OF_THE_TYPE = /\b(incidentId|type|lastUpdateDateTime)\b/;
const ORDERS = new Set(['lastUpdateDateTime', 'lastModifiedDateTime', 'createdDateTime']);

/** The tenant's tasks, where it has them. @throws GraphError 403 or 400 as the tenant's service answers. */
function tasksIn(graph: GraphCall) {
  const inside = insideOf(graph);
  const { tasks } = graph.state;
  if (tasks === 'gone') throw segmentGone();
  if (tasks === 'refused')
    throw new GraphError(
      403,
      'Forbidden',
      'Incident tasks are not available: this tenant has no Microsoft Defender Experts for XDR, or the account has no access to it.',
    );
  return { inside, book: tasksOf(inside, graph.nowMs) };
}

/** How Graph answers about a part of an address that the version does not know. */
export function segmentGone(): GraphError {
  return badRequest("Resource not found for the segment 'incidentTasks'.");
}

export function listTasks(graph: GraphCall): object {
  allowOptions(graph, OPTIONS);
  const { inside, book } = tasksIn(graph);
  const paging = readPaging(graph, PAGE, PAGE);
  const matches = matcher(graph, inside);
  const { of, sign } = orderOf(graph);
  const keyed = [...book.all()]
    .filter(matches)
    .map((task) => ({ task, at: of(task), id: Number(taskId(task)) }))
    .sort((a, b) => sign * (a.at - b.at) || b.id - a.id);
  const { after } = paging;
  const rest = after === null ? keyed : keyed.filter((one) => comesAfter(one, after, sign));
  const page = rest.slice(0, paging.top);
  const last = page.at(-1);
  const select = selected(graph);
  return {
    '@odata.context': `${graph.base}/$metadata#security/incidentTasks`,
    ...(rest.length > page.length &&
      last && { '@odata.nextLink': nextLink(graph, { updatedMs: last.at, row: last.id }) }),
    value: page.map(({ task }) => select(renderTask(inside, task))),
  };
}

function comesAfter({ at, id }: { at: number; id: number }, after: Bookmark, sign: number) {
  return at === after.updatedMs ? id < after.row : sign * (at - after.updatedMs) > 0;
}

function matcher(graph: GraphCall, inside: TenantWorld): (task: StoredTask) => boolean {
  const text = graph.call.query.get('$filter');
  if (text === null) return () => true;
  const foreign = NOT_OF_THE_TYPE.exec(text)?.[1];
  if (graph.state.tasks === 'unfiltered' && foreign !== undefined)
    throw badRequest(
      `Could not find a property named '${foreign}' on type 'microsoft.graph.security.incidentTask'.`,
    );
  const filter = parseFilter(text, FILTERABLE);
  return (task) => filter.matches((name) => fieldOf(inside, task, name));
}

function fieldOf(inside: TenantWorld, task: StoredTask, name: string): FieldValue {
  switch (name) {
    case 'incidentId':
      return incidentId(inside.holderOf(task.row));
    case 'status':
      return task.status;
    case 'createdDateTime':
      return task.createdMs;
    case 'lastUpdateDateTime':
      return task.updatedMs;
    default:
      return task.action;
  }
}

function orderOf({ call }: GraphCall) {
  const [name = '', direction = 'asc', ...more] = call.query.get('$orderby')?.split(' ') ?? [
    'lastUpdateDateTime',
    'desc',
  ];
  if (!ORDERS.has(name) || !/^(asc|desc)$/.test(direction) || more.length > 0)
    throw badRequest(`Invalid orderby clause: '${name}' cannot be ordered by.`);
  const of = (task: StoredTask) => (name === 'createdDateTime' ? task.createdMs : task.updatedMs);
  return { of, sign: direction === 'asc' ? 1 : -1 };
}

/** @throws GraphError 400 for a name the type lacks. */
function selected({ call }: GraphCall): (task: Record<string, unknown>) => object {
  const names = call.query.get('$select')?.split(',');
  if (!names) return (task) => task;
  return (task) => {
    const unknown = names.find((name) => !Object.hasOwn(task, name));
    if (unknown !== undefined)
      throw badRequest(
        `Could not find a property named '${unknown}' on type 'microsoft.graph.security.incidentTask'.`,
      );
    return Object.fromEntries(['id', ...names].map((name) => [name, task[name]]));
  };
}

/** @throws GraphError 404 when the tenant has no such task. */
function found(graph: GraphCall, id: string) {
  const { inside, book } = tasksIn(graph);
  const task = book.byId(id);
  if (!task) throw notFound(`Incident task '${id}'`);
  return { inside, book, task };
}

function entity(graph: GraphCall, inside: TenantWorld, task: StoredTask): object {
  return {
    '@odata.context': `${graph.base}/$metadata#security/incidentTasks/$entity`,
    ...renderTask(inside, task),
  };
}

export function getTask(graph: GraphCall, id: string): object {
  allowOptions(graph, new Set(['$select']));
  const { inside, task } = found(graph, id);
  return {
    '@odata.context': `${graph.base}/$metadata#security/incidentTasks/$entity`,
    ...selected(graph)(renderTask(inside, task)),
  };
}

/** The incident of a task; in the metadata only. */
export function incidentOfTask(graph: GraphCall, id: string): object {
  allowOptions(graph, new Set());
  const { inside, task } = found(graph, id);
  return {
    '@odata.context': `${graph.base}/$metadata#security/incidents/$entity`,
    ...renderIncident(inside, inside.holderOf(task.row), viewOf(graph, false)),
  };
}

/** Only the status can be written. */
const Update = z.strictObject({
  '@odata.type': z.string().optional(),
  status: wordOf<TaskStatus>(TASK_STATUSES),
});

export function updateTask(graph: GraphCall, id: string): object {
  const { inside, book, task } = found(graph, id);
  const { status } = readBody(graph, Update);
  const changed = { ...task, status, updatedMs: graph.nowMs, updatedBy: signatureOf(graph) };
  book.put(changed);
  return entity(graph, inside, changed);
}

/** POST executeResponseAction: starts the action; how it goes shows in `actionStatus` later. */
export function executeAction(graph: GraphCall, id: string): void {
  const { inside, task } = found(graph, id);
  if (!EXECUTABLE.has(task.action))
    throw badRequest(`The action type '${task.action}' cannot be executed through the API.`);
  startAction(inside, task, signatureOf(graph), graph.nowMs);
}

import type { IncidentId } from '#shared/domain/incident.ts';
import type { IncidentTask } from '#shared/domain/incident-task.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Instant } from '#shared/time.ts';
import type { ReadPage } from '../graph/incident-page.ts';
import type { Answer, ListedTask, TaskPageReport } from './cache-writer.ts';
import { type CacheStores, newsOf, rowContext } from './save-pages.ts';

/**
 * Saves a page of the tasks of a whole tenant; those of incidents that are not in the cache (never read,
 * or past their retention) are left out. A task that does not say its incident counts as unreadable.
 * Ends of promises that were noted before these tasks came are noted anew. Inside a transaction.
 */
export function saveTaskPage(
  stores: CacheStores,
  answer: Omit<Answer, 'body'>,
  page: ReadPage<IncidentTask>,
): TaskPageReport {
  const { tenantId, receivedAt } = answer;
  const tenant = stores.tenants.numberOf(tenantId);
  const byIncident = Map.groupBy(page.items, ({ incidentId }) => incidentId);
  const moved: IncidentId[] = [];
  const opened: IncidentId[] = [];
  for (const [incidentId, tasks] of byIncident) {
    if (incidentId === null || stores.incidents.rowOf(tenant, incidentId) === null) continue;
    const joined = stores.tasks.join(tenant, incidentId, tasks, receivedAt);
    if (joined.moved) moved.push(incidentId);
    if (joined.opened) opened.push(incidentId);
  }
  wakeForTasks(stores, tenantId, opened);
  const told = newsOf(stores, answer);
  const changed = retakeAt(stores, tenantId, moved, told.note);
  noteEndsAgain(stores, tenantId, moved);
  const listed = page.items.flatMap(({ id, incidentId }): ListedTask[] =>
    incidentId === null ? [] : [{ taskId: id, incidentId }],
  );
  const updates = page.items.flatMap(({ updatedAt }) => updatedAt ?? []);
  return {
    count: listed.length,
    changed,
    ids: [...new Set(moved)],
    nextLink: page.nextLink,
    unreadable: page.unreadable + page.items.length - listed.length,
    newestUpdatedAt: updates.toSorted().at(-1) ?? null,
    news: told.count(),
    listed,
    olderThan: endOf(page.items),
  };
}

/** When every change of a page is told and they stand newest first: the oldest of them. */
function endOf(tasks: readonly IncidentTask[]): Instant | null {
  let last: Instant | null = null;
  for (const { updatedAt } of tasks) {
    if (updatedAt === null || (last !== null && updatedAt > last)) return null;
    last = updatedAt;
  }
  return last;
}

function noteEndsAgain(
  stores: CacheStores,
  tenantId: TenantId,
  moved: readonly IncidentId[],
): void {
  if (moved.length === 0) return;
  const { incidents, tenants } = stores;
  const tenant = tenants.numberOf(tenantId);
  const contextOf = rowContext(stores, tenantId);
  for (const id of moved) {
    const n = incidents.rowOf(tenant, id);
    if (n !== null) incidents.noteEndsAgain(n, contextOf(id));
  }
}

/** Brings those back that were put away before the Experts asked for something new there. */
export function wakeForTasks(
  { incidents, snoozes, tenants }: CacheStores,
  tenantId: TenantId,
  incidentIds: readonly string[],
): void {
  if (incidentIds.length === 0) return;
  const tenant = tenants.numberOf(tenantId);
  const asleep = snoozes.ofTenant(tenant);
  for (const id of incidentIds) {
    const n = asleep.has(id) ? incidents.rowOf(tenant, id) : null;
    if (n !== null) incidents.wakeUp(n, tenant, id, 'task');
  }
}

/** Decides anew whose turn incidents are whose tasks moved. @returns how many rows there are of them. */
export function retakeAt(
  stores: CacheStores,
  tenantId: TenantId,
  incidentIds: readonly string[],
  note: ReturnType<typeof newsOf>['note'] = () => undefined,
): number {
  if (incidentIds.length === 0) return 0;
  const { incidents, tenants } = stores;
  const tenant = tenants.numberOf(tenantId);
  const contextOf = rowContext(stores, tenantId);
  let found = 0;
  for (const id of incidentIds) {
    const n = incidents.rowOf(tenant, id);
    if (n === null) continue;
    note(n, incidents.retake(n, contextOf(id)));
    found += 1;
  }
  return found;
}

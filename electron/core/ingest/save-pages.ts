import type { IncidentId } from '#shared/domain/incident.ts';
import { taskSpans } from '#shared/domain/task-tally.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type Instant, millis } from '#shared/time.ts';
import type { ReadPage } from '../graph/incident-page.ts';
import { accessRows } from '../store/access-rows.ts';
import type { Database } from '../store/database.ts';
import { endedClockWriter } from '../store/ended-clocks.ts';
import { nameIn } from '../store/identity.ts';
import { incidentStore, type RowContext } from '../store/incident-store.ts';
import { type ComparedRow, newsStore } from '../store/news-store.ts';
import type { PreparedIncident } from '../store/prepared-incident.ts';
import { NOTHING_PENDING, pendingStore } from '../store/pending-store.ts';
import { snoozeMarks } from '../store/snooze-marks.ts';
import { syncStore } from '../store/sync-store.ts';
import { tenantNumbers } from '../store/tenant-numbers.ts';
import { taskRows } from '../store/task-rows.ts';
import { waitingAlerts } from '../store/waiting-alerts.ts';
import type { Answer, IncidentAnswer, PageReport } from './cache-writer.ts';
import type { AlertOfIncident } from './prepared-answers.ts';

/** The repositories that writing to the cache needs, made once for a connection. */
export function cacheStores(db: Database) {
  const snoozes = snoozeMarks(db);
  return {
    tenants: tenantNumbers(db),
    incidents: incidentStore(db, snoozes.wake),
    snoozes,
    pending: pendingStore(db),
    syncs: syncStore(db),
    waiting: waitingAlerts(db),
    tasks: taskRows(db),
    access: accessRows(db),
    news: newsStore(db),
    endedClocks: endedClockWriter(db),
  };
}
export type CacheStores = ReturnType<typeof cacheStores>;

/** What rows of one tenant need: its number, who we are there, and our changes to that incident. */
export function rowContext(stores: CacheStores, tenantId: TenantId) {
  const { tenants, pending, snoozes, syncs, tasks } = stores;
  const tenant = tenants.numberOf(tenantId);
  const upn = nameIn(syncs.identity(tenant));
  const engagement = tenants.engagementOf(tenant);
  const asleep = snoozes.ofTenant(tenant);
  const agreed = tenants.agreedWith(tenant);
  const somePending = pending.any(tenant);
  const someTasks = tasks.any(tenant);
  return (incidentId: string): RowContext => {
    const wished = somePending ? pending.get(tenant, incidentId) : NOTHING_PENDING;
    const known = someTasks ? tasks.of(tenant, incidentId) : [];
    return {
      tenant,
      upn,
      engagement,
      agreed,
      pending: wished,
      snooze: asleep.get(incidentId) ?? null,
      tasks: taskSpans(known, wished.changes),
      tasksTold: taskSpans(known, []),
    };
  };
}

/** Decides anew whose turn these incidents of a tenant are, and how long we may take. Inside a transaction. */
export function retakeTurns(
  stores: CacheStores,
  tenantId: TenantId,
  rows: readonly number[],
): void {
  const { incidents } = stores;
  const contextOf = rowContext(stores, tenantId);
  for (const n of rows) {
    const key = incidents.keyOf(n);
    if (key) incidents.retake(n, contextOf(key.id));
  }
}

/** Saves a list of incidents, or one. Inside a transaction. */
export function saveIncidents(
  stores: CacheStores,
  answer: Omit<IncidentAnswer, 'body'>,
  page: ReadPage<PreparedIncident>,
): PageReport {
  const { incidents, waiting } = stores;
  const contextOf = rowContext(stores, answer.tenantId);
  const tenant = stores.tenants.numberOf(answer.tenantId);
  const someWait = waiting.any(tenant);
  const readAtMs = millis(answer.receivedAt);
  const told = newsOf(stores, answer);
  const changed = new Set<string>();
  for (const item of page.items) {
    const { incident } = item;
    const context = contextOf(incident.id);
    const saved = incidents.save(item, readAtMs, context);
    for (const n of saved.robbed) told.note(n, recomputeRow(stores, n, contextOf));
    const waited = someWait ? waiting.take(tenant, incident.id) : [];
    const joins = waited.length > 0 && item.alerts === null;
    const n = saved.changed?.n ?? (joins ? incidents.rowOf(tenant, incident.id) : null);
    if (n === null) continue;
    changed.add(incident.id);
    let before = saved.changed?.before ?? null;
    if (joins) {
      for (const alert of waited) incidents.putAlert(tenant, n, alert, readAtMs);
      const between = incidents.recompute(n, context);
      if (saved.changed === null) before = between;
    }
    told.note(n, before);
  }
  const updates = page.items.map(({ incident }) => incident.updatedAt);
  return report(
    page,
    page.items.map(({ incident }) => incident.id),
    changed.size,
    updates,
    told.count(),
  );
}

/** Saves a page of alerts, each with its incident. Inside a transaction. */
export function saveAlerts(
  stores: CacheStores,
  answer: Omit<Answer, 'body'>,
  page: ReadPage<AlertOfIncident>,
): PageReport {
  const { incidents, waiting } = stores;
  const contextOf = rowContext(stores, answer.tenantId);
  const tenant = stores.tenants.numberOf(answer.tenantId);
  const moved = new Set<number>();
  for (const item of page.items) {
    const n = incidents.rowOf(tenant, item.incidentId);
    if (n === null) waiting.put(tenant, item);
    else {
      const touched = incidents.putAlert(tenant, n, item.alert, millis(answer.receivedAt));
      for (const each of touched) moved.add(each);
    }
  }
  const told = newsOf(stores, answer);
  for (const n of moved) told.note(n, recomputeRow(stores, n, contextOf));
  const updates = page.items.map(({ alert }) => alert.updatedAt).filter((at) => at !== null);
  return report(
    page,
    page.items.map(({ incidentId }) => incidentId),
    moved.size,
    updates,
    told.count(),
  );
}

function recomputeRow(
  { incidents }: CacheStores,
  n: number,
  contextOf: (incidentId: string) => RowContext,
): ComparedRow | null {
  const key = incidents.keyOf(n);
  return key && incidents.recompute(n, contextOf(key.id));
}

/** Notes what of an answer is news. In a first reading, and when no rule asks, nothing is looked at. */
export function newsOf(
  { news }: CacheStores,
  { tell, reading, receivedAt, accountId = null }: Omit<Answer, 'body'>,
) {
  const wanted =
    tell && tell.length > 0 && reading !== 'first'
      ? { kinds: tell, late: reading === 'late', accountId }
      : null;
  const atMs = millis(receivedAt);
  let count = 0;
  return {
    /** `before` null: the incident was not there. */
    note: (n: number, before: ComparedRow | null): void => {
      if (wanted && news.note(n, before, wanted, atMs)) count += 1;
    },
    count: () => count,
  };
}

function report(
  page: ReadPage<unknown>,
  ids: readonly IncidentId[],
  changed: number,
  updates: readonly Instant[],
  news: number,
): PageReport {
  return {
    count: page.items.length,
    changed,
    ids: [...new Set(ids)],
    nextLink: page.nextLink,
    unreadable: page.unreadable,
    newestUpdatedAt: updates.reduce<Instant | null>(
      (newest, at) => (newest === null || at > newest ? at : newest),
      null,
    ),
    news,
  };
}

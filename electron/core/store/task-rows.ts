import { KnownTasks } from '#shared/contract/tasks.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { IncidentTask } from '#shared/domain/incident-task.ts';
import { parseTasksSeen, TASKS_KIND } from '#shared/domain/tasks-seen.ts';
import { hasOpened } from '#shared/domain/task-tally.ts';
import { type Instant, millis } from '#shared/time.ts';
import type { Database } from './database.ts';
import { guarded } from './sqlite-failure.ts';
import { readable } from './stored-json.ts';
import { isAhead } from './told-date.ts';

/** What became of the tasks of one incident. */
export interface SavedTasks {
  /** They are others now; the age of the list alone is no change. */
  readonly moved: boolean;
  /** One stands open for the customer's side that did not before. */
  readonly opened: boolean;
}
const UNMOVED: SavedTasks = { moved: false, opened: false };

/**
 * The Experts' tasks of incidents as they were read last. An older state of a task never takes the place
 * of a newer one. Used inside a transaction.
 */
export function taskRows(db: Database) {
  const read = db
    .prepare<[number, string], string>(
      'SELECT body FROM incident_tasks WHERE tenant = ? AND incident_id = ?',
    )
    .pluck();
  const any = db
    .prepare<[number], number>('SELECT 1 FROM incident_tasks WHERE tenant = ? LIMIT 1')
    .pluck();
  const all = db.prepare<[number], { id: string; body: string }>(
    'SELECT incident_id AS id, body FROM incident_tasks WHERE tenant = ?',
  );
  const drop = db.prepare<[number, string]>(
    'DELETE FROM incident_tasks WHERE tenant = ? AND incident_id = ?',
  );
  const write = db.prepare<[number, string, string]>(`
    INSERT INTO incident_tasks (tenant, incident_id, body) VALUES (?, ?, ?)
    ON CONFLICT (tenant, incident_id) DO UPDATE SET body = excluded.body`);

  const known = (tenant: number, incidentId: string): KnownTasks | null => {
    const body = read.get(tenant, incidentId);
    return body === undefined ? null : (readable(KnownTasks, body)[0] ?? null);
  };

  const save = (tenant: number, incidentId: string, next: KnownTasks): SavedTasks => {
    const before = known(tenant, incidentId)?.tasks ?? [];
    const tasks = next.tasks.map((came) => laterOf(before, came, next.readAt));
    write.run(tenant, incidentId, JSON.stringify({ ...next, tasks }));
    if (JSON.stringify(before) === JSON.stringify(tasks)) return UNMOVED;
    return { moved: true, opened: hasOpened(before, tasks) };
  };

  return {
    /** Whether tasks of any incident of the tenant are known: most tenants have none. */
    any: (tenant: number): boolean => any.get(tenant) !== undefined,
    /** The tasks of an incident; empty where none are known. */
    of: (tenant: number, incidentId: string): readonly IncidentTask[] =>
      known(tenant, incidentId)?.tasks ?? [],
    save,
    drop: (tenant: number, incidentId: string): void => {
      drop.run(tenant, incidentId);
    },
    /** One task as it is now; the age of the list stays that of its last reading. */
    saveOne: (tenant: number, incidentId: string, task: IncidentTask): SavedTasks => {
      const list = known(tenant, incidentId);
      if (!list) return UNMOVED;
      const tasks = list.tasks.map((one) => (one.id === task.id ? task : one));
      return save(tenant, incidentId, { ...list, tasks });
    },
    /**
     * Tasks out of the list of the whole tenant: each takes its place among those of its incident, in
     * the order it first came in.
     */
    join: (
      tenant: number,
      incidentId: string,
      tasks: readonly IncidentTask[],
      at: Instant,
    ): SavedTasks => {
      const list = known(tenant, incidentId);
      const before = list?.tasks ?? [];
      const came = new Map(tasks.map((task) => [task.id, laterOf(before, task, at)]));
      const kept = before.map((task) => came.get(task.id) ?? task);
      const there = new Set(kept.map(({ id }) => id));
      const joined = [...kept, ...[...came.values()].filter(({ id }) => !there.has(id))];
      const same = list?.offered === 'yes' && JSON.stringify(joined) === JSON.stringify(list.tasks);
      if (same) return UNMOVED;
      const unreadable = list?.unreadable ?? 0;
      return save(tenant, incidentId, { tasks: joined, unreadable, offered: 'yes', readAt: at });
    },
    /**
     * Leaves of every incident only those tasks that stand in `listed` (incident to ids of its tasks).
     * @returns the incidents whose tasks are others now.
     */
    keepOnly: (tenant: number, listed: ReadonlyMap<string, ReadonlySet<string>>): string[] => {
      const changed: string[] = [];
      for (const { id, body } of all.all(tenant)) {
        const [list] = readable(KnownTasks, body);
        const kept = (list?.tasks ?? []).filter((task) => listed.get(id)?.has(task.id) === true);
        if (list && kept.length === list.tasks.length && kept.length > 0) continue;
        if (kept.length === 0 || !list) drop.run(tenant, id);
        else write.run(tenant, id, JSON.stringify({ ...list, tasks: kept }));
        if (!list || list.tasks.length > 0) changed.push(id);
      }
      return changed;
    },
  };
}

/** The task as it came, or as it is known where the answer was overtaken by a newer one. */
function laterOf(
  known: readonly IncidentTask[],
  came: IncidentTask,
  readAt: Instant,
): IncidentTask {
  const there = known.find(({ id }) => id === came.id);
  if (!there || there.updatedAt === null || came.updatedAt === null) return came;
  const isAheadOfTime = isAhead(millis(there.updatedAt), millis(readAt));
  return came.updatedAt < there.updatedAt && !isAheadOfTime ? there : came;
}

/** The same, on a connection that only reads. */
export function taskReader(db: Database) {
  const read = db
    .prepare<[string, string], string>(`
      SELECT k.body FROM incident_tasks k JOIN tenants t ON t.number = k.tenant
      WHERE t.id = ? AND k.incident_id = ?`)
    .pluck();
  const seen = db
    .prepare<[string, string], string>(`
      SELECT c.text FROM cursors c JOIN tenants t ON t.number = c.tenant
      WHERE t.id = ? AND c.kind = ?`)
    .pluck();

  return {
    /**
     * As the incident's own list or the last look at the whole tenant left them, with the age of the newer
     * one. Those of a tenant that refuses them now stay as they were read. Null where nobody has read them.
     */
    of: ({ tenantId, incidentId }: IncidentKey): KnownTasks | null =>
      guarded('cache.db', () => {
        const body = read.get(tenantId, incidentId);
        const own = body === undefined ? null : (readable(KnownTasks, body)[0] ?? null);
        const whole = parseTasksSeen(seen.get(tenantId, TASKS_KIND) ?? null);
        if (whole === null) return own;
        const { readAt, refused } = whole;
        if (own === null) {
          const at = refused?.at ?? readAt;
          const offered = refused?.offered ?? 'yes';
          return at === null ? null : { tasks: [], unreadable: 0, offered, readAt: at };
        }
        // The look at the tenant found these as they are, or it would have written them.
        const latest: KnownTasks =
          readAt !== null && readAt > own.readAt ? { ...own, offered: 'yes', readAt } : own;
        return refused && refused.at > latest.readAt
          ? { ...latest, offered: refused.offered }
          : latest;
      }),
  };
}
export type TaskReader = ReturnType<typeof taskReader>;

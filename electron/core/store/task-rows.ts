import { KnownTasks } from '#shared/contract/tasks.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { IncidentTask } from '#shared/domain/incident-task.ts';
import type { Database } from './database.ts';
import { guarded } from './sqlite-failure.ts';
import { readable } from './stored-json.ts';

/** The Experts' tasks of incidents as they were read last. Used inside a transaction. */
export function taskRows(db: Database) {
  const read = db
    .prepare<[number, string], string>(
      'SELECT body FROM incident_tasks WHERE tenant = ? AND incident_id = ?',
    )
    .pluck();
  const drop = db.prepare<[number, string]>(
    'DELETE FROM incident_tasks WHERE tenant = ? AND incident_id = ?',
  );
  const write = db.prepare<[number, string, string]>(`
    INSERT INTO incident_tasks (tenant, incident_id, body) VALUES (?, ?, ?)
    ON CONFLICT (tenant, incident_id) DO UPDATE SET body = excluded.body`);

  return {
    /** The whole list of an incident. */
    save: (tenant: number, incidentId: string, known: KnownTasks): void => {
      write.run(tenant, incidentId, JSON.stringify(known));
    },
    drop: (tenant: number, incidentId: string): void => {
      drop.run(tenant, incidentId);
    },
    /** One task as it is now; the age of the list stays that of its last reading. */
    saveOne: (tenant: number, incidentId: string, task: IncidentTask): void => {
      const body = read.get(tenant, incidentId);
      const [known] = body === undefined ? [] : readable(KnownTasks, body);
      if (!known) return;
      const tasks = known.tasks.map((one) => (one.id === task.id ? task : one));
      write.run(tenant, incidentId, JSON.stringify({ ...known, tasks }));
    },
  };
}

/** The same, on a connection that only reads. */
export function taskReader(db: Database) {
  const read = db
    .prepare<[string, string], string>(`
      SELECT k.body FROM incident_tasks k JOIN tenants t ON t.number = k.tenant
      WHERE t.id = ? AND k.incident_id = ?`)
    .pluck();
  return {
    /** Null where nobody has read them yet. */
    of: ({ tenantId, incidentId }: IncidentKey): KnownTasks | null =>
      guarded('cache.db', () => {
        const body = read.get(tenantId, incidentId);
        return body === undefined ? null : (readable(KnownTasks, body)[0] ?? null);
      }),
  };
}
export type TaskReader = ReturnType<typeof taskReader>;

import { z } from 'zod';
import { Alert, Evidence } from '#shared/domain/incident.ts';
import type { AlertSnapshot } from './alert-rows.ts';
import type { Database } from './database.ts';
import { fromJson } from './stored-json.ts';

const Snapshot = z.object({ alert: Alert, evidence: z.array(Evidence) });

/** Alerts whose incident has not been read yet. They stay until it is, or their tenant goes. */
export function waitingAlerts(db: Database) {
  const any = db
    .prepare<[number], number>('SELECT 1 FROM waiting_alerts WHERE tenant = ? LIMIT 1')
    .pluck();
  const read = db
    .prepare<[number, string], string>(
      'SELECT body FROM waiting_alerts WHERE tenant = ? AND incident_id = ? ORDER BY id',
    )
    .pluck();
  const drop = db.prepare<[number, string]>(
    'DELETE FROM waiting_alerts WHERE tenant = ? AND incident_id = ?',
  );
  const put = db.prepare<[number, string, string, string]>(`
    INSERT INTO waiting_alerts (tenant, incident_id, id, body) VALUES (?, ?, ?, ?)
    ON CONFLICT (tenant, incident_id, id) DO UPDATE SET body = excluded.body`);

  return {
    /** Whether any alert of the tenant waits: most of the time none does. */
    any: (tenant: number): boolean => any.get(tenant) !== undefined,
    put: (tenant: number, { alert, evidence }: AlertSnapshot): void => {
      const body = JSON.stringify({ alert, evidence });
      put.run(tenant, alert.incidentId, alert.id, body);
    },
    /** Takes out what waits for an incident. */
    take: (tenant: number, incidentId: string): AlertSnapshot[] => {
      const found = read.all(tenant, incidentId).map((body) => fromJson(Snapshot, body));
      if (found.length > 0) drop.run(tenant, incidentId);
      return found;
    },
  };
}

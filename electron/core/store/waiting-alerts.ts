import { z } from 'zod';
import { Alert, Evidence, type IncidentId } from '#shared/domain/incident.ts';
import { PreparedAlert, prepared } from './alert-rows.ts';
import type { Database } from './database.ts';
import { fromJson } from './stored-json.ts';

/** Earlier versions stored the alert as it was read. */
const Waiting = z.union([
  PreparedAlert,
  z.object({ alert: Alert, evidence: z.array(Evidence) }).transform(prepared),
]);

interface WaitingAlert {
  readonly incidentId: IncidentId;
  readonly alert: PreparedAlert;
}

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
    put: (tenant: number, { incidentId, alert }: WaitingAlert): void => {
      put.run(tenant, incidentId, alert.id, JSON.stringify(alert));
    },
    /** Takes out what waits for an incident. */
    take: (tenant: number, incidentId: string): PreparedAlert[] => {
      const found = read.all(tenant, incidentId).map((body) => fromJson(Waiting, body));
      if (found.length > 0) drop.run(tenant, incidentId);
      return found;
    },
  };
}

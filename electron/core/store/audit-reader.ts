import { z } from 'zod';
import { IncidentChange } from '#shared/domain/change.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';
import { readable } from './stored-json.ts';

const MOST = 300;

/** One deed about an incident as the audit trail has it. */
const Deed = z.object({
  at: Instant,
  accountId: z.string().nullable(),
  action: z.string(),
  detail: z.object({
    id: z.string(),
    change: IncidentChange.optional(),
    reason: z.string().nullish(),
  }),
});
export type Deed = z.infer<typeof Deed>;

/** What the audit trail says about single incidents. */
export function auditReader(db: Database) {
  const ofIncident = db
    .prepare<[string, string, number], string>(`
      SELECT body FROM audit_details
      WHERE tenant_id = ? AND json_extract(body, '$.detail.incidentId') = ?
      ORDER BY place DESC LIMIT ?`)
    .pluck();

  return {
    /** Newest first. */
    ofIncident: ({ tenantId, incidentId }: IncidentKey): Deed[] =>
      ofIncident.all(tenantId, incidentId, MOST).flatMap((body) => readable(Deed, body)),
  };
}
export type AuditReader = ReturnType<typeof auditReader>;

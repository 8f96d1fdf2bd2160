import { z } from 'zod';
import { UndoTarget } from '#shared/contract/undo.ts';
import type { WishId } from '#shared/domain/access/wish.ts';
import { IncidentChange } from '#shared/domain/change.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
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
    undoes: UndoTarget.optional(),
  }),
});
export type Deed = z.infer<typeof Deed>;

/** One step of a wish about access as the audit trail has it. */
const Step = z
  .object({
    at: Instant,
    accountId: z.string().nullable(),
    action: z.string(),
    detail: z.looseObject({
      stage: z.string().optional(),
      reason: z.string().nullish(),
      clientRequestId: z.string().optional(),
    }),
  })
  .transform(({ detail: { stage, reason, clientRequestId }, ...step }) => ({
    ...step,
    stage: stage ?? null,
    reason: reason ?? null,
    clientRequestId: clientRequestId ?? null,
  }));
export type WishStep = z.infer<typeof Step>;

/** What the audit trail says about single incidents, and about single wishes. */
export function auditReader(db: Database) {
  const ofIncident = db
    .prepare<[string, string, number], string>(`
      SELECT body FROM audit_details
      WHERE tenant_id = ? AND json_extract(body, '$.detail.incidentId') = ?
      ORDER BY place DESC LIMIT ?`)
    .pluck();
  const ofWish = db
    .prepare<[string, string, number], string>(`
      SELECT body FROM audit_details
      WHERE tenant_id = ? AND json_extract(body, '$.detail.id') = ?
        AND json_extract(body, '$.action') LIKE 'access.%'
      ORDER BY place LIMIT ?`)
    .pluck();

  return {
    /** The course of one wish about access, oldest first. */
    ofWish: ({ tenantId, id }: { readonly tenantId: TenantId; readonly id: WishId }): WishStep[] =>
      ofWish.all(tenantId, id, MOST).flatMap((body) => readable(Step, body)),
    /** Newest first. */
    ofIncident: ({ tenantId, incidentId }: IncidentKey): Deed[] =>
      ofIncident.all(tenantId, incidentId, MOST).flatMap((body) => readable(Deed, body)),
  };
}
export type AuditReader = ReturnType<typeof auditReader>;

import { z } from 'zod';
import { type ClockEnd, EndedPromises, ReportedEnd } from '#shared/domain/clock/clock-end.ts';
import type { IncidentId } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';

/** How promises ended (ledger). They go with their tenant (ON DELETE CASCADE), not with their incident. */
export function clockEndStore(db: Database) {
  const put = db.prepare(`
    INSERT INTO clock_ends (tenant_id, incident_id, promise, severity, level, ended_at, within,
      used_ms, target_ms, us_ms, customer_ms, microsoft_ms)
    SELECT tenant_id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM tenants WHERE tenant_id = ?
    ON CONFLICT (tenant_id, incident_id, promise) DO UPDATE SET
      severity = excluded.severity, level = excluded.level, ended_at = excluded.ended_at,
      within = excluded.within, used_ms = excluded.used_ms, target_ms = excluded.target_ms,
      us_ms = excluded.us_ms, customer_ms = excluded.customer_ms,
      microsoft_ms = excluded.microsoft_ms`);
  const undo = db.prepare<[string, string]>(
    "DELETE FROM clock_ends WHERE tenant_id = ? AND incident_id = ? AND promise = 'resolve'",
  );
  const between = db.prepare<[{ from: string; to: string; of: string | null }]>(`
    SELECT tenant_id AS tenantId, severity, promise, within, used_ms AS usedMs, us_ms AS usMs,
      customer_ms AS customerMs, microsoft_ms AS microsoftMs
    FROM clock_ends INDEXED BY clock_ends_by_time WHERE ended_at >= @from AND ended_at < @to
      AND (@of IS NULL OR tenant_id IN (SELECT value FROM json_each(@of)))`);

  // The party as `longestParty` says.
  const counted = db.prepare<[string, string]>(`
    SELECT tenant_id AS tenantId, severity, promise, sum(within) AS within, count(*) AS ended,
      CASE WHEN us_ms >= customer_ms AND us_ms >= microsoft_ms THEN 'us'
        WHEN customer_ms >= microsoft_ms THEN 'customer' ELSE 'microsoft' END AS party
    FROM clock_ends INDEXED BY clock_ends_by_time WHERE ended_at >= ? AND ended_at < ?
    GROUP BY 1, 2, 3, 6`);

  return {
    /** The same end again changes nothing; of a tenant removed meanwhile nothing is kept. */
    put: (tenantId: TenantId, end: ClockEnd): void => {
      const { incidentId, promise, severity, level, endedAt, within, usedMs, targetMs } = end;
      const { us, customer, microsoft } = end.partyMs;
      const facts = [incidentId, promise, severity, level, endedAt, within ? 1 : 0];
      const spans = [usedMs, targetMs, us, customer, microsoft].map(Math.round);
      put.run(...facts, ...spans, tenantId);
    },
    /** The incident was opened again: it is not resolved. */
    undoResolved: (tenantId: TenantId, incidentId: IncidentId): void => {
      undo.run(tenantId, incidentId);
    },
    /** What ended in that span, its end not included, in any order: of these tenants, or of all (null). */
    between: (from: Instant, to: Instant, tenants: readonly TenantId[] | null): ReportedEnd[] =>
      z.array(ReportedEnd).parse(between.all({ from, to, of: tenants && JSON.stringify(tenants) })),
    /** The same, counted. */
    countedBetween: (from: Instant, to: Instant): EndedPromises[] =>
      z.array(EndedPromises).parse(counted.all(from, to)),
  };
}
export type ClockEndStore = ReturnType<typeof clockEndStore>;

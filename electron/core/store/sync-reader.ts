import { TenantId, TenantSync } from '#shared/domain/tenant.ts';
import { FIRST_CLOSED_RANK } from './board-ranks.ts';
import type { Database } from './database.ts';
import { StoredIdentity } from './identity.ts';
import { guarded } from './sqlite-failure.ts';
import { readable } from './stored-json.ts';

/** Where sync stands and who we are in each tenant, on a connection that only reads. */
export function syncReader(db: Database) {
  const of = (table: string, rest: string) =>
    `SELECT s.body FROM ${table} s JOIN tenants t ON t.number = s.tenant ${rest}`;
  const all = db.prepare<[], string>(of('tenant_syncs', 'ORDER BY t.id')).pluck();
  const one = db.prepare<[string], string>(of('tenant_syncs', 'WHERE t.id = ?')).pluck();
  const identities = db.prepare<[], string>(of('identities', 'ORDER BY t.id')).pluck();
  const identity = db.prepare<[string], string>(of('identities', 'WHERE t.id = ?')).pluck();
  const cursor = db
    .prepare<[string, string], string>(`
      SELECT c.text FROM cursors c JOIN tenants t ON t.number = c.tenant
      WHERE t.id = ? AND c.kind = ?`)
    .pluck();
  const alerts = db.prepare<[], number>('SELECT count(*) FROM alerts').pluck();
  const counts = db.prepare<[], { id: string; incidents: number; open: number }>(`
    SELECT t.id, count(i.n) AS incidents,
           count(*) FILTER (WHERE i.status_rank < ${FIRST_CLOSED_RANK}) AS open
    FROM tenants t LEFT JOIN incidents i ON i.tenant = t.number GROUP BY t.number`);

  return {
    all: (): TenantSync[] =>
      guarded('cache.db', () => all.all().flatMap((body) => readable(TenantSync, body))),
    get: (tenantId: TenantId): TenantSync | null =>
      guarded('cache.db', () => {
        const body = one.get(tenantId);
        return body === undefined ? null : (readable(TenantSync, body)[0] ?? null);
      }),
    /** Null before the first one was saved. */
    cursor: (tenantId: TenantId, kind: string): string | null =>
      guarded('cache.db', () => cursor.get(tenantId, kind) ?? null),
    identities: (): StoredIdentity[] =>
      guarded('cache.db', () => identities.all().flatMap((body) => readable(StoredIdentity, body))),
    identity: (tenantId: TenantId): StoredIdentity | null =>
      guarded('cache.db', () => {
        const body = identity.get(tenantId);
        return body === undefined ? null : (readable(StoredIdentity, body)[0] ?? null);
      }),
    /** All alerts of all tenants. */
    alerts: (): number => guarded('cache.db', () => alerts.get() ?? 0),
    /** Incidents of each tenant by SQL. A program with a board asks `boardReader(db).byTenant()`. */
    counts: (): Map<TenantId, { incidents: number; open: number }> =>
      guarded('cache.db', () => {
        return new Map(
          counts.all().map(({ id, ...totals }) => [TenantId.parse(id), totals] as const),
        );
      }),
  };
}
export type SyncReader = ReturnType<typeof syncReader>;

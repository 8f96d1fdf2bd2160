import { TenantId, TenantSync } from '#shared/domain/tenant.ts';
import type { Database } from './database.ts';
import { StoredIdentity } from './identity.ts';
import { guarded } from './sqlite-failure.ts';
import { readable, remembering } from './stored-json.ts';

/** Where sync stands and who we are in each tenant, on a connection that only reads. */
export function syncReader(db: Database) {
  const of = (table: string, rest: string) =>
    `SELECT s.body FROM ${table} s JOIN tenants t ON t.number = s.tenant ${rest}`;
  const all = db.prepare<[], string>(of('tenant_syncs', 'ORDER BY t.id')).pluck();
  const identities = db.prepare<[], string>(of('identities', '')).pluck();
  const parsedIdentities = remembering((body) => readable(StoredIdentity, body));
  const identity = db.prepare<[string], string>(of('identities', 'WHERE t.id = ?')).pluck();
  const cursor = db
    .prepare<[string, string], string>(`
      SELECT c.text FROM cursors c JOIN tenants t ON t.number = c.tenant
      WHERE t.id = ? AND c.kind = ?`)
    .pluck();
  const cursors = db.prepare<[string], { tenantId: string; text: string }>(`
    SELECT t.id AS tenantId, c.text FROM cursors c JOIN tenants t ON t.number = c.tenant
    WHERE c.kind = ?`);
  const tenants = db.prepare<[], string>('SELECT id FROM tenants').pluck();
  const alerts = db.prepare<[], number>('SELECT count(*) FROM alerts').pluck();
  return {
    all: (): TenantSync[] =>
      guarded('cache.db', () => all.all().flatMap((body) => readable(TenantSync, body))),
    /** Null before the first one was saved. */
    cursor: (tenantId: TenantId, kind: string): string | null =>
      guarded('cache.db', () => cursor.get(tenantId, kind) ?? null),
    /** The cursors of one kind, by tenant. */
    cursors: (kind: string): ReadonlyMap<string, string> =>
      guarded(
        'cache.db',
        () => new Map(cursors.all(kind).map(({ tenantId, text }) => [tenantId, text])),
      ),
    identity: (tenantId: TenantId): StoredIdentity | null =>
      guarded('cache.db', () => {
        const body = identity.get(tenantId);
        return body === undefined ? null : (readable(StoredIdentity, body)[0] ?? null);
      }),
    /** Who we are wherever it is known. */
    identities: (): ReadonlyMap<TenantId, StoredIdentity> =>
      guarded('cache.db', () => {
        const known = parsedIdentities(identities.all()).flat();
        return new Map(known.map((one) => [one.tenantId, one]));
      }),
    /** All alerts of all tenants. */
    alerts: (): number => guarded('cache.db', () => alerts.get() ?? 0),
    /** Every tenant there is something of, whether or not it is in the list. */
    tenants: (): TenantId[] =>
      guarded('cache.db', () => tenants.all().map((id) => TenantId.parse(id))),
  };
}
export type SyncReader = ReturnType<typeof syncReader>;

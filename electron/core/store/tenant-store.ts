import { Tenant, type TenantId } from '#shared/domain/tenant.ts';
import type { Database } from './database.ts';
import { fromJson, remembering } from './stored-json.ts';

/** The user's own tenants (ledger), by name. */
export function tenantStore(db: Database) {
  const all = db.prepare<[], string>('SELECT body FROM tenants ORDER BY tenant_id').pluck();
  const parsed = remembering((body) => fromJson(Tenant, body));
  const one = db.prepare<[string], string>('SELECT body FROM tenants WHERE tenant_id = ?').pluck();
  const put = db.prepare<[string, string]>(`
    INSERT INTO tenants (tenant_id, body) VALUES (?, ?)
    ON CONFLICT (tenant_id) DO UPDATE SET body = excluded.body`);
  const drop = db.prepare<[string]>('DELETE FROM tenants WHERE tenant_id = ?');

  return {
    list: (): Tenant[] =>
      parsed(all.all()).sort(
        (one, other) => one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1),
      ),
    get: (id: TenantId): Tenant | null => {
      const body = one.get(id);
      return body === undefined ? null : fromJson(Tenant, body);
    },
    /** Parsed first: one row that nobody can read would take the whole list with it. */
    upsert: (tenant: Tenant): void => {
      put.run(tenant.id, JSON.stringify(Tenant.parse(tenant)));
    },
    remove: (id: TenantId): void => {
      drop.run(id);
    },
  };
}
export type TenantStore = ReturnType<typeof tenantStore>;

import { Tenant, type TenantId } from '#shared/domain/tenant.ts';
import type { Database } from './database.ts';
import { removalMarks } from './removal-marks.ts';
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
  const marks = removalMarks(db);
  const save = db.transaction((tenant: Tenant) => {
    put.run(tenant.id, JSON.stringify(tenant));
    marks.takenBack(tenant.id);
  });
  const remove = db.transaction((id: TenantId) => {
    drop.run(id);
    marks.begun(id);
  });

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
      save.immediate(Tenant.parse(tenant));
    },
    /** Takes it off the list and marks it: what is left of it elsewhere is looked for until the mark is gone. */
    remove: (id: TenantId): void => {
      remove.immediate(id);
    },
  };
}
export type TenantStore = ReturnType<typeof tenantStore>;

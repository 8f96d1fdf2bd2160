import type { TenantSync } from '#shared/domain/tenant.ts';
import type { Database } from './database.ts';
import { StoredIdentity } from './identity.ts';
import { fromJson } from './stored-json.ts';

/** Where sync stands, and who the person is, by the tenant's number. Writing side. */
export function syncStore(db: Database) {
  const writeSync = db.prepare<[number, string]>(`
    INSERT INTO tenant_syncs (tenant, body) VALUES (?, ?)
    ON CONFLICT (tenant) DO UPDATE SET body = excluded.body`);
  const writeCursor = db.prepare<[number, string, string]>(`
    INSERT INTO cursors (tenant, kind, text) VALUES (?, ?, ?)
    ON CONFLICT (tenant, kind) DO UPDATE SET text = excluded.text`);
  const writeIdentity = db.prepare<[number, string]>(`
    INSERT INTO identities (tenant, body) VALUES (?, ?)
    ON CONFLICT (tenant) DO UPDATE SET body = excluded.body`);
  const readIdentity = db
    .prepare<[number], string>('SELECT body FROM identities WHERE tenant = ?')
    .pluck();

  return {
    saveSync: (tenant: number, sync: TenantSync): void => {
      writeSync.run(tenant, JSON.stringify(sync));
    },
    saveCursor: (tenant: number, kind: string, text: string): void => {
      writeCursor.run(tenant, kind, text);
    },
    saveIdentity: (tenant: number, identity: StoredIdentity): void => {
      writeIdentity.run(tenant, JSON.stringify(identity));
    },
    identity: (tenant: number): StoredIdentity | null => {
      const body = readIdentity.get(tenant);
      return body === undefined ? null : fromJson(StoredIdentity, body);
    },
  };
}

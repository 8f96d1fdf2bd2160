import type { UserName } from '#shared/domain/own-name.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import type { Database } from './database.ts';

/** The names people gave themselves, by tenant (ledger). They go with their tenant (ON DELETE CASCADE). */
export function ownNameStore(db: Database) {
  const all = db.prepare<[string], { tenantId: string; upn: string }>(
    'SELECT tenant_id AS tenantId, upn FROM own_names WHERE account_id = ?',
  );
  const owner = db
    .prepare<[string, string], string>(
      'SELECT account_id FROM own_names WHERE tenant_id = ? AND upn = ?',
    )
    .pluck();
  const put = db.prepare<[string, string, string]>(`
    INSERT INTO own_names (tenant_id, account_id, upn)
    SELECT tenant_id, ?, ? FROM tenants WHERE tenant_id = ?
    ON CONFLICT (tenant_id, account_id) DO UPDATE SET upn = excluded.upn`);
  const drop = db.prepare<[string, string]>(
    'DELETE FROM own_names WHERE tenant_id = ? AND account_id = ?',
  );

  return {
    of: (accountId: string): ReadonlyMap<TenantId, string> =>
      new Map(all.all(accountId).map(({ tenantId, upn }) => [TenantId.parse(tenantId), upn])),
    /** The account that has given this name there, in any case; null = nobody. */
    owner: (tenantId: TenantId, upn: UserName): string | null => owner.get(tenantId, upn) ?? null,
    /** Null forgets it; of a tenant removed meanwhile nothing is kept. */
    save: (accountId: string, tenantId: TenantId, upn: UserName | null): void => {
      if (upn === null) drop.run(tenantId, accountId);
      else put.run(accountId, upn, tenantId);
    },
  };
}
export type OwnNameStore = ReturnType<typeof ownNameStore>;

import type { TenantId } from '#shared/domain/tenant.ts';
import type { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';

/** What each person had open before them (ledger): several decisions at once want each of them seen. */
export function openedStore(db: Database) {
  const put = db.prepare<[string, string, string, string]>(`
    INSERT INTO access_opened (tenant_id, about, account_id, opened_at)
    SELECT tenant_id, ?, ?, ? FROM tenants WHERE tenant_id = ?
    ON CONFLICT (tenant_id, about, account_id) DO UPDATE SET opened_at = excluded.opened_at`);
  const all = db.prepare<[string], { tenantId: string; about: string }>(
    'SELECT tenant_id AS tenantId, about FROM access_opened WHERE account_id = ?',
  );
  const drop = db.prepare<[string]>('DELETE FROM access_opened WHERE opened_at < ?');
  return {
    mark: (accountId: string, tenantId: TenantId, about: string, at: Instant): void => {
      put.run(about, accountId, at, tenantId);
    },
    /** As `tenant/about`. */
    of: (accountId: string): ReadonlySet<string> =>
      new Set(all.all(accountId).map(({ tenantId, about }) => `${tenantId}/${about}`)),
    /** Forgets what was opened before that moment. */
    forget: (before: Instant): void => {
      drop.run(before);
    },
  };
}
export type OpenedStore = ReturnType<typeof openedStore>;

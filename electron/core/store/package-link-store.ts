import { z } from 'zod';
import { BrowserAsk, PackageLink } from '#shared/domain/access/package-link.ts';
import type { PackageId } from '#shared/domain/access/package.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Database } from './database.ts';

/**
 * My Access links and what was asked for with them in the browser (ledger). They go with their tenant (ON
 * DELETE CASCADE); of a tenant removed meanwhile nothing is kept.
 */
export function packageLinkStore(db: Database) {
  const all = db.prepare<[], object>(`
    SELECT tenant_id AS tenantId, package_id AS packageId, name, domain FROM access_links
    ORDER BY tenant_id, name, package_id`);
  const one = db.prepare<[string, string], object>(`
    SELECT tenant_id AS tenantId, package_id AS packageId, name, domain FROM access_links
    WHERE tenant_id = ? AND package_id = ?`);
  const put = db.prepare<[string, string, string, string]>(`
    INSERT INTO access_links (tenant_id, package_id, name, domain)
    SELECT tenant_id, ?, ?, ? FROM tenants WHERE tenant_id = ?
    ON CONFLICT (tenant_id, package_id) DO UPDATE SET name = excluded.name, domain = excluded.domain`);
  const drop = db.prepare<[string, string]>(
    'DELETE FROM access_links WHERE tenant_id = ? AND package_id = ?',
  );
  const said = db.prepare<[string], object>(`
    SELECT tenant_id AS tenantId, package_id AS packageId, name, said_at AS saidAt
    FROM access_browser_asks WHERE account_id = ? ORDER BY said_at`);
  const say = db.prepare<[string, string, string, string, string]>(`
    INSERT INTO access_browser_asks (tenant_id, package_id, account_id, name, said_at)
    SELECT tenant_id, ?, ?, ?, ? FROM tenants WHERE tenant_id = ?
    ON CONFLICT (tenant_id, package_id, account_id) DO UPDATE SET said_at = excluded.said_at`);
  const unsay = db.prepare<[string, string, string]>(
    'DELETE FROM access_browser_asks WHERE tenant_id = ? AND package_id = ? AND account_id = ?',
  );
  const saveAll = db.transaction((links: readonly PackageLink[]) => {
    for (const { tenantId, packageId, name, domain } of links) {
      put.run(packageId, name, domain, tenantId);
    }
  });

  return {
    list: (): PackageLink[] => z.array(PackageLink).parse(all.all()),
    /** Null where none is kept. */
    get: (tenantId: TenantId, packageId: string): PackageLink | null =>
      PackageLink.nullable().parse(one.get(tenantId, packageId) ?? null),
    saveAll: (links: readonly PackageLink[]): void => saveAll.immediate(links),
    remove: (tenantId: TenantId, packageId: PackageId): void => {
      drop.run(tenantId, packageId);
    },
    asked: (accountId: string): BrowserAsk[] => z.array(BrowserAsk).parse(said.all(accountId)),
    say: (accountId: string, { tenantId, packageId, name, saidAt }: BrowserAsk): void => {
      say.run(packageId, accountId, name, saidAt, tenantId);
    },
    unsay: (
      accountId: string,
      { tenantId, packageId }: Pick<BrowserAsk, 'tenantId' | 'packageId'>,
    ): void => {
      unsay.run(tenantId, packageId, accountId);
    },
  };
}
export type PackageLinkStore = ReturnType<typeof packageLinkStore>;

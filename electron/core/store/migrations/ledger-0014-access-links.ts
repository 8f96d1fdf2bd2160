import type { Migration } from './migration.ts';

/** Durable My Access links by tenant and package, and what each person says they asked for with them. */
export const ledger0014: Migration = {
  name: 'ledger-0014-access-links',
  up: (db) => {
    db.exec(`
      CREATE TABLE access_links (
        tenant_id  TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
        package_id TEXT NOT NULL,
        name       TEXT NOT NULL,
        domain     TEXT NOT NULL,
        PRIMARY KEY (tenant_id, package_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE access_browser_asks (
        tenant_id  TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
        package_id TEXT NOT NULL,
        account_id TEXT NOT NULL,
        name       TEXT NOT NULL,
        said_at    TEXT NOT NULL,
        PRIMARY KEY (tenant_id, package_id, account_id)
      ) STRICT, WITHOUT ROWID;`);
  },
};

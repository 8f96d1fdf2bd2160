import type { Migration } from './migration.ts';

/** Under which name a person is known in a tenant that does not tell. Goes with its tenant. */
export const ledger0012: Migration = {
  name: 'ledger-0012-own-names',
  up: (db) => {
    db.exec(`
      CREATE TABLE own_names (
        tenant_id  TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
        account_id TEXT NOT NULL,
        upn        TEXT NOT NULL COLLATE NOCASE,
        PRIMARY KEY (tenant_id, account_id),
        UNIQUE (tenant_id, upn)
      ) STRICT, WITHOUT ROWID;`);
  },
};

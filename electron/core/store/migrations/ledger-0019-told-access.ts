import type { Migration } from './migration.ts';

/** Which news of access each person was told: once each, also where the program ended in between. */
export const ledger0019: Migration = {
  name: 'ledger-0019-told-access',
  up: (db) => {
    db.exec(`
      CREATE TABLE told_access (
        account_id TEXT NOT NULL,
        tenant_id  TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
        kind       TEXT NOT NULL,
        id         TEXT NOT NULL,
        state      TEXT NOT NULL,
        told_at    TEXT NOT NULL,
        PRIMARY KEY (account_id, tenant_id, kind, id, state)
      ) STRICT, WITHOUT ROWID;`);
  },
};

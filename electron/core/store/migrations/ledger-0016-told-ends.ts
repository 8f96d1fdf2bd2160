import type { Migration } from './migration.ts';

/** Which ends of access the person was told of, and how long before: once each, also after a restart. */
export const ledger0016: Migration = {
  name: 'ledger-0016-told-ends',
  up: (db) => {
    db.exec(`
      CREATE TABLE told_ends (
        tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
        kind      TEXT NOT NULL,
        id        TEXT NOT NULL,
        end_at    TEXT NOT NULL,
        days      INTEGER NOT NULL,
        told_at   TEXT NOT NULL,
        PRIMARY KEY (tenant_id, kind, id, end_at, days)
      ) STRICT, WITHOUT ROWID;`);
  },
};

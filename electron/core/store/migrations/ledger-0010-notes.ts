import type { Migration } from './migration.ts';

/** What a person noted about an incident for themselves. Goes with its tenant. */
export const ledger0010: Migration = {
  name: 'ledger-0010-notes',
  up: (db) => {
    db.exec(`
      CREATE TABLE notes (
        tenant_id   TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
        incident_id TEXT NOT NULL,
        account_id  TEXT NOT NULL,
        text        TEXT NOT NULL,
        saved_at    TEXT NOT NULL,
        PRIMARY KEY (tenant_id, incident_id, account_id)
      ) STRICT, WITHOUT ROWID;`);
  },
};

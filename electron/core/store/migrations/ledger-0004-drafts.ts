import type { Migration } from './migration.ts';

/** What a person typed about an incident and has not sent. Goes with its tenant. */
export const ledger0004: Migration = {
  name: 'ledger-0004-drafts',
  up: (db) => {
    db.exec(`
      CREATE TABLE drafts (
        tenant_id   TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
        incident_id TEXT NOT NULL,
        saved_at    TEXT NOT NULL,
        body        TEXT NOT NULL,
        PRIMARY KEY (tenant_id, incident_id)
      ) STRICT, WITHOUT ROWID;`);
  },
};

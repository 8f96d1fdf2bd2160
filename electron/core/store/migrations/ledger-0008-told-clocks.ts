import type { Migration } from './migration.ts';

/** Which clocks the person was told of: once each, also after a restart. Goes with its tenant. */
export const ledger0008: Migration = {
  name: 'ledger-0008-told-clocks',
  up: (db) => {
    db.exec(`
      CREATE TABLE told_clocks (
        tenant_id   TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
        incident_id TEXT NOT NULL,
        promise     TEXT NOT NULL,
        kind        TEXT NOT NULL,
        told_at     TEXT NOT NULL,
        PRIMARY KEY (tenant_id, incident_id, promise, kind)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX told_clocks_by_time ON told_clocks (told_at);`);
  },
};

import type { Migration } from './migration.ts';

/** Incidents that were put away for a time. They go with their tenant. */
export const ledger0007: Migration = {
  name: 'ledger-0007-snoozes',
  up: (db) => {
    db.exec(`
      CREATE TABLE snoozes (
        tenant_id   TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
        incident_id TEXT NOT NULL,
        until_at    TEXT NOT NULL,
        wake_at     TEXT NOT NULL,
        title       TEXT NOT NULL,
        seen        TEXT NOT NULL,
        PRIMARY KEY (tenant_id, incident_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX snoozes_by_wake ON snoozes (wake_at);`);
  },
};

import type { Migration } from './migration.ts';

/** How promises ended, for reports: it outlives the incident, and goes with its tenant. */
export const ledger0009: Migration = {
  name: 'ledger-0009-clock-ends',
  up: (db) => {
    db.exec(`
      CREATE TABLE clock_ends (
        tenant_id    TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
        incident_id  TEXT NOT NULL,
        promise      TEXT NOT NULL,
        severity     TEXT NOT NULL,
        level        TEXT NOT NULL,
        ended_at     TEXT NOT NULL,
        within       INTEGER NOT NULL,
        used_ms      INTEGER NOT NULL,
        target_ms    INTEGER NOT NULL,
        us_ms        INTEGER NOT NULL,
        customer_ms  INTEGER NOT NULL,
        microsoft_ms INTEGER NOT NULL,
        PRIMARY KEY (tenant_id, incident_id, promise)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX clock_ends_by_time ON clock_ends (ended_at);`);
  },
};

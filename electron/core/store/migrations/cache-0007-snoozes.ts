import type { Migration } from './migration.ts';

/**
 * What the ledger put away, mirrored for the board; may be there before the incident. `woken` says why one
 * has to come back, written with the change itself, until the ledger knows it too.
 */
export const cache0007: Migration = {
  name: 'cache-0007-snoozes',
  up: (db) => {
    db.exec(`
      ALTER TABLE incidents ADD COLUMN snoozed_until INTEGER NOT NULL DEFAULT 0;
      CREATE TABLE snoozes (
        tenant      INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
        incident_id TEXT NOT NULL,
        until       INTEGER NOT NULL,
        seen        TEXT NOT NULL,
        woken       TEXT,
        PRIMARY KEY (tenant, incident_id)
      ) STRICT, WITHOUT ROWID;`);
  },
};

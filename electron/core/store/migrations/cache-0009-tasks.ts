import type { Migration } from './migration.ts';

/** The Experts' tasks of incidents, each list as it was read last. */
export const cache0009: Migration = {
  name: 'cache-0009-tasks',
  up: (db) => {
    db.exec(`
      CREATE TABLE incident_tasks (
        tenant      INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
        incident_id TEXT NOT NULL,
        body        TEXT NOT NULL,
        PRIMARY KEY (tenant, incident_id)
      ) STRICT, WITHOUT ROWID;`);
  },
};

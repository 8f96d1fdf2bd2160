import type { Migration } from './migration.ts';

/**
 * What changed between two looks, and which incidents were merged into which. A space behind each body makes
 * the next look write the incident again, with what it can be found by: with the daily sweep at the latest.
 */
export const cache0003: Migration = {
  name: 'cache-0003-history',
  up: (db) => {
    db.exec(`
      CREATE TABLE incident_changes (
        number  INTEGER PRIMARY KEY,
        n       INTEGER NOT NULL REFERENCES incidents (n) ON DELETE CASCADE,
        seen_at INTEGER NOT NULL,
        body    TEXT NOT NULL
      ) STRICT;
      CREATE INDEX incident_changes_by_incident ON incident_changes (n, number);

      CREATE TABLE merges (
        n      INTEGER PRIMARY KEY REFERENCES incidents (n) ON DELETE CASCADE,
        tenant INTEGER NOT NULL,
        target TEXT NOT NULL
      ) STRICT;
      CREATE INDEX merges_by_target ON merges (tenant, target);
      INSERT INTO merges (n, tenant, target)
        SELECT i.n, i.tenant, json_extract(b.body, '$.redirectIncidentId')
        FROM incidents i JOIN incident_bodies b ON b.n = i.n
        WHERE json_extract(b.body, '$.redirectIncidentId') IS NOT NULL;
      UPDATE incident_bodies SET body = body || ' ';`);
  },
};

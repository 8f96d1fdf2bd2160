import type { Migration } from './migration.ts';

/**
 * When our looks found an incident closed, out of what they noted; 0 where it is open, or was closed
 * already at the first look.
 */
export const cache0006: Migration = {
  name: 'cache-0006-closed',
  up: (db) => {
    db.exec(`
      ALTER TABLE incidents ADD COLUMN closed_at INTEGER NOT NULL DEFAULT 0;
      UPDATE incidents SET closed_at = seen.at FROM (
        SELECT c.n, max(c.number) AS number,
               CAST(unixepoch(json_extract(c.body, '$.updatedAt')) AS INTEGER) * 1000 AS at
        FROM incident_changes c, json_each(c.body, '$.changes') AS one
        WHERE json_extract(one.value, '$.field') = 'status'
          AND json_extract(one.value, '$.to') IN ('resolved', 'redirected')
          AND json_extract(one.value, '$.from') NOT IN ('resolved', 'redirected')
        GROUP BY c.n) AS seen
      WHERE seen.n = incidents.n AND incidents.status_rank >= 100;`);
  },
};

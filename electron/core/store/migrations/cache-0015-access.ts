import type { Migration } from './migration.ts';

/**
 * What entitlement management and access reviews told of each tenant, one thing a row: packages, requests,
 * assignments, approvals, reviews. All of it is what one person may see.
 */
export const cache0015: Migration = {
  name: 'cache-0015-access',
  up: (db) => {
    db.exec(`
      CREATE TABLE access_items (
        tenant INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
        kind   TEXT NOT NULL,
        id     TEXT NOT NULL,
        body   TEXT NOT NULL,
        PRIMARY KEY (tenant, kind, id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX access_items_by_kind ON access_items (kind, tenant);`);
  },
};

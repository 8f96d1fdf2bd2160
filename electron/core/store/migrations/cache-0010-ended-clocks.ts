import type { Migration } from './migration.ts';

/**
 * Promises that ended: written with the change that ended them, so that nothing is lost between the two,
 * and taken away once they stand in the ledger.
 */
export const cache0010: Migration = {
  name: 'cache-0010-ended-clocks',
  up: (db) => {
    db.exec(`
      CREATE TABLE ended_clocks (
        seq    INTEGER PRIMARY KEY AUTOINCREMENT,
        tenant INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
        body   TEXT NOT NULL
      ) STRICT;
      CREATE INDEX ended_clocks_by_tenant ON ended_clocks (tenant);`);
  },
};

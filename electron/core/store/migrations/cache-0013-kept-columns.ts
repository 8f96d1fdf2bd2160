import type { Migration } from './migration.ts';

/**
 * What the board counts with, as one piece from the end of the last run, so that a start need not go
 * through every row. It goes with everything that makes readers start over: the removal of a tenant first.
 */
export const cache0013: Migration = {
  name: 'cache-0013-kept-columns',
  up: (db) => {
    db.exec(`
      CREATE TABLE kept_columns (
        one        INTEGER PRIMARY KEY CHECK (one = 1),
        generation INTEGER NOT NULL,
        stamp      INTEGER NOT NULL,
        size       INTEGER NOT NULL,
        layout     TEXT NOT NULL,
        bytes      BLOB NOT NULL
      ) STRICT;
      CREATE TRIGGER kept_columns_go AFTER UPDATE OF generation ON board_state BEGIN
        DELETE FROM kept_columns;
      END;`);
  },
};

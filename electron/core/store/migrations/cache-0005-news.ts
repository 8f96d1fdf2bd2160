import type { Migration } from './migration.ts';

/**
 * What happened to incidents and was not told yet: written with the change itself, so that nothing is lost
 * between the two, and taken away once it stands in the ledger.
 */
export const cache0005: Migration = {
  name: 'cache-0005-news',
  up: (db) => {
    db.exec(`
      CREATE TABLE news (
        seq   INTEGER PRIMARY KEY AUTOINCREMENT,
        n     INTEGER NOT NULL REFERENCES incidents (n) ON DELETE CASCADE,
        kinds TEXT NOT NULL,
        -- Read while catching up: told in one line with others of its kind.
        late  INTEGER NOT NULL,
        at    INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX news_by_incident ON news (n);`);
  },
};

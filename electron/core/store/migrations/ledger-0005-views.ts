import type { Migration } from './migration.ts';

/** How each person has arranged the board: as it was seen last, and what was saved under a name. */
export const ledger0005: Migration = {
  name: 'ledger-0005-views',
  up: (db) => {
    db.exec(`
      CREATE TABLE last_shown (
        account_id TEXT NOT NULL PRIMARY KEY,
        kept_at    TEXT NOT NULL,
        body       TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE views (
        account_id TEXT NOT NULL,
        id         TEXT NOT NULL,
        name       TEXT NOT NULL,
        body       TEXT NOT NULL,
        -- Set while a removal can be taken back.
        removed_at TEXT,
        PRIMARY KEY (account_id, id)
      ) STRICT, WITHOUT ROWID;

      -- Ids of views in the order the person wants, those that come with the program among them.
      CREATE TABLE view_orders (
        account_id TEXT NOT NULL PRIMARY KEY,
        ids        TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;`);
  },
};

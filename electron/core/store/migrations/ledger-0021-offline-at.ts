import type { Migration } from './migration.ts';

/** When a wish about access was last seen waiting for the connection: what it came to is told once it is back. */
export const ledger0021: Migration = {
  name: 'ledger-0021-offline-at',
  up: (db) => {
    db.exec(`
      ALTER TABLE access_wishes ADD COLUMN offline_at TEXT;
      CREATE INDEX access_wishes_offline ON access_wishes (account_id)
        WHERE offline_at IS NOT NULL;`);
  },
};

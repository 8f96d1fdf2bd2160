import type { Migration } from './migration.ts';

/** Contracts that were given a name. Which tenant has which stands with the tenant. */
export const ledger0006: Migration = {
  name: 'ledger-0006-contracts',
  up: (db) => {
    db.exec(`
      CREATE TABLE contracts (
        id   TEXT PRIMARY KEY,
        body TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;`);
  },
};

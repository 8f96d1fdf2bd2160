import type { Migration } from './migration.ts';

/** Which later wish took the place of one that was not sent: taking that back brings this one back. */
export const ledger0022: Migration = {
  name: 'ledger-0022-replaced',
  up: (db) => {
    db.exec(`
      ALTER TABLE access_wishes ADD COLUMN replaced_by TEXT;
      CREATE INDEX access_wishes_replaced ON access_wishes (replaced_by) WHERE replaced_by IS NOT NULL;`);
  },
};

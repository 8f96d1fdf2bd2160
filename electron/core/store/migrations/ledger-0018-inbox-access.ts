import type { Migration } from './migration.ts';

/** Which line of Access a line of the inbox is about. */
export const ledger0018: Migration = {
  name: 'ledger-0018-inbox-access',
  up: (db) => {
    db.exec(`
      ALTER TABLE inbox ADD COLUMN access_list TEXT;
      ALTER TABLE inbox ADD COLUMN access_id TEXT;`);
  },
};

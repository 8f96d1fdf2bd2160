import type { Migration } from './migration.ts';

/** Which part of its incident a line of the inbox is about. */
export const ledger0017: Migration = {
  name: 'ledger-0017-inbox-part',
  up: (db) => {
    db.exec('ALTER TABLE inbox ADD COLUMN part TEXT;');
  },
};

import type { Migration } from './migration.ts';

/** The gesture a wish came with, where one changed many incidents. */
export const ledger0002: Migration = {
  name: 'ledger-0002-batch',
  up: (db) => {
    db.exec('ALTER TABLE outbox ADD COLUMN batch TEXT');
  },
};

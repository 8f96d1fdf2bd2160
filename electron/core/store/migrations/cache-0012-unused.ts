import type { Migration } from './migration.ts';

/** Two columns that were written and never read. */
export const cache0012: Migration = {
  name: 'cache-0012-unused',
  up: (db) => {
    db.exec(`
      ALTER TABLE waiting_alerts DROP COLUMN received_at;
      ALTER TABLE tenants DROP COLUMN listed;`);
  },
};

import type { Migration } from './migration.ts';

/** What a customer agreed with Defender Experts, as JSON: whose turn a row is depends on it. */
export const cache0002: Migration = {
  name: 'cache-0002-engagement',
  up: (db) => {
    db.exec('ALTER TABLE tenants ADD COLUMN engagement TEXT');
  },
};

import type { Migration } from './migration.ts';

/**
 * What is open, and what was settled lately, is asked for all the time and of all tenants at once; of wishes about
 * access every row is kept for the trail. What one gesture recorded is looked up whenever it is undone.
 */
export const ledger0024: Migration = {
  name: 'ledger-0024-open-and-settled',
  up: (db) => {
    db.exec(`
      CREATE INDEX access_wishes_settled ON access_wishes (settled_at) WHERE settled_at IS NOT NULL;
      CREATE INDEX outbox_open ON outbox (stage)
        WHERE stage IN ('recorded', 'sending', 'sent', 'refused');
      CREATE INDEX outbox_by_batch ON outbox (batch) WHERE batch IS NOT NULL;`);
  },
};

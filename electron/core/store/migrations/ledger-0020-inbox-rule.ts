import type { Migration } from './migration.ts';

/** A line names the rule that told it, and the change of ours that it asks to decide about. */
export const ledger0020: Migration = {
  name: 'ledger-0020-inbox-rule',
  up: (db) => {
    db.exec(`
      ALTER TABLE inbox ADD COLUMN rule_id TEXT;
      ALTER TABLE inbox ADD COLUMN change_id TEXT;`);
  },
};

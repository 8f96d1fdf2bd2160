import type { Migration } from './migration.ts';

/**
 * Unsent words belong to whoever typed them. Those from before belong to whoever looked at the board last:
 * another person could have typed them only on a desk that two share.
 */
export const ledger0011: Migration = {
  name: 'ledger-0011-draft-owners',
  up: (db) => {
    db.exec(`
      ALTER TABLE drafts RENAME TO drafts_of_anybody;
      CREATE TABLE drafts (
        tenant_id   TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
        incident_id TEXT NOT NULL,
        account_id  TEXT NOT NULL,
        saved_at    TEXT NOT NULL,
        body        TEXT NOT NULL,
        PRIMARY KEY (tenant_id, incident_id, account_id)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO drafts (tenant_id, incident_id, account_id, saved_at, body)
        SELECT tenant_id, incident_id, owner.account_id, saved_at, body
        FROM drafts_of_anybody
        JOIN (SELECT account_id FROM last_shown ORDER BY kept_at DESC LIMIT 1) AS owner;
      DROP TABLE drafts_of_anybody;`);
  },
};

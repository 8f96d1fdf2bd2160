import type { Migration } from './migration.ts';

/**
 * Wishes about access (decisions, requests) in the order they were recorded, and what a person had open
 * before deciding in bulk. Wishes hold no foreign key: a tenant is removed with unsent ones only after a
 * question, and the trail has to be written first.
 */
export const ledger0013: Migration = {
  name: 'ledger-0013-access',
  up: (db) => {
    db.exec(`
      CREATE TABLE access_wishes (
        place       INTEGER PRIMARY KEY AUTOINCREMENT,
        id          TEXT NOT NULL UNIQUE,
        tenant_id   TEXT NOT NULL,
        kind        TEXT NOT NULL,
        about       TEXT NOT NULL,
        stage       TEXT NOT NULL,
        account_id  TEXT NOT NULL,
        batch       TEXT,
        recorded_at TEXT NOT NULL,
        sent_at     TEXT,
        settled_at  TEXT,
        attempts    INTEGER NOT NULL,
        wish        TEXT NOT NULL,
        seen        TEXT NOT NULL,
        found       TEXT,
        reason      TEXT,
        remedy      TEXT
      ) STRICT;
      CREATE INDEX access_wishes_by_about ON access_wishes (tenant_id, kind, about);
      CREATE INDEX access_wishes_open ON access_wishes (stage)
        WHERE stage IN ('recorded', 'sending', 'sent', 'changed', 'refused');
      CREATE TABLE access_opened (
        tenant_id  TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
        about      TEXT NOT NULL,
        account_id TEXT NOT NULL,
        opened_at  TEXT NOT NULL,
        PRIMARY KEY (tenant_id, about, account_id)
      ) STRICT, WITHOUT ROWID;`);
  },
};

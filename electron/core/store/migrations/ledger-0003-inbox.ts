import type { Migration } from './migration.ts';

/** What the person was told, and what they asked to be reminded of. */
export const ledger0003: Migration = {
  name: 'ledger-0003-inbox',
  up: (db) => {
    db.exec(`
      CREATE TABLE inbox (
        id          INTEGER PRIMARY KEY AUTOINCREMENT,
        tenant_id   TEXT,
        -- What it was made from: the same thing is never told twice.
        source      TEXT NOT NULL UNIQUE,
        burst       TEXT NOT NULL,
        kind        TEXT NOT NULL,
        incident_id TEXT,
        title       TEXT NOT NULL,
        severity    TEXT,
        note        TEXT,
        at          TEXT NOT NULL,
        read_at     TEXT
      ) STRICT;
      CREATE INDEX inbox_by_tenant ON inbox (tenant_id);
      CREATE INDEX inbox_by_time ON inbox (at);
      CREATE INDEX inbox_unread ON inbox (id) WHERE read_at IS NULL;

      CREATE TABLE reminders (
        tenant_id   TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        due_at      TEXT NOT NULL,
        note        TEXT NOT NULL,
        title       TEXT NOT NULL,
        PRIMARY KEY (tenant_id, incident_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX reminders_by_due ON reminders (due_at);`);
  },
};

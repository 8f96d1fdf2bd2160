import type { Migration } from './migration.ts';

/**
 * Whose a line of the inbox is, and who was reminded of an end: several people may work at one computer. A line
 * without an account is everybody's; so is every line from before this step, for nobody knows any more whose it was.
 * Ends from before it count as told to everybody (an empty account).
 */
export const ledger0023: Migration = {
  name: 'ledger-0023-told-to',
  up: (db) => {
    const columns = `id, source, burst, kind, tenant_id, incident_id, title, severity, note, part,
      access_list, access_id, rule_id, change_id, at, read_at`;
    db.exec(`
      CREATE TABLE inbox_of_people (
        id          INTEGER PRIMARY KEY AUTOINCREMENT,
        account_id  TEXT,
        tenant_id   TEXT,
        -- What it was made from: the same thing is told to each person once.
        source      TEXT NOT NULL,
        burst       TEXT NOT NULL,
        kind        TEXT NOT NULL,
        incident_id TEXT,
        title       TEXT NOT NULL,
        severity    TEXT,
        note        TEXT,
        part        TEXT,
        access_list TEXT,
        access_id   TEXT,
        rule_id     TEXT,
        change_id   TEXT,
        at          TEXT NOT NULL,
        read_at     TEXT
      ) STRICT;
      INSERT INTO inbox_of_people (${columns}) SELECT ${columns} FROM inbox;
      DROP TABLE inbox;
      ALTER TABLE inbox_of_people RENAME TO inbox;
      CREATE UNIQUE INDEX inbox_by_source ON inbox (source, ifnull(account_id, ''));
      CREATE INDEX inbox_by_tenant ON inbox (tenant_id);
      CREATE INDEX inbox_by_time ON inbox (at);
      CREATE INDEX inbox_unread ON inbox (id) WHERE read_at IS NULL;

      CREATE TABLE told_ends_of_people (
        account_id TEXT NOT NULL,
        tenant_id  TEXT NOT NULL REFERENCES tenants (tenant_id) ON DELETE CASCADE,
        kind       TEXT NOT NULL,
        id         TEXT NOT NULL,
        end_at     TEXT NOT NULL,
        days       INTEGER NOT NULL,
        told_at    TEXT NOT NULL,
        PRIMARY KEY (tenant_id, kind, id, end_at, days, account_id)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO told_ends_of_people (account_id, tenant_id, kind, id, end_at, days, told_at)
      SELECT '', tenant_id, kind, id, end_at, days, told_at FROM told_ends;
      DROP TABLE told_ends;
      ALTER TABLE told_ends_of_people RENAME TO told_ends;`);
  },
};

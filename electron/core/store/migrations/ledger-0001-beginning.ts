import type { Migration } from './migration.ts';

/** Tenants, outbox, audit trail, settings, notices, sealed sign-ins and small facts. */
export const ledger0001: Migration = {
  name: 'ledger-0001-beginning',
  up: (db) => {
    db.exec(`
      CREATE TABLE tenants (
        tenant_id TEXT PRIMARY KEY,
        body      TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE outbox (
        place       INTEGER PRIMARY KEY AUTOINCREMENT,
        tenant_id   TEXT NOT NULL,
        id          TEXT NOT NULL UNIQUE,
        incident_id TEXT NOT NULL,
        stage       TEXT NOT NULL,
        account_id  TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        sent_at     TEXT,
        settled_at  TEXT,
        attempts    INTEGER NOT NULL,
        change      TEXT NOT NULL,
        base        TEXT NOT NULL,
        reason      TEXT,
        remedy      TEXT,
        found       TEXT
      ) STRICT;
      CREATE INDEX outbox_by_incident ON outbox (tenant_id, incident_id, place);
      CREATE INDEX outbox_by_stage ON outbox (tenant_id, stage, place);
      CREATE INDEX outbox_by_settled ON outbox (settled_at);

      -- The chain: one row for ever. What it says about a tenant lies beside it and may be removed.
      CREATE TABLE audit_entries (
        place       INTEGER PRIMARY KEY AUTOINCREMENT,
        at          TEXT NOT NULL,
        detail_hash TEXT NOT NULL,
        hash        TEXT NOT NULL
      ) STRICT;
      CREATE TABLE audit_details (
        tenant_id TEXT,
        place     INTEGER NOT NULL UNIQUE REFERENCES audit_entries (place),
        body      TEXT NOT NULL
      ) STRICT;
      CREATE INDEX audit_details_by_tenant ON audit_details (tenant_id, place);

      CREATE TABLE settings (
        name  TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE notices (
        id     TEXT PRIMARY KEY,
        level  TEXT NOT NULL,
        text   TEXT NOT NULL,
        remedy TEXT,
        at     TEXT NOT NULL
      ) STRICT;
      CREATE INDEX notices_by_time ON notices (at);

      CREATE TABLE sign_ins (
        slot   TEXT PRIMARY KEY,
        sealed TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE meta (
        name  TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;`);
  },
};

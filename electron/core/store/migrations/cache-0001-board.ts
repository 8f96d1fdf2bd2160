import type { Migration } from './migration.ts';

/**
 * The board and its details. Words, tag lists and tenants are numbered so that rows stay narrow; every
 * sort of the board has its index, each ending in tenant and id.
 */
export const cache0001: Migration = {
  name: 'cache-0001-board',
  up: (db) => {
    db.exec(`
      CREATE TABLE tenants (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id     TEXT NOT NULL UNIQUE,
        name   TEXT NOT NULL,
        colour INTEGER NOT NULL,
        tags   TEXT NOT NULL,
        listed INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE words (
        number INTEGER PRIMARY KEY,
        text   TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE TABLE tag_lists (
        number INTEGER PRIMARY KEY,
        tags   TEXT NOT NULL UNIQUE
      ) STRICT;

      -- The state as shown: the service's state with our pending changes replayed over it.
      CREATE TABLE incidents (
        n             INTEGER PRIMARY KEY,
        tenant        INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
        id            TEXT NOT NULL,
        severity      INTEGER NOT NULL,
        severity_rank INTEGER NOT NULL,
        status        INTEGER NOT NULL,
        status_rank   INTEGER NOT NULL,
        turn          INTEGER NOT NULL,
        assignee      INTEGER NOT NULL,
        mine          INTEGER NOT NULL,
        tag_list      INTEGER NOT NULL,
        alerts        INTEGER NOT NULL,
        created_at    INTEGER NOT NULL,
        updated_at    INTEGER NOT NULL,
        pending       INTEGER NOT NULL,
        refused       INTEGER NOT NULL,
        read_at       INTEGER NOT NULL,
        title         TEXT NOT NULL,
        title_key     TEXT NOT NULL,
        assignee_key  TEXT NOT NULL,
        tags_key      TEXT NOT NULL,
        UNIQUE (tenant, id)
      ) STRICT;
      CREATE INDEX by_severity ON incidents (severity_rank, tenant, id);
      CREATE INDEX by_status ON incidents (status_rank, tenant, id);
      CREATE INDEX by_turn ON incidents (turn, tenant, id);
      CREATE INDEX by_alerts ON incidents (alerts, tenant, id);
      CREATE INDEX by_created ON incidents (created_at, tenant, id);
      CREATE INDEX by_updated ON incidents (updated_at, tenant, id);
      CREATE INDEX by_title ON incidents (title_key, tenant, id);
      CREATE INDEX by_assignee ON incidents (assignee_key, tenant, id);
      CREATE INDEX by_tags ON incidents (tags_key, tenant, id);

      -- The service's own state, as parsed.
      CREATE TABLE incident_bodies (
        n           INTEGER PRIMARY KEY REFERENCES incidents (n) ON DELETE CASCADE,
        updated_at  INTEGER NOT NULL,
        hunted      INTEGER NOT NULL,
        body        TEXT NOT NULL
      ) STRICT;
      CREATE TABLE alerts (
        number INTEGER PRIMARY KEY,
        n      INTEGER NOT NULL REFERENCES incidents (n) ON DELETE CASCADE,
        place  INTEGER NOT NULL,
        tenant INTEGER NOT NULL,
        id     TEXT NOT NULL,
        hunted INTEGER NOT NULL,
        body   TEXT NOT NULL,
        -- All its evidence as one text: it is only ever read and written together.
        pieces   INTEGER NOT NULL,
        evidence TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX alerts_by_incident ON alerts (n, place);
      CREATE UNIQUE INDEX alerts_by_id ON alerts (tenant, id);

      -- Alerts that came before their incident.
      CREATE TABLE waiting_alerts (
        tenant      INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
        incident_id TEXT NOT NULL,
        id          TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        body        TEXT NOT NULL,
        PRIMARY KEY (tenant, incident_id, id)
      ) STRICT, WITHOUT ROWID;

      -- Our changes that are not confirmed, mirrored from the ledger; may be there before the incident.
      CREATE TABLE pending_changes (
        tenant      INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
        incident_id TEXT NOT NULL,
        changes     TEXT NOT NULL,
        refused     INTEGER NOT NULL,
        PRIMARY KEY (tenant, incident_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE tenant_syncs (
        tenant INTEGER PRIMARY KEY REFERENCES tenants (number) ON DELETE CASCADE,
        body   TEXT NOT NULL
      ) STRICT;
      CREATE TABLE cursors (
        tenant INTEGER NOT NULL REFERENCES tenants (number) ON DELETE CASCADE,
        kind   TEXT NOT NULL,
        text   TEXT NOT NULL,
        PRIMARY KEY (tenant, kind)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE identities (
        tenant INTEGER PRIMARY KEY REFERENCES tenants (number) ON DELETE CASCADE,
        body   TEXT NOT NULL
      ) STRICT;

      -- What readers follow: every change to a row of the board, and starts from new ('generation').
      CREATE TABLE board_changes (
        stamp INTEGER PRIMARY KEY,
        n     INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE board_state (
        one        INTEGER PRIMARY KEY CHECK (one = 1),
        generation INTEGER NOT NULL,
        tenants    INTEGER NOT NULL,
        clean      INTEGER NOT NULL
      ) STRICT;
      INSERT INTO board_state VALUES (1, 1, 1, 1);

      CREATE VIRTUAL TABLE search USING fts5 (
        text, content='', contentless_delete=1, detail=none,
        tokenize="unicode61 remove_diacritics 2"
      );`);
  },
};

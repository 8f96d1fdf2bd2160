import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { DATABASE_KINDS } from '#electron/core/store/database.ts';
import { inboxStore } from '#electron/core/store/inbox-store.ts';
import { lastShownStore } from '#electron/core/store/last-shown-store.ts';
import { migrate } from '#electron/core/store/migrations/migration.ts';
import { reminderStore } from '#electron/core/store/reminder-store.ts';
import { tellingStore } from '#electron/core/store/telling-store.ts';
import { CONTOSO } from '#test/fakes/answers.ts';
import { DEFAULT_TELLING } from '#shared/domain/telling/quiet.ts';

/** A file as the version before a migration left it, then brought to this version. */
function upgraded(kind: 'cache' | 'ledger', name: string, before: (db: Sqlite.Database) => void) {
  const { applicationId, migrations } = DATABASE_KINDS[kind];
  const db = new Sqlite(':memory:');
  const at = migrations.findIndex((migration) => migration.name === name);
  expect(at).toBeGreaterThan(0);
  migrate(db, { applicationId, migrations: migrations.slice(0, at) });
  before(db);
  migrate(db, { applicationId, migrations });
  return db;
}

test('a ledger from before the inbox keeps what it holds and gets an empty inbox', () => {
  const db = upgraded('ledger', 'ledger-0003-inbox', (old) =>
    old.exec("INSERT INTO settings (name, value) VALUES ('settings', '{}')"),
  );
  const inbox = inboxStore(db);
  expect(inbox.list(null, null, 10)).toEqual([]);
  expect(reminderStore(db, inbox).nextAt()).toBeNull();
  expect(tellingStore(db).get()).toEqual(DEFAULT_TELLING);
  expect(db.prepare('SELECT value FROM settings').pluck().all()).toEqual(['{}']);
});

test('lines from before they named a part of their incident are kept and name none', () => {
  const db = upgraded('ledger', 'ledger-0017-inbox-part', (old) =>
    old.exec(`INSERT INTO inbox (source, burst, kind, incident_id, title, at)
      VALUES ('back 7', 'b', 'back', '7', 'Malware', '2026-11-20T12:00:00.000Z')`),
  );
  expect(inboxStore(db).list(null, null, 10)).toMatchObject([{ title: 'Malware', part: null }]);
});

test('lines from before they named a line of access are kept and name none', () => {
  const db = upgraded('ledger', 'ledger-0018-inbox-access', (old) =>
    old.exec(`INSERT INTO inbox (source, burst, kind, tenant_id, title, at)
      VALUES ('ends 7', 'b', 'ends', '${CONTOSO}', 'Tier 1', '2026-11-20T12:00:00.000Z')`),
  );
  expect(inboxStore(db).list(null, null, 10)).toMatchObject([
    { title: 'Tier 1', accessList: null, accessId: null },
  ]);
});

test('lines from before they named their rule are kept and name none', () => {
  const db = upgraded('ledger', 'ledger-0020-inbox-rule', (old) =>
    old.exec(`INSERT INTO inbox (source, burst, kind, incident_id, title, at)
      VALUES ('refused 7', 'b', 'refused', '7', 'Malware', '2026-11-20T12:00:00.000Z')`),
  );
  expect(inboxStore(db).list(null, null, 10)).toMatchObject([{ title: 'Malware', ruleId: null }]);
});

test('a cache from before there was news keeps its rows, and none of them is news', () => {
  const db = upgraded('cache', 'cache-0005-news', (old) =>
    old.exec(
      "INSERT INTO tenants (id, name, colour, tags, listed) VALUES ('t', 'Contoso', 0, '[]', 1)",
    ),
  );
  expect(db.prepare('SELECT count(*) FROM news').pluck().get()).toBe(0);
  expect(db.prepare('SELECT name FROM tenants').pluck().all()).toEqual(['Contoso']);
});

test('a ledger from before arrangements keeps what it holds, and nothing was arranged', () => {
  const db = upgraded('ledger', 'ledger-0005-views', (old) =>
    old.exec("INSERT INTO settings (name, value) VALUES ('settings', '{}')"),
  );
  expect(lastShownStore(db).get('ada.msp')).toEqual({ accountId: 'ada.msp', shown: null });
  expect(db.prepare('SELECT value FROM settings').pluck().all()).toEqual(['{}']);
});

import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { DATABASE_KINDS } from '#electron/core/store/database.ts';
import { draftStore } from '#electron/core/store/draft-store.ts';
import { migrate } from '#electron/core/store/migrations/migration.ts';
import { tenantStore } from '#electron/core/store/tenant-store.ts';
import { Tenant } from '#shared/domain/tenant.ts';
import { key, tenant } from '#test/unit/shared/contract/things.ts';

test('words from before they had an owner belong to whoever looked at the board last', () => {
  const { applicationId, migrations } = DATABASE_KINDS.ledger;
  const db = new Sqlite(':memory:');
  const at = migrations.findIndex(({ name }) => name === 'ledger-0011-draft-owners');
  expect(at).toBeGreaterThan(0);
  migrate(db, { applicationId, migrations: migrations.slice(0, at) });
  tenantStore(db).upsert(Tenant.parse({ domain: 'contoso.com', ...tenant }));
  const draft = { comment: 'Half a thought', classify: null };
  db.prepare('INSERT INTO drafts VALUES (?, ?, ?, ?)').run(
    key.tenantId,
    key.incidentId,
    '2026-11-20T12:00:00.000Z',
    JSON.stringify(draft),
  );
  const shown = db.prepare('INSERT INTO last_shown VALUES (?, ?, ?)');
  shown.run('ada.msp', '2026-11-20T11:00:00.000Z', '{}');
  shown.run('bo.msp', '2026-11-20T12:00:00.000Z', '{}');

  migrate(db, { applicationId, migrations });
  expect(draftStore(db).list('bo.msp')).toMatchObject([{ ...key, draft }]);
  expect(draftStore(db).list('ada.msp')).toEqual([]);
});

import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { DATABASE_KINDS } from '#electron/core/store/database.ts';
import { inboxStore, type NewInboxEntry } from '#electron/core/store/inbox-store.ts';
import { migrate } from '#electron/core/store/migrations/migration.ts';
import { tenantStore } from '#electron/core/store/tenant-store.ts';
import { toldEnds } from '#electron/core/store/told-ends.ts';
import { Tenant } from '#shared/domain/tenant.ts';
import { instant } from '#shared/time.ts';
import { tenant } from '#test/unit/shared/contract/things.ts';

const AT = '2026-11-20T12:00:00.000Z';
const LINE: NewInboxEntry = {
  source: 'approval r1',
  burst: 'b',
  kind: 'approval',
  tenantId: null,
  incidentId: null,
  title: 'Grace: Tier 1',
  severity: null,
  note: null,
  at: instant(Date.parse(AT)),
};

/** A ledger as the version before left it, brought to this one. */
function upgraded() {
  const { applicationId, migrations } = DATABASE_KINDS.ledger;
  const db = new Sqlite(':memory:');
  const at = migrations.findIndex(({ name }) => name === 'ledger-0023-told-to');
  expect(at).toBeGreaterThan(0);
  migrate(db, { applicationId, migrations: migrations.slice(0, at) });
  tenantStore(db).upsert(Tenant.parse({ domain: 'contoso.com', ...tenant }));
  const put = db.prepare(`
    INSERT INTO inbox (id, source, burst, kind, title, at, read_at, part, access_list, access_id,
                       rule_id, change_id)
    VALUES (?, ?, 'b', 'approval', 'Grace: Tier 1', ?, ?, 'tasks', 'approvals', 'r1', 'rule', 'c')`);
  put.run(7, 'approval r1', AT, AT);
  put.run(9, 'approval r2', AT, null);
  db.prepare("INSERT INTO told_ends VALUES (?, 'assignment', 'a1', ?, 30, ?)").run(
    tenant.id,
    AT,
    AT,
  );
  migrate(db, { applicationId, migrations });
  return db;
}

test('lines from before they had a person stay everybody’s, as they were, and are told to nobody again', () => {
  const inbox = inboxStore(upgraded());
  for (const person of ['ada', 'ben', null]) {
    expect(inbox.list(person, null, 10)).toMatchObject([
      { id: 9, readAt: null },
      {
        id: 7,
        readAt: AT,
        title: 'Grace: Tier 1',
        part: 'tasks',
        accessList: 'approvals',
        accessId: 'r1',
        ruleId: 'rule',
      },
    ]);
    expect(inbox.unread(person)).toBe(1);
  }
  expect(inbox.add([{ ...LINE, accountId: 'ada' }])).toEqual([]);
  expect(inbox.add([{ ...LINE, source: 'approval r3', accountId: 'ada' }])).toHaveLength(1);
  expect(inbox.list('ada', null, 1)[0]?.id).toBeGreaterThan(9);
});

test('ends from before they had a person count as told to everybody', () => {
  const told = toldEnds(upgraded());
  const end = {
    tenantId: Tenant.shape.id.parse(tenant.id),
    kind: 'assignment',
    id: 'a1',
    endAt: instant(Date.parse(AT)),
  };
  for (const accountId of ['ada', 'ben']) {
    expect(told.knows({ ...end, accountId })).toBe(true);
    expect(told.has({ ...end, accountId, days: 30 })).toBe(true);
    expect(told.has({ ...end, accountId, days: 7 })).toBe(false);
  }
});

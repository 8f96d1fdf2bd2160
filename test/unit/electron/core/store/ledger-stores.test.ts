import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditStore } from '#electron/core/store/audit-store.ts';
import { type Database, openDatabase } from '#electron/core/store/database.ts';
import { noticeStore } from '#electron/core/store/notice-store.ts';
import { outboxStore } from '#electron/core/store/outbox-store.ts';
import { settingsStore } from '#electron/core/store/settings-store.ts';
import { signInStore } from '#electron/core/store/sign-in-store.ts';
import { tenantStore } from '#electron/core/store/tenant-store.ts';
import { DEFAULT_SETTINGS } from '#shared/contract/app.ts';
import { ChangeId, RecordedChange } from '#shared/domain/change.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { Tenant, type TenantId } from '#shared/domain/tenant.ts';
import { DAY_MS, instant } from '#shared/time.ts';
import {
  CONTOSO,
  FABRIKAM,
  type Folder,
  NOW,
  RECEIVED,
  temporaryFolder,
} from '#test/fakes/answers.ts';

let folder: Folder;
let db: Database;
beforeEach(() => {
  folder = temporaryFolder();
  db = openDatabase(path.join(folder.path, 'ledger.db'), { key: folder.key, kind: 'ledger' });
});
afterEach(() => {
  db.close();
  folder.remove();
});

function wish(own: Partial<RecordedChange> = {}): RecordedChange {
  return RecordedChange.parse({
    tenantId: CONTOSO,
    incidentId: IncidentId.parse('7'),
    id: ChangeId.parse(randomUUID()),
    change: { kind: 'assign', assignee: 'ada@msp.example' },
    stage: 'recorded',
    accountId: 'uid.utid',
    recordedAt: RECEIVED,
    sentAt: null,
    settledAt: null,
    attempts: 0,
    base: {
      updatedAt: RECEIVED,
      status: 'active',
      assignedTo: null,
      classification: null,
      determination: null,
      comments: 0,
    },
    reason: null,
    remedy: null,
    found: null,
    ...own,
  });
}

describe('the outbox', () => {
  test('gives back wishes exactly, in the order they were recorded, by tenant and incident', () => {
    const outbox = outboxStore(db, auditStore(db));
    const wishes = [
      wish(),
      wish({ tenantId: FABRIKAM }),
      wish({ change: { kind: 'comment', text: 'Looked at it' } }),
    ];
    for (const one of wishes) outbox.addAll([one]);

    expect(outbox.listPending()).toEqual(wishes);
    expect(
      outbox.listForIncident({ tenantId: CONTOSO, incidentId: IncidentId.parse('7') }),
    ).toEqual([wishes[0], wishes[2]]);
    expect(outbox.countUnsettledForTenant(CONTOSO)).toBe(2);
  });

  test('a sent wish is pending; a refused one waits; a discarded one is settled', () => {
    const outbox = outboxStore(db, auditStore(db));
    const [sent, refused, discarded] = [wish(), wish(), wish()];
    for (const one of [sent, refused, discarded]) outbox.addAll([one]);
    outbox.update(sent.id, { stage: 'sent', sentAt: RECEIVED, attempts: 1 });
    outbox.update(refused.id, { stage: 'refused', reason: 'No role', found: sent.base });
    outbox.discard(discarded.id, RECEIVED);

    expect(outbox.listPending().map(({ id }) => id)).toEqual([sent.id]);
    expect(outbox.counts()).toEqual({ pending: 1, refused: 1 });
    expect(outbox.get(refused.id)).toMatchObject({
      stage: 'refused',
      reason: 'No role',
      found: sent.base,
    });
    expect(outbox.list(instant(NOW)).map(({ id }) => id)).toEqual([
      sent.id,
      refused.id,
      discarded.id,
    ]);
    expect(outbox.list(instant(NOW + 1)).map(({ id }) => id)).toEqual([sent.id, refused.id]);
  });

  test('a confirmed change is known by when the service says that the incident changed', () => {
    const outbox = outboxStore(db, auditStore(db));
    const [confirmed, refused] = [wish(), wish()];
    outbox.addAll([confirmed, refused]);
    const [ours, theirs] = [instant(NOW + 1), instant(NOW + 2)];
    const found = { ...confirmed.base, updatedAt: ours };
    outbox.update(confirmed.id, { stage: 'confirmed', found });
    outbox.update(refused.id, { stage: 'refused', found: { ...found, updatedAt: theirs } });

    expect(outbox.isConfirmedAs(confirmed, ours)).toBe(true);
    expect(outbox.isConfirmedAs(confirmed, theirs)).toBe(false);
    expect(outbox.isConfirmedAs({ ...confirmed, tenantId: FABRIKAM }, ours)).toBe(false);
  });

  test('forgets only what was settled long ago', () => {
    const outbox = outboxStore(db, auditStore(db));
    const [old, fresh, refused] = [wish(), wish(), wish()];
    for (const one of [old, fresh, refused]) outbox.addAll([one]);
    outbox.update(old.id, { stage: 'confirmed', settledAt: instant(NOW - 90 * DAY_MS) });
    outbox.update(fresh.id, { stage: 'confirmed', settledAt: instant(NOW) });
    outbox.update(refused.id, { stage: 'refused', settledAt: instant(NOW - 90 * DAY_MS) });

    expect(outbox.compact(instant(NOW - 30 * DAY_MS))).toBe(1);
    expect(outbox.get(old.id)).toBeNull();
    expect(outbox.get(refused.id)).not.toBeNull();
  });

  test('says that a wish is gone instead of inventing one', () => {
    const move = () =>
      outboxStore(db, auditStore(db)).update(ChangeId.parse(randomUUID()), { stage: 'sent' });
    expect(move).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  test('a wish that cannot be read any more is refused with the reason, and holds up no other', () => {
    const outbox = outboxStore(db, auditStore(db));
    const [broken, whole] = [wish({ stage: 'sending' }), wish()];
    for (const one of [broken, whole]) outbox.addAll([one]);
    db.prepare(`UPDATE outbox SET change = '{"kind":"delete-everything"}' WHERE id = ?`).run(
      broken.id,
    );
    const refused = {
      id: broken.id,
      stage: 'refused',
      change: null,
      reason: expect.stringContaining('can no longer be read'),
      remedy: expect.stringContaining('discard this one'),
    };

    expect(outbox.listPending()).toEqual([whole]);
    expect(outbox.list(instant(NOW))).toEqual([expect.objectContaining(refused), whole]);
    expect(outbox.listForIncident(broken)).toEqual([expect.objectContaining(refused), whole]);

    expect(outbox.refuseUnreadable(instant(NOW))).toMatchObject([
      { ...refused, sentAt: instant(NOW) },
    ]);
    expect(outbox.refuseUnreadable(instant(NOW))).toEqual([]);
    expect(outbox.counts()).toEqual({ pending: 1, refused: 1 });
    expect(outbox.get(broken.id)).toMatchObject(refused);
  });

  test('a wish that cannot be read any more is never moved on, only put away', () => {
    const outbox = outboxStore(db, auditStore(db));
    const broken = wish();
    outbox.addAll([broken]);
    db.prepare(`UPDATE outbox SET base = '[]'`).run();

    expect(() => outbox.update(broken.id, { stage: 'sent' })).toThrow(
      expect.objectContaining({ code: 'damaged' }),
    );
    expect(outbox.discard(broken.id, RECEIVED)).toMatchObject({ stage: 'discarded' });
    expect(outbox.counts()).toEqual({ pending: 0, refused: 0 });
    expect(outbox.countUnsettledForTenant(CONTOSO)).toBe(0);
  });
});

describe('the audit trail', () => {
  const entry = (tenantId: TenantId | null, text: string) => ({
    tenantId,
    at: RECEIVED,
    accountId: 'uid.utid',
    action: 'incidents.change',
    detail: { text, nested: { b: 1, a: 2 } },
  });
  const filled = () => {
    const audit = auditStore(db);
    for (const tenantId of [CONTOSO, FABRIKAM, null, CONTOSO])
      audit.append(entry(tenantId, 'said'));
    return audit;
  };

  test('holds together, and still does when a tenant was removed from it', () => {
    const audit = filled();
    expect(audit.verify()).toMatchObject({ ok: true, brokenAt: null, flaw: null, entries: 4 });
    audit.purgeTenant(CONTOSO);

    expect(audit.verify()).toMatchObject({ ok: true, brokenAt: null, flaw: null, entries: 4 });
    const words = db.prepare('SELECT * FROM audit_details').all();
    expect(JSON.stringify(words)).toContain(FABRIKAM);
    expect(JSON.stringify(words)).not.toContain(CONTOSO);
    audit.append(entry(FABRIKAM, 'later'));
    expect(audit.verify().ok).toBe(true);
  });

  test.each([
    [
      'a changed word',
      "UPDATE audit_details SET body = replace(body, 'said', 'sung') WHERE place = 2",
      { brokenAt: 2, flaw: 'changed-words', brokenTime: RECEIVED },
    ],
    [
      'a changed time',
      "UPDATE audit_entries SET at = '2020-01-01T00:00:00.000Z' WHERE place = 3",
      { brokenAt: 3, flaw: 'changed-link', brokenTime: '2020-01-01T00:00:00.000Z' },
    ],
    [
      'an entry taken out',
      'DELETE FROM audit_details WHERE place = 2; DELETE FROM audit_entries WHERE place = 2',
      { brokenAt: 2, flaw: 'missing', brokenTime: RECEIVED },
    ],
    [
      'the last entry cut off',
      'DELETE FROM audit_details WHERE place = 4; DELETE FROM audit_entries WHERE place = 4',
      { brokenAt: 4, flaw: 'cut-off', brokenTime: RECEIVED },
    ],
  ])('shows %s', (_, sql, broken) => {
    const audit = filled();
    db.exec(sql);
    expect(audit.verify()).toMatchObject({ ok: false, ...broken });
  });
});

describe('small things of the ledger', () => {
  test('settings begin with the defaults, change one by one and refuse what is not allowed', () => {
    const settings = settingsStore(db);
    expect(settings.get()).toEqual(DEFAULT_SETTINGS);
    settings.set({ theme: 'light' });
    settings.set({ retentionDays: 30 });

    expect(settings.get()).toEqual({ ...DEFAULT_SETTINGS, theme: 'light', retentionDays: 30 });
    expect(() => settings.set({ retentionDays: 1 })).toThrow();
    expect(settings.get().retentionDays).toBe(30);
  });

  test('tenants come back whole and by name', () => {
    const tenants = tenantStore(db);
    const made = (id: TenantId, name: string) =>
      Tenant.parse({
        id,
        name,
        domain: '',
        colour: 1,
        tags: ['eu'],
        accessModel: 'gdap',
        browser: { browser: 'edge', profile: null },
      });
    tenants.upsert(made(CONTOSO, 'Zeta'));
    tenants.upsert(made(FABRIKAM, 'Alpha'));
    expect(tenants.list().map(({ name }) => name)).toEqual(['Alpha', 'Zeta']);
    tenants.upsert(made(CONTOSO, 'Beta'));

    expect(tenants.list().map(({ name }) => name)).toEqual(['Alpha', 'Beta']);
    tenants.remove(CONTOSO);
    expect(tenants.get(CONTOSO)).toBeNull();
  });

  test('a notice is shown until it is put away', () => {
    const notices = noticeStore(db);
    const notice = {
      id: 'n1',
      level: 'warning',
      text: 'Set aside',
      remedy: null,
      at: RECEIVED,
    } as const;
    notices.add(notice);
    notices.add(notice);
    expect(notices.list()).toEqual([notice]);
    notices.dismiss('n1');
    expect(notices.list()).toEqual([]);
  });

  test('sealed sign-ins are kept by slot and forgotten together', () => {
    const signIns = signInStore(db);
    signIns.put('home', 'sealed-1');
    signIns.put(CONTOSO, 'sealed-2');
    signIns.put('home', 'sealed-3');

    expect(signIns.list()).toEqual([CONTOSO, 'home']);
    expect(signIns.get('home')).toBe('sealed-3');
    signIns.remove(CONTOSO);
    expect(signIns.get(CONTOSO)).toBeNull();
    signIns.clear();
    expect(signIns.list()).toEqual([]);
  });
});

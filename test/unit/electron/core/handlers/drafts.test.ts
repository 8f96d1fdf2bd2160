import { afterEach, beforeEach, expect, test } from 'vitest';
import { draftHandlers } from '#electron/core/handlers/drafts.ts';
import { draftStore } from '#electron/core/store/draft-store.ts';
import { auditStore } from '#electron/core/store/audit-store.ts';
import { outboxStore } from '#electron/core/store/outbox-store.ts';
import { tenantStore } from '#electron/core/store/tenant-store.ts';
import { instant } from '#shared/time.ts';
import { NOW } from '#test/fakes/answers.ts';
import { type LedgerOnDisk, ledgerOnDisk } from '#test/fakes/ledger.ts';
import { change, key } from '#test/unit/shared/contract/things.ts';

let ledger: LedgerOnDisk;
let person: string | null;
beforeEach(() => {
  ledger = ledgerOnDisk();
  person = 'ada.msp';
});
afterEach(() => ledger.remove());

const outbox = () => outboxStore(ledger.db(), auditStore(ledger.db()));
const handlers = () =>
  draftHandlers({
    drafts: draftStore(ledger.db()),
    outbox: outbox(),
    accountId: () => person,
    now: () => NOW,
  });
const save = (comment: string, accountId = 'ada.msp') =>
  handlers()['drafts.save']({ ...key, accountId, draft: { comment, classify: null } });
const list = () => handlers()['drafts.list']({});

test('a draft is there after the program was ended, until it is emptied', async () => {
  await save('Half');
  await save('Half a thought');
  ledger.reopen();
  expect(await list()).toEqual([{ ...key, draft: { comment: 'Half a thought', classify: null } }]);
  await save('');
  expect(await list()).toEqual([]);
});

test('a comment recorded just before a crash is no draft any more', async () => {
  await save('Half a thought ');
  const recorded = { ...change, batch: null, found: null, reason: null };
  outbox().addAll([
    {
      ...recorded,
      change: { kind: 'comment', text: 'Half a thought' },
      recordedAt: instant(NOW + 1),
    },
  ]);
  expect(await list()).toEqual([]);
  await save('Half a thought, and more');
  expect(await list()).toHaveLength(1);
});

test('goes with its tenant, and none is kept of a tenant that went', async () => {
  await save('Half a thought');
  tenantStore(ledger.db()).remove(key.tenantId);
  expect(await list()).toEqual([]);
  await save('Half a thought');
  expect(await list()).toEqual([]);
});

test('unsent words are shown to nobody but the person who typed them', async () => {
  await save('Words of Ada');
  person = null;
  expect(await list()).toEqual([]);
  person = 'bo.msp';
  expect(await list()).toEqual([]);
  await save('Words of Bo', 'bo.msp');
  person = 'ada.msp';
  expect(await list()).toMatchObject([{ draft: { comment: 'Words of Ada' } }]);
});

test('words typed as another person are refused', async () => {
  person = 'bo.msp';
  expect(() => save('Words of Ada')).toThrow(expect.objectContaining({ code: 'refused' }));
  expect(await list()).toEqual([]);
});

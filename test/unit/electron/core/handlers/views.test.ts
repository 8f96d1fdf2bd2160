import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { viewHandlers } from '#electron/core/handlers/views.ts';
import { type Database, openDatabase } from '#electron/core/store/database.ts';
import { lastShownStore } from '#electron/core/store/last-shown-store.ts';
import { tenantStore } from '#electron/core/store/tenant-store.ts';
import type { LastShown } from '#shared/contract/views.ts';
import { FIRST_ARRANGEMENT } from '#shared/domain/arrangement.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { Tenant } from '#shared/domain/tenant.ts';
import { CONTOSO, type Folder, NOW, temporaryFolder } from '#test/fakes/answers.ts';
import { tenant, tenantId } from '#test/unit/shared/contract/things.ts';

let folder: Folder;
let db: Database;
let person: string | null;
let nowMs: number;
const open = () =>
  openDatabase(path.join(folder.path, 'ledger.db'), { key: folder.key, kind: 'ledger' });
beforeEach(() => {
  folder = temporaryFolder();
  db = open();
  person = 'ada.msp';
  nowMs = NOW;
  tenantStore(db).upsert(Tenant.parse({ domain: 'contoso.com', ...tenant }));
});
afterEach(() => {
  db.close();
  folder.remove();
});

const views = () =>
  viewHandlers({
    lastShown: lastShownStore(db),
    tenants: tenantStore(db),
    accountId: () => person,
    now: () => nowMs,
  });
const shown = (change: Partial<LastShown['board']>, text = ''): LastShown => ({
  board: { ...FIRST_ARRANGEMENT, ...change },
  text,
  screen: 'inbox',
});
const high: Partial<LastShown['board']> = {
  filter: { ...EVERYTHING_OPEN, severities: ['high'] },
  group: 'tenant',
};

test('what was shown last is there after the program was ended', async () => {
  await views()['views.keep'](shown(high, 'severity:high'));
  db.close();
  db = open();
  expect(await views()['views.last']({})).toEqual({
    accountId: 'ada.msp',
    shown: shown(high, 'severity:high'),
  });
});

test('everybody gets their own; before anybody is signed in, the latest', async () => {
  await views()['views.keep'](shown(high, 'severity:high'));
  person = 'grace.msp';
  nowMs += 1000;
  expect(await views()['views.last']({})).toEqual({ accountId: 'grace.msp', shown: null });
  await views()['views.keep'](shown({ layout: 'by-turn' }));
  person = null;
  const latest = await views()['views.last']({});
  expect(latest).toMatchObject({ accountId: 'grace.msp', shown: { board: { layout: 'by-turn' } } });
  person = 'ada.msp';
  expect(await views()['views.last']({})).toMatchObject({ shown: { text: 'severity:high' } });
});

test('what nobody can read any more counts as nothing', async () => {
  await views()['views.keep'](shown(high));
  db.prepare('UPDATE last_shown SET body = ?').run('{"board":{"columns":["rm -rf"]}}');
  expect(await views()['views.last']({})).toEqual({ accountId: 'ada.msp', shown: null });
});

test('a tenant that is not in the list is not kept by a window that still shows it', async () => {
  const filter = { ...EVERYTHING_OPEN, tenants: [tenantId, CONTOSO] };
  await views()['views.keep'](shown({ filter }, 'tenant:fabrikam,contoso'));
  const kept = await views()['views.last']({});
  expect(kept.shown).toMatchObject({ text: '', board: { filter: { tenants: [tenantId] } } });
});

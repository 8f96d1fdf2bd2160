import { CHARTS_AT_FIRST } from '#shared/domain/charts/charts.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { viewHandlers } from '#electron/core/handlers/views.ts';
import { lastShownStore } from '#electron/core/store/last-shown-store.ts';
import { tenantStore } from '#electron/core/store/tenant-store.ts';
import type { LastShown } from '#shared/contract/views.ts';
import { FIRST_ARRANGEMENT, type Look } from '#shared/domain/arrangement.ts';
import { BUILT_IN_VIEWS, MOST_VIEWS, ViewId } from '#shared/domain/views/view.ts';
import { viewStore } from '#electron/core/store/view-store.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { CONTOSO, NOW } from '#test/fakes/answers.ts';
import { type LedgerOnDisk, ledgerOnDisk } from '#test/fakes/ledger.ts';
import { HOUR_MS } from '#shared/time.ts';
import { tenantId } from '#test/unit/shared/contract/things.ts';

let ledger: LedgerOnDisk;
let person: string | null;
let nowMs: number;
beforeEach(() => {
  ledger = ledgerOnDisk();
  person = 'ada.msp';
  nowMs = NOW;
  ids = 0;
  file = null;
  counted = [];
});
afterEach(() => ledger.remove());

let ids: number;
let file: string | null;
let counted: string[];
const views = () =>
  viewHandlers({
    lastShown: lastShownStore(ledger.db()),
    views: viewStore(ledger.db()),
    tenants: tenantStore(ledger.db()),
    board: {
      totalOf: ({ severities }) => {
        counted.push(severities.join());
        return counted.length;
      },
    },
    host: {
      saveText: async ({ text }) => {
        file = text;
        return true;
      },
      readText: async () => file,
    },
    accountId: () => person,
    newId: () => `55555555-5555-4555-8555-${String((ids += 1)).padStart(12, '0')}`,
    now: () => nowMs,
    onViews: () => undefined,
  });
const look = (change: Partial<Look> = {}): Look => ({
  ...FIRST_ARRANGEMENT,
  density: 'compact',
  ...change,
});
const names = async () => (await views()['views.list']({})).map(({ name }) => name);
const ownNames = async () => (await names()).slice(BUILT_IN_VIEWS.length);
const shown = (change: Partial<LastShown['board']>, text = ''): LastShown => ({
  board: { ...FIRST_ARRANGEMENT, ...change },
  text,
  screen: 'inbox',
  recent: text === '' ? [] : [text],
  view: null,
  charts: CHARTS_AT_FIRST,
  folded: { severity: ['low'] },
});
/** The window tells whose it was; here it is the person who is signed in. */
const keep = (what: LastShown, accountId = person ?? 'nobody') =>
  views()['views.keep']({ accountId, shown: what });
const high: Partial<LastShown['board']> = {
  filter: { ...EVERYTHING_OPEN, severities: ['high'] },
  group: 'tenant',
};

test('what was shown last is there after the program was ended', async () => {
  await keep(shown(high, 'severity:high'));
  ledger.reopen();
  expect(await views()['views.last']({})).toEqual({
    accountId: 'ada.msp',
    shown: shown(high, 'severity:high'),
  });
});

test('everybody gets their own; before anybody is signed in, the latest', async () => {
  await keep(shown(high, 'severity:high'));
  person = 'grace.msp';
  nowMs += 1000;
  expect(await views()['views.last']({})).toEqual({ accountId: 'grace.msp', shown: null });
  await keep(shown({ layout: 'by-turn' }));
  person = null;
  const latest = await views()['views.last']({});
  expect(latest).toMatchObject({ accountId: 'grace.msp', shown: { board: { layout: 'by-turn' } } });
  person = 'ada.msp';
  expect(await views()['views.last']({})).toMatchObject({ shown: { text: 'severity:high' } });
});

test('what the window still shows of one person is not kept for the next who signed in just now', async () => {
  await keep(shown(high, 'severity:high'));
  person = 'grace.msp';
  await keep(shown({ layout: 'by-turn' }, 'severity:low'), 'ada.msp');
  expect(await views()['views.last']({})).toEqual({ accountId: 'grace.msp', shown: null });
  person = 'ada.msp';
  expect(await views()['views.last']({})).toMatchObject({ shown: { text: 'severity:high' } });
});

test('what nobody can read any more counts as nothing', async () => {
  await keep(shown(high));
  ledger.db().prepare('UPDATE last_shown SET body = ?').run('{"board":{"columns":["rm -rf"]}}');
  expect(await views()['views.last']({})).toEqual({ accountId: 'ada.msp', shown: null });
});

test('a tenant that is not in the list is not kept by a window that still shows it', async () => {
  const filter = { ...EVERYTHING_OPEN, tenants: [tenantId, CONTOSO] };
  await keep(shown({ filter }, 'tenant:fabrikam,contoso'));
  const kept = await views()['views.last']({});
  expect(kept.shown).toMatchObject({ text: '', board: { filter: { tenants: [tenantId] } } });
});

test('a saved view is there after the program was ended, with all it keeps; a name is given once', async () => {
  const kept = look({ ...high, layout: 'by-turn', columns: ['title', 'tenant'] });
  const { id } = await views()['views.save']({ name: 'Night shift', look: kept });
  ledger.reopen();
  expect((await views()['views.list']({})).find((view) => view.id === id)?.look).toEqual(kept);
  expect(() => views()['views.save']({ name: ' night SHIFT ', look: kept })).toThrow(
    'There is a view called “night SHIFT” already.',
  );
  await views()['views.change']({ id, name: 'Night', look: look() });
  expect(await ownNames()).toEqual(['Night']);
});

test('views stand in the order the person wants, those of the program among them', async () => {
  const { id } = await views()['views.save']({ name: 'Mine first', look: look() });
  const list = await views()['views.list']({});
  await views()['views.order']({ ids: [id, ...list.map((view) => view.id).reverse()] });
  expect((await names())[0]).toBe('Mine first');
  expect((await names()).at(-1)).toBe(BUILT_IN_VIEWS[0]?.name);
});

test('what was deleted can be taken back, for a day', async () => {
  const first = await views()['views.save']({ name: 'First', look: look() });
  const second = await views()['views.save']({ name: 'Second', look: look() });
  await views()['views.remove'](first);
  expect(await ownNames()).toEqual(['Second']);
  await views()['views.restore'](first);
  expect(await ownNames()).toEqual(['First', 'Second']);
  await views()['views.remove'](first);
  nowMs += 25 * HOUR_MS;
  await views()['views.remove'](second);
  await views()['views.restore'](first);
  await views()['views.restore'](second);
  expect(await ownNames()).toEqual(['Second']);
});

test('views that come with Tidewatch cannot be renamed, changed or deleted', () => {
  const id = ViewId.parse('built-in:ours');
  expect(() => views()['views.change']({ id, name: 'x' })).toThrow('comes with Tidewatch');
  expect(() => views()['views.remove']({ id })).toThrow('comes with Tidewatch');
});

test('every view is counted, and everybody sees their own', async () => {
  await views()['views.save']({ name: 'High', look: look(high) });
  const counts = await views()['views.counts']({});
  expect(counts).toHaveLength(BUILT_IN_VIEWS.length + 1);
  expect(counted).toContain('high');
  person = 'grace.msp';
  expect(await ownNames()).toEqual([]);
});

test('what one person exports another takes in, and each clash of names is theirs to settle', async () => {
  const mine = await views()['views.save']({ name: 'Night shift', look: look(high) });
  const other = await views()['views.save']({ name: 'Weekend', look: look() });
  await views()['views.export']({ ids: [mine.id, other.id] });
  person = 'grace.msp';
  const old = await views()['views.save']({ name: 'night shift', look: look() });
  const found = await views()['views.readFile']({});
  expect(found?.map(({ name, same }) => ({ name, same }))).toEqual([
    { name: 'Night shift', same: old.id },
    { name: 'Weekend', same: null },
  ]);
  const [night, weekend] = found ?? [];
  if (!night || !weekend) throw new Error('Two views are in the file.');
  await views()['views.import']({
    views: [
      { ...night, replaces: old.id },
      { ...weekend, replaces: null },
    ],
  });
  expect(await ownNames()).toEqual(['Night shift', 'Weekend']);
  expect((await views()['views.list']({})).find(({ id }) => id === old.id)?.look).toEqual(
    look(high),
  );
});

test('an import that cannot be done whole does nothing', async () => {
  await views()['views.save']({ name: 'Weekend', look: look() });
  const both = ['New', 'weekend'].map((name) => ({ name, look: look(), replaces: null }));
  expect(() => views()['views.import']({ views: both })).toThrow('“weekend” already');
  expect(await ownNames()).toEqual(['Weekend']);
});

test('a view that asked for a removed tenant alone goes with it, another one forgets it', async () => {
  const only = { ...EVERYTHING_OPEN, tenants: [CONTOSO] };
  await views()['views.save']({ name: 'Only', look: look({ filter: only }) });
  const among = { ...EVERYTHING_OPEN, tenants: [CONTOSO, tenantId] };
  await views()['views.save']({ name: 'Among', look: look({ filter: among }) });
  viewStore(ledger.db()).forgetTenant(CONTOSO);
  expect(await ownNames()).toEqual(['Among']);
  const bodies = ledger.db().prepare<[], string>('SELECT body FROM views').pluck().all().join();
  expect(bodies).not.toContain(CONTOSO);
});

test('a deleted view whose name was taken meanwhile is not taken back beside it', async () => {
  const { id } = await views()['views.save']({ name: 'Mine, late', look: look() });
  await views()['views.remove']({ id });
  await views()['views.save']({ name: 'mine, LATE', look: look() });
  const back = async () => views()['views.restore']({ id });
  await expect(back()).rejects.toMatchObject({ code: 'conflict' });
  expect(await ownNames()).toEqual(['mine, LATE']);
});

test('a deleted view comes back only where there is room for it', async () => {
  const { id } = await views()['views.save']({ name: 'Gone', look: look() });
  await views()['views.remove']({ id });
  const room = MOST_VIEWS - (await names()).length;
  for (let at = 0; at < room; at += 1) {
    await views()['views.save']({ name: `View ${at}`, look: look() });
  }
  const back = async () => views()['views.restore']({ id });
  await expect(back()).rejects.toMatchObject({ code: 'refused' });
  expect(await names()).toHaveLength(MOST_VIEWS);
});

test('collapsed groups of a removed tenant are not kept by a window that still shows them', async () => {
  const folded = {
    severity: ['low'],
    tenant: [tenantId, CONTOSO],
    assignedTo: ['ada@contoso.com'],
  };
  await keep({ ...shown(high), folded });
  const kept = await views()['views.last']({});
  expect(kept.shown?.folded).toEqual({ severity: ['low'], tenant: [tenantId] });
});

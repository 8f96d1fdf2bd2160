import { expect, test } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { followChanges } from '#renderer/app/refresh.ts';
import { EVERYTHING } from '#renderer/features/access/runway/runway-view.ts';
import { createStores, followSelection } from '#renderer/app/stores.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { approvalOf } from '#test/fakes/approval-rows.ts';
import { signIn } from '#test/fakes/sign-in.ts';
import { PackageId } from '#shared/domain/access/package.ts';
import { keyText } from '#shared/domain/incident.ts';
import { first } from '#test/fakes/outbox-bench.ts';
import { FAKE_NOW } from '#test/fakes/board-data.ts';

function app() {
  const api = fakeApi({ tenants: 3, incidents: 300 });
  const stores = createStores(api, () => FAKE_NOW);
  return { api, stores };
}

test('a running core is asked for everything the screens show', async () => {
  const { api, stores } = app();
  const stop = followChanges(api, stores, (job) => job());
  await eventually(() => expect(stores.board.getState().known).toBe(true));
  await eventually(() => expect(stores.outbox.getState().entries).toEqual([]));
  expect(stores.tenants.getState().tenants).toHaveLength(3);
  stop();
});

test('the first rows come with what was shown last, and everything else is asked after them', async () => {
  const { api, stores } = app();
  const later: (() => void)[] = [];
  const stop = followChanges(api, stores, (job) => later.push(job));
  await eventually(() => expect(later).toHaveLength(1));
  const names = () => api.world.calls.map(({ name }) => name);
  expect(stores.board.getState().window.total).toBeGreaterThan(100);
  expect(names()).toContain('board.opening');
  expect(names()).not.toContain('board.page');
  expect(names()).not.toContain('inbox.list');
  for (const job of later) job();
  await eventually(() => expect(names()).toContain('inbox.list'));
  stop();
});

test('an event makes the read models it names be asked again, until stopped', async () => {
  const { api, stores } = app();
  const stop = followChanges(api, stores, (job) => job());
  await eventually(() => expect(stores.board.getState().known).toBe(true));
  api.world.tenants = api.world.tenants.slice(1);
  api.changed('tenants');
  await eventually(() => expect(stores.tenants.getState().tenants).toHaveLength(2));

  stop();
  api.world.calls.length = 0;
  api.changed('tenants', 'incidents');
  expect(api.world.calls).toEqual([]);
});

test('while the pane is open it follows the chosen row', async () => {
  const { api, stores } = app();
  const stops = [followChanges(api, stores, (job) => job()), followSelection(stores)];
  await eventually(() => expect(stores.board.getState().known).toBe(true));
  stores.board.getState().select(0);
  expect(stores.incident.getState().open).toBeNull();

  const chosen = stores.board.getState().selected;
  stores.incident.getState().show(chosen?.key ?? null);
  stores.board.getState().moveBy(1, 'rows');
  expect(stores.incident.getState().open).toEqual(stores.board.getState().selected?.key);
  for (const stop of stops) stop();
});

test('the next person finds nothing that the one before had typed, and their own marks on the rows', async () => {
  const { api, stores } = app();
  const stop = followChanges(api, stores, (job) => job());
  await eventually(() => expect(stores.board.getState().known).toBe(true));
  await eventually(() => expect(stores.incident.getState().person).toBe('uid.utid'));
  const { tenantId, incidentId } = first(api.world.rows);
  const key = { tenantId, incidentId };
  const { show, readNotes, setNote, setDraft } = stores.incident.getState();
  show(key);
  await readNotes(key);
  setNote(key, 'Words of Ada');
  setDraft(key, { comment: 'A comment of Ada' });

  signIn(api, 'bo.msp');
  api.world.calls.length = 0;
  api.changed('session');
  await eventually(() => expect(stores.incident.getState().person).toBe('bo.msp'));
  const { notes, drafts } = stores.incident.getState();
  expect(notes.typed.get(keyText(key))).toBeUndefined();
  expect(drafts.size).toBe(0);
  const asked = () => api.world.calls.map(({ name }) => name);
  await eventually(() =>
    expect(asked()).toEqual(
      expect.arrayContaining(['incidents.detail', 'board.opening', 'drafts.list']),
    ),
  );
  stop();
});

test('the next person finds nothing that the one before picked or wrote about access, and no form of theirs', async () => {
  const { api, stores } = app();
  const stop = followChanges(api, stores, (job) => job());
  await eventually(() => expect(stores.incident.getState().person).toBe('uid.utid'));
  const { approvals, mine, reviews, runway } = stores;
  const row = approvalOf('a');
  approvals.getState().pick(row);
  approvals.getState().setDraft([row], 'Words of Ada');
  approvals.getState().decide({ result: 'approve', rows: [row] });
  const asked = {
    tenantId: row.tenantId,
    packageId: PackageId.parse('tier-1'),
    policyId: null,
    title: 'Tier 1',
    had: null,
  };
  mine.getState().pick('package/a');
  mine.getState().filter({ text: 'of Ada' });
  mine.getState().setDraft([asked], 'Words of Ada');
  mine.getState().doNow({ what: 'ask', deed: 'ask', packages: [asked] });
  reviews.getState().pick('item/a');
  reviews.getState().judge({ wanted: 'deny', items: [] });
  runway.getState().narrow({ text: 'of Ada' });
  reviews.setState({ drafts: new Map([['item', 'Words of Ada']]) });

  signIn(api, 'bo.msp');
  api.changed('session');
  await eventually(() => expect(stores.incident.getState().person).toBe('bo.msp'));
  const nothing = { picked: new Set(), drafts: new Map() };
  expect(approvals.getState()).toMatchObject({ ...nothing, deciding: null });
  expect(mine.getState()).toMatchObject({ ...nothing, doing: null, text: '' });
  expect(reviews.getState()).toMatchObject({ ...nothing, judging: null });
  expect(runway.getState()).toMatchObject({ picked: new Set(), filter: EVERYTHING });
  stop();
});

test('another person’s list comes with what they saw last and is not asked for a second time', async () => {
  const { api, stores } = app();
  const stop = followChanges(api, stores, (job) => job());
  await eventually(() => expect(stores.board.getState().known).toBe(true));
  await eventually(() => expect(stores.outbox.getState().entries).toEqual([]));
  await eventually(() => expect(stores.session.getState().session).not.toBeNull());
  api.world.calls.length = 0;
  signIn(api, 'bo.msp');
  api.changed('session');
  await eventually(() => expect(api.world.calls.map(({ name }) => name)).toContain('views.list'));

  const asked = api.world.calls.map(({ name }) => name);
  expect(asked.filter((name) => name === 'board.opening')).toHaveLength(1);
  expect(asked).not.toContain('board.page');
  expect(stores.board.getState().window.total).toBeGreaterThan(100);
  stop();
});

import { expect, test } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { followChanges } from '#renderer/app/refresh.ts';
import { createStores, type Stores } from '#renderer/app/stores.ts';
import { rowAt } from '#renderer/features/board/board-window.ts';
import { AppError, toFailure } from '#shared/errors.ts';
import { BUILT_IN_VIEWS } from '#shared/domain/views/view.ts';
import { type FakeApi, fakeApi } from '#test/fakes/api.ts';
import { FAKE_NOW } from '#test/fakes/board-data.ts';

/** A window over a core that stays; `close` is its end, `atOnce` what is done before core has answered. */
async function openWindow(api: FakeApi, atOnce: (stores: Stores) => void = () => {}) {
  const stores = createStores(api, () => FAKE_NOW);
  const close = followChanges(api, stores, (job) => job());
  atOnce(stores);
  await eventually(() => expect(stores.board.getState().known).toBe(true));
  await eventually(() => expect(stores.session.getState().session).not.toBeNull());
  return { ...stores, close };
}

test('a window opened again shows the same rows in the same order on the same screen', async () => {
  const api = fakeApi({ tenants: 4, incidents: 500 });
  const first = await openWindow(api);
  const { board, view } = first;
  board.getState().setText('severity:high (turn:us or alerts>3)', api.world.tenants, false);
  board.getState().settleText(api.world.tenants);
  board.getState().sortBy('createdAt', false);
  view.getState().go('inbox');
  await eventually(() => {
    const kept = api.world.shown.get('uid.utid');
    expect(kept).toMatchObject({ screen: 'inbox', board: { sort: [{ by: 'createdAt' }] } });
  });
  first.close();

  api.world.calls.length = 0;
  const again = await openWindow(api);
  const { text, filter, sort, window, recent } = again.board.getState();
  expect(recent).toEqual(['severity:high (turn:us or alerts>3)']);
  expect({ text, sort }).toEqual({
    text: 'severity:high (turn:us or alerts>3)',
    sort: [{ by: 'createdAt', descending: true }],
  });
  expect(filter.severities).toEqual(['high']);
  expect(rowAt(window, 0)?.row.severity).toBe('high');
  expect(again.view.getState().screen).toBe('inbox');
  const asked = api.world.calls.filter(({ name }) => name === 'board.page');
  expect(asked.every(({ input }) => JSON.stringify(input).includes('"severities":["high"]'))).toBe(
    true,
  );
  again.close();
});

/** What a person left behind in an earlier window. */
async function leaveBehind(api: FakeApi) {
  const { board, view, close } = await openWindow(api);
  board.getState().setText('severity:high', api.world.tenants, false);
  board.getState().settleText(api.world.tenants);
  view.getState().go('settings');
  await eventually(() =>
    expect(api.world.shown.get('uid.utid')).toMatchObject({
      screen: 'settings',
      text: 'severity:high',
    }),
  );
  close();
}

test('whoever goes to a screen before core has told which one was shown last stays there', async () => {
  const api = fakeApi({ tenants: 2, incidents: 100 });
  await leaveBehind(api);
  const { board, view, close } = await openWindow(api, (stores) =>
    stores.view.getState().go('board'),
  );
  expect(view.getState().screen).toBe('board');
  expect(board.getState().text).toBe('severity:high');
  close();
});

test('what is searched for before core has told what was shown last stays', async () => {
  const api = fakeApi({ tenants: 2, incidents: 100 });
  await leaveBehind(api);
  const { board, view, close } = await openWindow(api, (stores) =>
    stores.board.getState().setText('severity:low', [], false),
  );
  const { text, filter, recent, window } = board.getState();
  expect({ text, severities: filter.severities, recent }).toEqual({
    text: 'severity:low',
    severities: ['low'],
    recent: ['severity:high'],
  });
  expect(rowAt(window, 0)?.row.severity).toBe('low');
  expect(view.getState().screen).toBe('settings');
  close();
});

test('groups that were collapsed are so again after a restart, and whenever the list is divided like that', async () => {
  const api = fakeApi({ tenants: 4, incidents: 500 });
  const first = await openWindow(api);
  const divided = (board: typeof first.board) => board.getState().lines.parts ?? [];
  first.board.getState().arrange({ group: 'severity' }, null);
  await eventually(() => expect(divided(first.board).length).toBeGreaterThan(2));
  const [, second] = divided(first.board);
  first.board.getState().fold(second?.value ?? '', true);
  const folded = (board: typeof first.board) =>
    divided(board)
      .filter(({ collapsed }) => collapsed)
      .map(({ value }) => value);
  first.board.getState().arrange({ group: 'turn' }, null);
  await eventually(() => expect(divided(first.board)[0]?.value).not.toBe('high'));
  expect(folded(first.board)).toEqual([]);
  first.board.getState().arrange({ group: 'severity' }, null);
  await eventually(() => expect(folded(first.board)).toEqual([second?.value]));
  await eventually(() =>
    expect(api.world.shown.get('uid.utid')).toMatchObject({
      board: { group: 'severity' },
      folded: { severity: [second?.value] },
    }),
  );
  first.close();
  const again = await openWindow(api);
  expect(folded(again.board)).toEqual([second?.value]);
  again.close();
});

test('what was asked for while the first sign-in was on its way stays', async () => {
  const api = fakeApi({ tenants: 2, incidents: 100 });
  const { account } = api.world.session;
  api.world.session = { ...api.world.session, account: null };
  const { board, close } = await openWindow(api);
  board.getState().setText('severity:high', api.world.tenants, false);
  api.world.session = { ...api.world.session, account };
  api.changed('session');
  await eventually(() => expect(api.world.calls.at(-1)?.name).toBe('views.list'));
  expect(board.getState().text).toBe('severity:high');
  close();
});

test('another person who signs in does not get what the one before them looked at', async () => {
  const api = fakeApi({ tenants: 2, incidents: 100 });
  const window = await openWindow(api);
  const { board } = window;
  board.getState().setText('severity:high', api.world.tenants, false);
  board.getState().settleText(api.world.tenants);
  await eventually(() =>
    expect(api.world.shown.get('uid.utid')?.recent).toEqual(['severity:high']),
  );
  const { account } = api.world.session;
  if (!account) throw new Error('Somebody is signed in.');
  api.world.session = { ...api.world.session, account: { ...account, id: 'other.utid' } };
  api.changed('session');
  await eventually(() => expect(board.getState().text).toBe(''));
  expect(board.getState().filter.severities).toEqual([]);
  expect(board.getState().recent).toEqual([]);
  expect(api.world.shown.get('uid.utid')?.text).toBe('severity:high');
  window.close();
});

test('a board that could not be brought back stays the property of the one before, and is asked for again', async () => {
  const api = fakeApi({ tenants: 2, incidents: 100 });
  let isBroken = false;
  const query: FakeApi['query'] = async (name, input) =>
    isBroken && name === 'board.opening'
      ? { ok: false, failure: toFailure(new AppError('internal', 'Not now.')) }
      : api.query(name, input);
  const { board, view, session, close } = await openWindow({ ...api, query });
  board.getState().setText('severity:high', api.world.tenants, false);
  board.getState().settleText(api.world.tenants);
  await eventually(() => expect(api.world.shown.get('uid.utid')?.text).toBe('severity:high'));
  const { account } = api.world.session;
  if (!account) throw new Error('Somebody is signed in.');

  isBroken = true;
  api.world.session = { ...api.world.session, account: { ...account, id: 'other.utid' } };
  api.changed('session');
  await eventually(() => expect(session.getState().session?.account?.id).toBe('other.utid'));
  view.getState().go('inbox');
  await eventually(() =>
    expect(
      api.world.calls.some(
        ({ name, input }) => name === 'views.keep' && JSON.stringify(input).includes('inbox'),
      ),
    ).toBe(true),
  );
  expect(api.world.shown.get('other.utid')).toBeUndefined();

  isBroken = false;
  api.changed('session');
  await eventually(() => expect(board.getState().text).toBe(''));
  close();
});

test('what the one before chose above the board is not taken over either', async () => {
  const api = fakeApi({ tenants: 2, incidents: 100 });
  const { charts, views, close } = await openWindow(api);
  charts.getState().setView({ shown: true, asTable: true });
  views.getState().choose(BUILT_IN_VIEWS[0]?.id ?? null);
  await eventually(() => expect(api.world.shown.get('uid.utid')?.charts.asTable).toBe(true));
  const { account } = api.world.session;
  if (!account) throw new Error('Somebody is signed in.');
  api.world.session = { ...api.world.session, account: { ...account, id: 'other.utid' } };
  api.changed('session');
  await eventually(() => expect(charts.getState().view.asTable).toBe(false));
  expect(views.getState().active).toBeNull();
  expect(api.world.shown.get('other.utid')?.charts.asTable).not.toBe(true);
  close();
});

test('a line that cannot be read is not kept: what the list really shows is', async () => {
  const api = fakeApi({ tenants: 2, incidents: 100 });
  const { board, close } = await openWindow(api);
  board.getState().setText('severity:high ', api.world.tenants, false);
  board.getState().setText('severity:high owner:ada', api.world.tenants, false);
  board.getState().sortBy('title', false);
  await eventually(() =>
    expect(api.world.shown.get('uid.utid')).toMatchObject({
      text: 'severity:high',
      board: { sort: [{ by: 'title' }] },
    }),
  );
  close();
});

test('the window forgets what may be named after a tenant that was removed', async () => {
  const api = fakeApi({ tenants: 3, incidents: 100 });
  const { board, tenants, close } = await openWindow(api);
  await eventually(() => expect(tenants.getState().tenants).toHaveLength(3));
  const [gone] = api.world.tenants;
  board.getState().arrange({ group: 'tenant' }, null);
  board.getState().fold(gone?.id ?? '', true);
  board.getState().setText('severity:high', api.world.tenants, false);
  board.getState().settleText(api.world.tenants);
  expect(board.getState().folded).toEqual({ tenant: [gone?.id] });

  api.world.tenants = api.world.tenants.slice(1);
  api.changed('tenants');
  await eventually(() => expect(board.getState().folded).toEqual({}));
  expect(board.getState().recent).toEqual([]);
  await eventually(() =>
    expect(api.world.shown.get('uid.utid')).toMatchObject({ folded: {}, recent: [] }),
  );
  close();
});

test('what was changed last is kept also when the window closes behind an earlier change', async () => {
  const api = fakeApi({ tenants: 2, incidents: 100 });
  const { board, close } = await openWindow(api);
  board.getState().setText('severity:high', api.world.tenants, false);
  board.getState().sortBy('title', false); // the change before is still on its way
  close(); // the page is gone with that: what it does later reaches nobody
  expect(api.world.calls.at(-1)).toMatchObject({
    name: 'views.keep',
    input: { shown: { board: { sort: [{ by: 'title', descending: false }] } } },
  });
});

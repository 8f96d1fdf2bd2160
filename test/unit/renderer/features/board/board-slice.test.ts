import { expect, test } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { rowAt } from '#renderer/features/board/board-window.ts';
import type { Api } from '#shared/contract/contract.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { instant } from '#shared/time.ts';
import { FAKE_NOW } from '#test/fakes/board-data.ts';
import { arrive, fakeBoard } from '#test/fakes/fake-board.ts';

test('the first page is shown as soon as it is there, newest change first', async () => {
  const { get } = fakeBoard();
  await get().refresh();
  const { window, known } = get();
  expect(known).toBe(true);
  const times = [0, 1, 2, 3].map((index) => rowAt(window, index)?.row.updatedAt ?? '');
  expect(times).toEqual([...times].sort().reverse());
});

test('a jump to the end reads the last rows only, and End chooses the very last one', async () => {
  const { api, get } = fakeBoard();
  await get().refresh();
  api.world.calls.length = 0;
  const last = get().window.total - 1;
  get().select(last);
  await eventually(() => expect(get().selected?.index).toBe(last));
  const pages = api.world.calls.filter(({ name }) => name === 'board.page');
  expect(pages).toHaveLength(1);
});

test('new arrivals at rest at the top come in by themselves', async () => {
  const { api, get } = fakeBoard();
  await get().refresh();
  arrive(api, '900001');
  await get().refresh();
  expect(rowAt(get().window, 0)?.row.incidentId).toBe('900001');
  expect(get().arrivals).toBeNull();
});

test('while a row is chosen new arrivals only announce themselves, and come in on request', async () => {
  const { api, get } = fakeBoard();
  await get().refresh();
  get().select(3);
  const before = rowAt(get().window, 3)?.row.incidentId;
  arrive(api, '900001');
  arrive(api, '900002');
  await get().refresh();
  expect(get().arrivals?.count).toBe(2);
  expect(rowAt(get().window, 3)?.row.incidentId).toBe(before);

  get().showArrivals();
  expect(rowAt(get().window, 0)?.row.incidentId).toBe('900002');
  expect(get().selected).toMatchObject({ key: { incidentId: before }, index: 5 });
});

test('a row that changed is renewed in its place, and one that is gone says so', async () => {
  const { api, get } = fakeBoard();
  await get().refresh();
  get().select(0);
  const first = rowAt(get().window, 0)?.row;
  const second = rowAt(get().window, 1)?.row;
  const held = api.world.rows.find(({ incidentId }) => incidentId === first?.incidentId);
  if (!held) throw new Error('The fake has lost its row.');
  Object.assign(held, { title: 'Renamed', updatedAt: instant(FAKE_NOW) });
  api.world.rows = api.world.rows.filter(({ incidentId }) => incidentId !== second?.incidentId);
  await get().refresh();
  expect(rowAt(get().window, 0)?.row.title).toBe('Renamed');
  expect(rowAt(get().window, 1)).toMatchObject({
    gone: true,
    row: { incidentId: second?.incidentId },
  });
});

test('old rows stay to be seen until the first page of a new filter is there', async () => {
  const { api, get } = fakeBoard();
  await get().refresh();
  get().setFilter({ severities: ['high'] }, api.world.tenants);
  expect(rowAt(get().window, 0)).not.toBeNull();
  await eventually(() => expect(rowAt(get().window, 0)?.row.severity).toBe('high'));
  expect(get().text).toBe('severity:high');
});

test('a line that is not understood changes nothing and says why', async () => {
  const { api, get } = fakeBoard();
  await get().refresh();
  const { window } = get();
  get().setText('owner:ada', api.world.tenants, false);
  expect(get().problems).toHaveLength(1);
  expect(get().window).toBe(window);
});

test('a line with or and brackets changes the rows, and what the panel adds stays beside it', async () => {
  const { api, get } = fakeBoard();
  await get().refresh();
  get().setText('(severity:high or tag:vip) -status:active', api.world.tenants, false);
  await eventually(() => expect(rowAt(get().window, 0)?.row.status).not.toBe('active'));
  const row = rowAt(get().window, 0)?.row;
  expect(row?.severity === 'high' || row?.tags.includes('vip')).toBe(true);
  get().setFilter({ turns: ['us'] }, api.world.tenants);
  expect(get().text).toBe('turn:us (severity:high or tag:vip) -status:active');
});

test('numbers are counted while anybody looks at them', async () => {
  const { api, get } = fakeBoard();
  const counted = () => api.world.calls.filter(({ name }) => name === 'board.counts').length;
  const [stopPanel, stopLine] = [get().watchCounts(), get().watchCounts()];
  stopPanel();
  const before = counted();
  await get().refreshCounts();
  expect(counted()).toBe(before + 1);
  stopLine();
  await get().refreshCounts();
  expect(counted()).toBe(before + 1);
});

test('lines that were asked for are remembered once each, the latest first', () => {
  const { api, get } = fakeBoard();
  for (const line of ['beacon', 'turn:us', 'beacon', 'owner:ada', '  ']) {
    get().setText(line, api.world.tenants, false);
    get().settleText(api.world.tenants);
  }
  expect(get().recent).toEqual(['beacon', 'turn:us']);
});

test('a word that may become a key is searched for only once it is meant', async () => {
  const { api, get } = fakeBoard();
  await get().refresh();
  const { filter } = get();
  get().setText('sev', api.world.tenants, true);
  expect(get()).toMatchObject({ text: 'sev', filter });
  get().settleText(api.world.tenants);
  expect(get().filter.text).toBe('sev');
});

test('a second press on a header turns the order round', async () => {
  const { get } = fakeBoard();
  await get().refresh();
  get().sortBy('severity', false);
  expect(get().sort).toEqual([{ by: 'severity', descending: true }]);
  get().sortBy('severity', false);
  expect(get().sort).toEqual([{ by: 'severity', descending: false }]);
});

test('a failed read keeps what is shown and tells the reason', async () => {
  const { store, get } = fakeBoard();
  await get().refresh();
  const failure = {
    code: 'storage',
    message: 'The disk is full.',
    remedy: null,
    support: null,
  } as const;
  const between = (api: Api): Api => ({ ...api, query: async () => ({ ok: false, failure }) });
  const { store: broken } = fakeBoard({ between });
  broken.setState({ window: get().window, known: store.getState().known });
  await broken.getState().refresh();
  expect(rowAt(broken.getState().window, 0)).not.toBeNull();
  expect(broken.getState().failure?.message).toBe('The disk is full.');
});

test('a line that ends unreadable shows what stood before the word, however it was written', () => {
  const { api, get } = fakeBoard();
  const { tenants } = api.world;
  const typed = (line: string) => {
    for (let end = 15; end <= line.length; end += 1)
      get().setText(line.slice(0, end), tenants, false);
  };
  get().setText('severity:high ', tenants, false);
  const before = get().filter;
  typed('severity:high tenant:contoso2');
  expect(get().problems).toHaveLength(1);
  expect(get().filter).toEqual(before);
  get().setText('severity:high tenant:contoso3', tenants, false);
  expect(get().filter).toEqual(before);
});

test('a line that is left unreadable changes nothing of what was there before it was begun', () => {
  const { api, get } = fakeBoard();
  const { tenants } = api.world;
  get().setFilter({ turns: ['us'] }, tenants);
  const before = get().filter;
  get().setText('severity:high ', tenants, false);
  get().setText('severity:high status:hgih', tenants, false);
  expect(get().settleText(tenants)).toBe(false);
  expect(get()).toMatchObject({ filter: before, text: 'severity:high status:hgih' });
  expect(get().recent).toEqual([]);
  get().setText('severity:high', tenants, false);
  expect(get().settleText(tenants)).toBe(true);
  expect(get().filter.severities).toEqual(['high']);
});

test('a word that can still be completed leaves the list as it is', () => {
  const { api, get } = fakeBoard();
  const { tenants } = api.world;
  get().setText('tenant:contoso', tenants, false);
  const during = get().filter;
  get().setText('tenant:contoso severity:h', tenants, false, true);
  expect(get().filter).toEqual(during);
});

test('a divided list moves over headings and rows alike, and past what is collapsed', async () => {
  const { get } = fakeBoard({ incidents: 500 });
  await get().refresh();
  get().arrange({ group: 'severity' }, null);
  await eventually(() => expect(get().lines.parts?.length).toBeGreaterThan(2));
  get().chooseLine(0);
  const [first, second] = get().lines.parts ?? [];
  expect(get()).toMatchObject({ heading: first?.value, selected: null });
  get().moveBy(1, 'rows');
  expect(get()).toMatchObject({ heading: null, selected: { index: 0 } });
  get().moveBy(-1, 'rows');
  get().fold(first?.value ?? '', true);
  get().moveBy(1, 'rows');
  expect(get().heading).toBe(second?.value);
  get().moveBy(1, 'rows');
  await eventually(() => expect(get().selected?.index).toBe(first?.count));
  expect(rowAt(get().window, first?.count ?? 0)?.row.severity).toBe(second?.value);
});

test('collapsing every group leaves the headings, and the group one was in is chosen', async () => {
  const { get } = fakeBoard({ incidents: 500 });
  await get().refresh();
  get().arrange({ group: 'turn' }, null);
  await eventually(() => expect(get().lines.parts).not.toBeNull());
  get().chooseLine(1);
  get().foldAll(true);
  expect(get().lines.total).toBe(get().lines.parts?.length);
  expect(get().heading).toBe(get().lines.parts?.[0]?.value);
  get().foldAll(false);
  expect(get().lines.total).toBe(get().window.total + (get().lines.parts?.length ?? 0));
});

test('other columns leave the rows and the choice where they are', async () => {
  const { get } = fakeBoard({ incidents: 500 });
  await get().refresh();
  get().select(2);
  const { window } = get();
  get().showColumns(['title', 'turn']);
  expect(get()).toMatchObject({ columns: ['title', 'turn'], selected: { index: 2 } });
  expect(get().window).toBe(window);
});

test('one goes back through filters, searches and views, each as it was, until there is none', async () => {
  const { get } = fakeBoard();
  await get().refresh();
  get().setFilter({ severities: ['high'] }, []);
  get().setText('severity:high turn:us', [], false);
  get().settleText([]);
  const sort = [{ by: 'dueAt', descending: false } as const];
  get().arrange({ filter: EVERYTHING_OPEN, sort }, '');
  expect(get().sort).toEqual(sort);

  get().goBack();
  expect(get()).toMatchObject({ text: 'severity:high turn:us', filter: { turns: ['us'] } });
  await eventually(() => expect(get().sort).not.toEqual(sort));
  get().goBack();
  expect(get()).toMatchObject({ text: 'severity:high' });
  get().goBack();
  expect(get()).toMatchObject({ text: '' });
  expect(get().trail).toEqual([]);
  get().goBack();
  expect(get()).toMatchObject({ text: '' });
});

test('a line that asks for the same again is no step, and another person has none to go back', async () => {
  const { get } = fakeBoard();
  await get().refresh();
  get().setFilter({ severities: ['high'] }, []);
  get().settleText([]);
  expect(get().trail).toHaveLength(1);
  get().arrange({ filter: EVERYTHING_OPEN, recent: [], folded: {} }, '');
  expect(get().trail).toEqual([]);
});

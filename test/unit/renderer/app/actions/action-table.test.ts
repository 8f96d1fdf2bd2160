import { expect, test, vi } from 'vitest';
import { actionTable } from '#renderer/app/actions/action-table.ts';
import { createStores } from '#renderer/app/stores.ts';
import type { Run } from '#renderer/api.tsx';
import { ChangeId } from '#shared/domain/change.ts';
import { goToPlace } from '#renderer/app/follow-place.ts';
import { rowAt } from '#renderer/features/board/board-window.ts';
import { AppError, toFailure } from '#shared/errors.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { FAKE_NOW } from '#test/fakes/board-data.ts';

function desk() {
  const api = fakeApi({ tenants: 2, incidents: 3 });
  const stores = createStores(api, () => FAKE_NOW);
  const run: Run = (name, input) => api.command(name, input);
  return { api, stores, actions: actionTable(stores, run) };
}

async function withBoard() {
  const all = desk();
  await all.stores.board.getState().refresh();
  return all;
}

test('without a chosen incident, what is done with one says so', async () => {
  const { actions } = await withBoard();
  for (const id of ['take', 'status', 'classify', 'comment', 'remind', 'portal'] as const) {
    expect([id, actions[id].whyNot()]).toEqual([id, 'Choose an incident first.']);
  }
});

test('with a chosen incident it can be done, and classifying opens it at its form', async () => {
  const { actions, stores } = await withBoard();
  stores.board.getState().select(0);
  expect(actions.classify.whyNot()).toBeNull();
  actions.classify.run();
  expect(stores.incident.getState().wish).toMatchObject({ part: 'classify' });
  expect(stores.incident.getState().open).toEqual(stores.board.getState().selected?.key);
});

test('away from the board its actions name the way there', async () => {
  const { actions, stores } = await withBoard();
  stores.board.getState().select(0);
  stores.view.getState().go('tenants');
  for (const id of ['take', 'down', 'full', 'pick', 'back'] as const) {
    expect([id, actions[id].whyNot()]).toEqual([id, 'Go to the board first.']);
  }
  expect(actions['tab-2'].whyNot()).toBe('For the full screen and Access.');
  expect(actions['tab-5'].whyNot()).toBe('For the full screen.');
  stores.view.getState().go('access');
  expect(actions['tab-2'].whyNot()).toBeNull();
  expect(actions['tab-5'].whyNot()).toBe('For the full screen.');
  stores.view.getState().go('tenants');
  expect(actions['go-tenants'].whyNot()).toBe('You are there.');
});

test('what a part of the page offers can be done while it is offered, the latest offer first', () => {
  const { actions, stores } = desk();
  expect(actions['change-picked'].whyNot()).toBe('Pick incidents first.');
  const [earlier, later] = [vi.fn(), vi.fn()];
  stores.offers.offer('change-picked', { run: earlier, whyNot: () => null });
  const withdraw = stores.offers.offer('change-picked', { run: later, whyNot: () => null });
  expect(actions['change-picked'].whyNot()).toBeNull();
  actions['change-picked'].run();
  withdraw();
  actions['change-picked'].run();
  expect([earlier.mock.calls.length, later.mock.calls.length]).toEqual([1, 1]);
});

test('a filter that is set can be cleared from anywhere', async () => {
  const { actions, stores } = await withBoard();
  expect(actions['clear-filters'].whyNot()).toBe('No filter is set.');
  stores.board.getState().setFilter({ severities: ['high'] }, []);
  stores.view.getState().go('outbox');
  expect(actions['clear-filters'].whyNot()).toBeNull();
  actions['clear-filters'].run();
  expect(stores.board.getState().filter.severities).toEqual([]);
  expect(stores.view.getState().screen).toBe('board');
});

test('how it looks is said where it is so already', () => {
  const { actions, stores } = desk();
  expect(stores.settings.getState().settings.theme).toBe('dark');
  expect(actions['theme-dark'].whyNot()).toBe('It is so already.');
  expect(actions['theme-light'].whyNot()).toBeNull();
});

test('Escape on the list lets the chosen one go and never empties the search; one goes back a filter with a key of its own', async () => {
  const { actions, stores } = await withBoard();
  vi.stubGlobal('document', { getElementById: () => null });
  stores.board.setState({ text: 'severity:high' });
  stores.board.getState().select(0);
  actions.back.run();
  expect(stores.board.getState()).toMatchObject({ selected: null, text: 'severity:high' });
  actions.back.run();
  expect(stores.board.getState().text).toBe('severity:high');
  expect(actions['filter-before'].whyNot()).toBe('The board had no filter before.');
  stores.board.getState().setFilter({ severities: ['low'] }, []);
  expect(actions['filter-before'].whyNot()).toBeNull();
  actions['filter-before'].run();
  expect(stores.board.getState().filter.severities).toEqual([]);
  vi.unstubAllGlobals();
});

test('a command of the board that is asked elsewhere goes to the board first, out of the full screen too', async () => {
  const { actions, stores } = await withBoard();
  const toggled = vi.fn();
  stores.offers.offer('charts', { run: toggled, whyNot: () => null });
  vi.stubGlobal('document', { getElementById: () => null });
  stores.board.getState().select(0);
  actions.full.run();
  stores.view.getState().go('tenants');
  expect(actions.charts.whyNot()).toBeNull();
  actions.charts.run();
  expect(toggled).toHaveBeenCalledOnce();
  expect(stores.view.getState().screen).toBe('board');
  expect(stores.incident.getState().full).toBe(false);
  vi.unstubAllGlobals();
});

test('undo means what was just said, else the last change of this window', async () => {
  const { api, actions, stores } = desk();
  const said = () => stores.view.getState().report?.report;
  actions.undo.run();
  expect(said()).toMatchObject({ text: expect.stringMatching(/^Nothing here can still be taken/) });
  const [first, last] = [1, 2].map((count) => ({
    id: ChangeId.parse(`6f1c9f5e-2b1a-4c3d-8e7f-00000000000${count}`),
  }));
  if (!first || !last) throw new Error('There are two.');
  stores.undo.getState().remember(first);
  stores.undo.getState().remember(last);
  const own = vi.fn();
  stores.view.getState().say({ kind: 'done', text: 'Renamed.', undo: own });
  actions.undo.run();
  expect(own).toHaveBeenCalledOnce();
  expect(stores.view.getState().report).toBeNull();

  const late = { undo: own, undoUntil: AbortSignal.abort() };
  stores.view.getState().say({ kind: 'done', text: 'Approval recorded.', ...late });
  actions.undo.run();
  actions.undo.run();
  expect(own).toHaveBeenCalledOnce();
  expect(said()).toMatchObject({ text: expect.stringMatching(/^Nothing here can still be taken/) });

  stores.view.getState().dismissReport();
  actions.undo.run();
  expect(api.world.calls).toEqual([{ name: 'outbox.previewUndo', input: last }]);
});

test('Escape from an incident that the inbox led to ends in the inbox; from another one on the board', async () => {
  const { actions, stores } = await withBoard();
  vi.stubGlobal('document', { getElementById: () => null });
  stores.view.getState().go('inbox');
  const [row] = [stores.board.getState().window].map((window) => rowAt(window, 0)?.row);
  if (!row) throw new Error('The board is empty.');
  const { tenantId, incidentId } = row;
  goToPlace(stores, { kind: 'incident', tenantId, incidentId });
  expect(stores.view.getState().screen).toBe('board');
  actions.back.run();
  expect(stores.view.getState().screen).toBe('inbox');

  stores.view.getState().go('board');
  stores.incident.getState().show({ tenantId, incidentId });
  actions.back.run();
  expect(stores.view.getState().screen).toBe('board');
  vi.unstubAllGlobals();
});

test('a refusal leaves with the screen it was said on; what was done stays said', () => {
  const { stores } = desk();
  const { say, go } = stores.view.getState();
  say({ kind: 'failure', failure: toFailure(new AppError('internal', 'No.')) });
  go('board');
  expect(stores.view.getState().report).not.toBeNull();
  go('outbox');
  expect(stores.view.getState().report).toBeNull();
  say({ kind: 'done', text: 'Recorded.' });
  go('board');
  expect(stores.view.getState().report).not.toBeNull();
});

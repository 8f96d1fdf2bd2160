import { expect, test, vi } from 'vitest';
import { followChanges } from '#renderer/app/refresh.ts';
import { createStores, followSelection } from '#renderer/app/stores.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { FAKE_NOW } from '#test/fakes/board-data.ts';

function app() {
  const api = fakeApi({ tenants: 3, incidents: 300 });
  const stores = createStores(api, () => FAKE_NOW);
  return { api, stores };
}

test('a running core is asked for everything the screens show', async () => {
  const { api, stores } = app();
  const stop = followChanges(api, stores);
  await vi.waitFor(() => expect(stores.board.getState().known).toBe(true));
  await vi.waitFor(() => expect(stores.outbox.getState().entries).toEqual([]));
  expect(stores.tenants.getState().tenants).toHaveLength(3);
  stop();
});

test('an event makes the read models it names be asked again, until stopped', async () => {
  const { api, stores } = app();
  const stop = followChanges(api, stores);
  await vi.waitFor(() => expect(stores.board.getState().known).toBe(true));
  api.world.tenants = api.world.tenants.slice(1);
  api.changed('tenants');
  await vi.waitFor(() => expect(stores.tenants.getState().tenants).toHaveLength(2));

  stop();
  api.world.calls.length = 0;
  api.changed('tenants', 'incidents');
  expect(api.world.calls).toEqual([]);
});

test('while the pane is open it follows the chosen row', async () => {
  const { api, stores } = app();
  const stops = [followChanges(api, stores), followSelection(stores)];
  await vi.waitFor(() => expect(stores.board.getState().known).toBe(true));
  stores.board.getState().select(0);
  expect(stores.incident.getState().open).toBeNull();

  const chosen = stores.board.getState().selected;
  stores.incident.getState().show(chosen?.key ?? null);
  stores.board.getState().moveBy(1, 'rows');
  expect(stores.incident.getState().open).toEqual(stores.board.getState().selected?.key);
  for (const stop of stops) stop();
});

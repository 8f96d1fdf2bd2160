import { expect, test } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { goToPlace } from '#renderer/app/follow-place.ts';
import { createStores } from '#renderer/app/stores.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { FAKE_NOW } from '#test/fakes/board-data.ts';

/**
 * The list shows one customer; an incident of another is clicked elsewhere.
 * @param answers whether the search lists it, and whether it is listed alone; null = it could not be read.
 */
async function desk(...answers: readonly (boolean | null)[]) {
  const api = fakeApi({ tenants: 2, incidents: 6 });
  const stores = createStores(api, () => FAKE_NOW);
  const left = [...answers];
  const { board, tenants } = stores;
  await tenants.getState().refresh();
  const known = tenants.getState().tenants ?? [];
  const [elsewhere, own] = api.world.tenants;
  const other = api.world.rows.find(({ tenantId }) => tenantId === elsewhere?.id);
  if (!own || !other) throw new Error('The other customer has no incident.');
  board.getState().setFilter({ tenants: [own.id], scope: 'all' }, known);
  await eventually(() => expect(board.getState().window.pages.size).toBe(1));
  const { tenantId, incidentId } = other;
  const key = { tenantId, incidentId };
  board.setState({ lists: () => Promise.resolve(left.shift() ?? null) });
  const click = async () => {
    goToPlace(stores, { kind: 'incident', ...key });
    await eventually(() => expect(left.length).toBeLessThan(answers.length));
    for (const _ of answers) await Promise.resolve(); // what the answers lead to
  };
  const undo = async () => {
    await eventually(() => expect(stores.view.getState().report).not.toBeNull());
    const report = stores.view.getState().report?.report;
    return report?.kind === 'done' ? report.undo : undefined;
  };
  return { stores, known, own, key, click, undo };
}

test('a search that cannot be read now is left as it is', async () => {
  for (const answers of [
    [null, true],
    [false, null],
  ]) {
    const { stores, click, own } = await desk(...answers);
    await click();
    expect(stores.board.getState().filter.tenants).toEqual([own.id]);
    expect(stores.view.getState().report).toBeNull();
  }
});

test('the way back to the search is closed once something else was searched for', async () => {
  const { stores, known, click, undo, key } = await desk(false, true);
  const { board } = stores;
  await click();
  const back = await undo();
  board.getState().setFilter({ text: 'phishing' }, known);
  expect(back).toBeDefined();
  back?.();
  expect(board.getState().filter).toMatchObject({ text: 'phishing', tenants: [key.tenantId] });
});

test('the way back leads to the search as long as nothing else was searched for', async () => {
  const { stores, click, undo, own } = await desk(false, true);
  await click();
  const back = await undo();
  back?.();
  expect(stores.board.getState().filter.tenants).toEqual([own.id]);
});

test('a guest account that works leads to what may be asked for in its customer alone', () => {
  const api = fakeApi({ tenants: 2, incidents: 0 });
  const stores = createStores(api, () => FAKE_NOW);
  const [, tenant] = api.world.tenants;
  if (!tenant) throw new Error('There are no two tenants.');
  stores.mine.getState().filter({ text: 'tier', tenant: null });
  goToPlace(stores, { kind: 'my-access', tenantId: tenant.id });
  expect(stores.mine.getState()).toMatchObject({ group: 'packages', text: '', tenant: tenant.id });
  expect(stores.access.getState().tab).toBe('mine');
  expect(stores.view.getState().screen).toBe('access');
});

import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { ApprovalRow } from '#shared/contract/access.ts';
import type { Api } from '#shared/contract/contract.ts';
import { createApprovalsSlice } from '#renderer/features/access/approvals/approvals-slice.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { approvalOf } from '#test/fakes/approval-rows.ts';

/** A queue whose rows the test changes. */
function queue(rows: ApprovalRow[]) {
  const api = fakeApi({ tenants: 1, incidents: 0 });
  const world = { rows };
  const query: Api['query'] = async (name, input) => {
    if (name !== 'access.approvals') return api.query(name, input);
    // The one cast: the answer of this name is a list of rows, which TypeScript cannot see.
    return { ok: true, value: world.rows } as Awaited<ReturnType<typeof api.query<typeof name>>>;
  };
  const store = createStore(createApprovalsSlice({ ...api, query }, () => 'Contoso'));
  return { world, store, state: () => store.getState() };
}

test('the first row is chosen, so that a key does something at once', async () => {
  const { state } = queue([approvalOf('a'), approvalOf('b')]);
  await state().refresh();
  expect(state().chosen?.person).toBe('a');
});

test('the chosen row stays chosen when the order changes under it', async () => {
  const { state, world } = queue([approvalOf('a'), approvalOf('b')]);
  await state().refresh();
  world.rows = [approvalOf('new'), approvalOf('a'), approvalOf('b')];
  await state().refresh();
  expect(state().chosen?.person).toBe('a');
  expect(state().place).toBe(1);
});

test('when the chosen row leaves, the one in its place is chosen, and the next key goes on from there', async () => {
  const { state, world } = queue([approvalOf('a'), approvalOf('b'), approvalOf('c')]);
  await state().refresh();
  state().move((place) => place + 1);
  world.rows = [approvalOf('a'), approvalOf('c')];
  await state().refresh();
  expect(state().chosen?.person).toBe('c');
});

test('one that leaves while its details are open stays before the person', async () => {
  const { state, world } = queue([approvalOf('a'), approvalOf('b'), approvalOf('c')]);
  await state().refresh();
  state().move((place) => place + 1);
  state().setOpen(true);
  world.rows = [approvalOf('a'), approvalOf('c')];
  await state().refresh();
  expect(state().chosen?.person).toBe('b');
  state().move((place) => place + 1);
  expect(state().chosen?.person).toBe('c');
});

test('what is picked and left the queue is picked no longer', async () => {
  const rows = [approvalOf('a'), approvalOf('b')];
  const { state, world } = queue(rows);
  await state().refresh();
  for (const row of rows) state().pick(row);
  world.rows = [approvalOf('b')];
  await state().refresh();
  expect(state().picked.size).toBe(1);
});

test('a list that nobody has looked at is not asked for again and again', async () => {
  const { state } = queue([approvalOf('a')]);
  await state().follow();
  expect(state().rows).toBeNull();
});

test('words and a tenant narrow the queue; what is picked stays picked while it is not shown', async () => {
  const rows = [approvalOf('anna'), approvalOf('bob'), approvalOf('bert')];
  const { state } = queue(rows);
  await state().refresh();
  state().pick(approvalOf('anna'));
  state().narrow({ text: 'CONTOSO b' });
  expect(state().rows?.map(({ person }) => person)).toEqual(['bob', 'bert']);
  expect(state().chosen?.person).toBe('bob');
  state().pickAll();
  expect(state().picked.size).toBe(3);
  state().narrow({ text: '' });
  expect(state().rows).toHaveLength(3);
});

test('what arrives while the queue is narrowed is shown only where it fits', async () => {
  const { state, world } = queue([approvalOf('anna'), approvalOf('bob')]);
  await state().refresh();
  state().narrow({ text: 'bob' });
  world.rows = [approvalOf('carl'), approvalOf('anna'), approvalOf('bob')];
  await state().refresh();
  expect(state().rows?.map(({ person }) => person)).toEqual(['bob']);
  expect(state().all).toHaveLength(3);
});

test('who signs in next finds no filter, nothing picked, and not the request that was open', async () => {
  const { state, world } = queue([approvalOf('anna'), approvalOf('bob')]);
  await state().refresh();
  state().pick(approvalOf('anna'));
  state().narrow({ text: 'anna' });
  state().choose(approvalOf('anna'));
  state().setOpen(true);
  await state().show('history');
  state().setOpen(true);
  state().forgetPerson();
  const nothing = { chosen: null, open: false, detail: null, rows: null, which: 'waiting' };
  expect(state()).toMatchObject({ ...nothing, filter: { text: '', tenant: null } });
  expect(state().picked.size).toBe(0);

  world.rows = [approvalOf('carl')];
  await state().follow();
  expect(state().rows?.map(({ person }) => person)).toEqual(['carl']);
  expect(state()).toMatchObject({ open: false, chosen: { person: 'carl' } });
});

test('what was asked for one person is not shown to who signed in meanwhile', async () => {
  const { state, world } = queue([approvalOf('anna')]);
  const asked = state().refresh();
  const sought = state().seek({ tenantId: approvalOf('anna').tenantId, id: 'anna' });
  state().forgetPerson();
  world.rows = [approvalOf('carl')];
  await Promise.all([asked, sought]);
  expect(state()).toMatchObject({ rows: null, chosen: null, open: false, failure: null });
  await state().follow();
  expect(state().rows?.map(({ person }) => person)).toEqual(['carl']);
});

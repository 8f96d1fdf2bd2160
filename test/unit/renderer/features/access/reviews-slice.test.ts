import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Api } from '#shared/contract/contract.ts';
import { createReviewsSlice } from '#renderer/features/access/reviews/reviews-slice.ts';
import { itemsOf } from '#renderer/features/access/reviews/review-lines.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { CONTOSO } from '#test/fakes/answers.ts';
import { reviewRoundOf, reviewRowOf } from '#test/fakes/review-rounds.ts';

/** A list whose rounds the test changes. */
async function shown(...people: readonly string[]) {
  const api = fakeApi({ tenants: 1, incidents: 0 });
  const world = { rounds: [reviewRoundOf(...people)] };
  const query: Api['query'] = async (name, input) => {
    if (name !== 'access.reviews') return api.query(name, input);
    const value = { rounds: world.rounds, stray: [] };
    // The one cast: the answer of this name is the rounds, which TypeScript cannot see.
    return { ok: true, value } as Awaited<ReturnType<typeof api.query<typeof name>>>;
  };
  const store = createStore(createReviewsSlice({ ...api, query }, () => 'Contoso'));
  await store.getState().refresh();
  return { world, state: () => store.getState() };
}

test('one that leaves while its details are open stays before the person, and the keys go on from its place', async () => {
  const { world, state } = await shown('a', 'b', 'c');
  state().move((place) => place + 1);
  state().setOpen(true);
  world.rounds = [reviewRoundOf('a', 'c')];
  await state().refresh();
  expect(state().chosen?.row.person).toBe('b');
  state().move((place) => place + 1);
  expect(state().chosen?.row.person).toBe('c');
});

test('one that only the filter hides while its details are open is still followed', async () => {
  const { world, state } = await shown('anna', 'bob');
  state().setOpen(true);
  state().narrow({ text: 'bob' });
  expect(state().chosen?.row.person).toBe('anna');
  const rows = [{ ...reviewRowOf('anna'), decision: 'approve' }, reviewRowOf('bob')];
  world.rounds = [{ ...reviewRoundOf(), rows }];
  await state().refresh();
  expect(state().chosen?.row).toMatchObject({ person: 'anna', decision: 'approve' });
});

test('words and the name of a tenant narrow the list; the round keeps its own numbers', async () => {
  const { state } = await shown('anna', 'bob');
  state().narrow({ text: 'contoso BOB' });
  expect(state().lines?.map((line) => line.kind)).toEqual(['round', 'item']);
  expect(state().lines?.[0]?.round.rows).toHaveLength(2);
  expect(state().chosen?.row.person).toBe('bob');
});

test('what is picked stays picked while the filter does not show it, and picking all adds what is shown', async () => {
  const { state } = await shown('anna', 'bob', 'bert');
  state().pick(`${CONTOSO}/instance/anna`);
  state().narrow({ text: 'b' });
  state().pickAll();
  expect(state().picked.size).toBe(3);
});

test('who signs in next finds no filter, nothing picked and nothing open', async () => {
  const { state } = await shown('anna', 'bob');
  state().pick(`${CONTOSO}/instance/anna`);
  state().narrow({ text: 'b' });
  state().setOpen(true);
  state().forgetPerson();
  expect(state()).toMatchObject({ open: false, chosen: null, filter: { text: '', tenant: null } });
  expect(state().lines).toBeNull();
  expect(state().picked.size).toBe(0);
});

test('one that is led to is shown, also where the filter hid it', async () => {
  const { state } = await shown('anna', 'bob');
  const [anna] = itemsOf(state().lines ?? []);
  if (!anna) throw new Error('Nobody is shown.');
  state().narrow({ text: 'bob' });
  state().lookAt(anna);
  expect(state()).toMatchObject({ open: true, place: 0 });
  expect(state().chosen?.row.person).toBe('anna');
  expect(state().lines).toHaveLength(3);
});

import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createFindSlice } from '#renderer/features/find/find-slice.ts';
import type { Api } from '#shared/contract/contract.ts';
import { fakeApi } from '#test/fakes/api.ts';

test('incidents are there before anything is looked into, then what is in them comes', async () => {
  const api = fakeApi({ tenants: 2, incidents: 30 });
  const steps: [number, number][] = [];
  const store = createStore(createFindSlice(api));
  store.subscribe(({ incidents, within }) => steps.push([incidents.length, within.length]));
  const [word = ''] = api.world.rows[0]?.title.split(' ') ?? [];
  store.getState().show('');
  await store.getState().ask(word);
  const { incidents, within, looking } = store.getState();
  expect(incidents.length).toBeGreaterThan(0);
  expect(within.length).toBe(Math.min(30, incidents.length));
  expect(looking).toBe(false);
  expect(steps).toContainEqual([incidents.length, 0]);
});

test('what was unfolded is folded again with the next words', async () => {
  const store = createStore(createFindSlice(fakeApi({ tenants: 1, incidents: 5 })));
  store.getState().show('');
  store.getState().unfold('Evidence');
  store.getState().unfold('Incidents');
  expect([...store.getState().unfolded]).toEqual(['Evidence', 'Incidents']);
  await store.getState().ask('other words');
  expect(store.getState().unfolded.size).toBe(0);
});

test('an answer to earlier words is dropped', async () => {
  const api = fakeApi({ tenants: 1, incidents: 5 });
  const held: (() => void)[] = [];
  const slow: Api = {
    ...api,
    query: async (name, input) => {
      const { promise, resolve } = Promise.withResolvers<null>();
      held.push(() => resolve(null));
      await promise;
      return api.query(name, input);
    },
  };
  const store = createStore(createFindSlice(slow));
  store.getState().show('');
  const [title = ''] = [api.world.rows[0]?.title];
  const earlier = store.getState().ask(title);
  const later = store.getState().ask('no such words at all');
  held[1]?.();
  await later;
  held[0]?.();
  await earlier;
  expect(store.getState().incidents).toEqual([]);
  expect(store.getState().typed).toBe('no such words at all');
});

test('the same words typed again while their answer is on the way are answered once', async () => {
  const api = fakeApi({ tenants: 1, incidents: 5 });
  const store = createStore(createFindSlice(api));
  store.getState().show('');
  const [title = ''] = [api.world.rows[0]?.title];
  const earlier = store.getState().ask(title);
  await Promise.all([earlier, store.getState().ask(`${title}x`), store.getState().ask(title)]);
  const { incidents, within } = store.getState();
  expect(within.map(({ incidentId }) => incidentId)).toEqual(
    incidents.map(({ incidentId }) => incidentId),
  );
  expect(within.length).toBeGreaterThan(0);
});

test('without a word nothing is asked for', async () => {
  const store = createStore(createFindSlice(fakeApi({ tenants: 1, incidents: 5 })));
  store.getState().show('"" --');
  expect(store.getState().looking).toBe(false);
  expect(store.getState().incidents).toEqual([]);
});

test('letters typed before the search is drawn are looked for; with nothing asked for they are not taken', async () => {
  const api = fakeApi({ tenants: 1, incidents: 5 });
  const store = createStore(createFindSlice(api));
  expect(store.getState().typeAhead('x')).toBe(false);
  store.getState().show('ma');
  expect(store.getState().typeAhead('l')).toBe(true);
  expect(store.getState().typed).toBe('mal');
});

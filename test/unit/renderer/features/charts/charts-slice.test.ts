import { expect, test } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { createStore } from 'zustand/vanilla';
import { createChartsSlice } from '#renderer/features/charts/charts-slice.ts';
import type { Api, QueryName } from '#shared/contract/contract.ts';
import { AppError, toFailure } from '#shared/errors.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { fakeApi } from '#test/fakes/api.ts';

/** `broken`: the question that is always refused. */
function desk(broken?: QueryName, isBroken = () => true) {
  const fake = fakeApi({ tenants: 3, incidents: 300 });
  const failure = toFailure(new AppError('storage', 'The disk is full.'));
  const query: Api['query'] = async (name, input) =>
    name === broken && isBroken() ? { ok: false, failure } : fake.query(name, input);
  const api = { ...fake, query };
  const store = createStore(createChartsSlice(api, () => 'Europe/Oslo'));
  const asked = () => api.world.calls.filter(({ name }) => name === 'board.charts');
  return { store, asked };
}
const HIGH = { ...EVERYTHING_OPEN, severities: ['high'] };

test('nothing is counted while nobody looks, whatever changes', async () => {
  const { store, asked } = desk();
  await store.getState().refresh();
  const stop = store.getState().watch(EVERYTHING_OPEN);
  await eventually(() => expect(store.getState().charts).not.toBeNull());
  stop();
  const before = asked().length;
  await store.getState().refresh();
  expect(asked()).toHaveLength(before);
});

test('however often things change, one question is asked at a time, and the last filter wins', async () => {
  const { store, asked } = desk();
  const { watch, refresh } = store.getState();
  watch(EVERYTHING_OPEN);
  const calls = Array.from({ length: 20 }, () => refresh());
  watch(HIGH);
  await Promise.all(calls);
  expect(asked().length).toBeLessThanOrEqual(2);
  expect(asked().at(-1)).toMatchObject({ input: { filter: HIGH, timeZone: 'Europe/Oslo' } });
  const ages = store.getState().charts?.open ?? [];
  expect(ages.length).toBeGreaterThan(0);
});

test('another span is counted at once and what was shown stays until it is there', async () => {
  const { store } = desk();
  store.getState().watch(EVERYTHING_OPEN);
  await eventually(() => expect(store.getState().charts?.arrivals).toHaveLength(25));
  store.getState().setView({ span: '72h' });
  expect(store.getState().charts?.arrivals).toHaveLength(25);
  await eventually(() => expect(store.getState().charts?.arrivals).toHaveLength(73));
});

test.each([
  ['board.charts', 'promises', 'charts'],
  ['sla.chart', 'charts', 'promises'],
] as const)(
  'where %s fails, the others are shown and it is said',
  async (broken, shown, missing) => {
    const { store } = desk(broken);
    store.getState().watch(EVERYTHING_OPEN);
    await eventually(() => expect(store.getState().failure).not.toBeNull());
    expect(store.getState()[shown]).not.toBeNull();
    expect(store.getState()[missing]).toBeNull();
    expect(store.getState().uncounted).toEqual([missing]);
  },
);

test.each([
  ['board.charts', 'charts'],
  ['sla.chart', 'promises'],
] as const)(
  'where %s fails over another span, the old counts are not shown as its own',
  async (name, missing) => {
    let isBroken = false;
    const { store } = desk(name, () => isBroken);
    store.getState().watch(EVERYTHING_OPEN);
    await eventually(() => expect(store.getState()[missing]).not.toBeNull());
    isBroken = true;
    await store.getState().refresh();
    expect(store.getState().failure).not.toBeNull();
    expect(store.getState()[missing]).not.toBeNull(); // a little older, and of the same span
    store.getState().setView({ span: '7d' });
    await eventually(() => expect(store.getState()[missing]).toBeNull());
  },
);

test('it is told over which filter the numbers on the screen were counted', async () => {
  const { store } = desk();
  const { watch } = store.getState();
  expect(store.getState().counted).toBeNull();
  watch(EVERYTHING_OPEN);
  await eventually(() => expect(store.getState().counted).toBe(EVERYTHING_OPEN));
  watch(HIGH);
  expect(store.getState().counted).toBe(EVERYTHING_OPEN);
  await eventually(() => expect(store.getState().counted).toBe(HIGH));
});

import { expect, test } from 'vitest';
import { eventually } from '#test/eventually.ts';
import type { BoardSlice } from '#renderer/features/board/board-state.ts';
import { rowAt } from '#renderer/features/board/board-window.ts';
import type { Api } from '#shared/contract/contract.ts';
import type { FakeApi } from '#test/fakes/api.ts';
import { arrive, fakeBoard } from '#test/fakes/fake-board.ts';

/** Answers for pages below the first are kept back until they are let go; first pages come at once. */
function slowBoard() {
  const held: (() => void)[] = [];
  const between = (api: FakeApi): Api => ({
    ...api,
    query: async (name, input) => {
      const answer = await api.query(name, input);
      const isDeep = name === 'board.page' && !JSON.stringify(input).includes('"offset":0}');
      if (isDeep) await new Promise<void>((go) => held.push(go));
      return answer;
    },
  });
  const { api, get } = fakeBoard({ between });
  const letGo = () => {
    for (const go of held.splice(0)) go();
  };
  return { api, get, held, letGo };
}

async function rowOfWorld(api: Api, { filter, sort }: BoardSlice, index: number) {
  const at = { kind: 'offset', offset: index } as const;
  const answer = await api.query('board.page', { filter, sort, group: null, at, limit: 1 });
  return answer.ok ? answer.value.rows[0]?.incidentId : null;
}

test('a page that was asked for in the order before does not come into the next one', async () => {
  const { api, get, held, letGo } = slowBoard();
  await get().refresh();
  get().seen(250, 310, false);
  await eventually(() => expect(held).toHaveLength(1));
  arrive(api, '900001');
  void get().retake();
  await eventually(() => expect(rowAt(get().window, 0)?.row.incidentId).toBe('900001'));
  const wanted = await rowOfWorld(api, get(), 250);
  await eventually(() => {
    letGo();
    expect(rowAt(get().window, 250)).not.toBeNull();
  });
  expect(rowAt(get().window, 250)?.row.incidentId).toBe(wanted);
});

test('rows that were on their way when arrivals came in are there in the end', async () => {
  const { api, get, held, letGo } = slowBoard();
  await get().refresh();
  get().select(3);
  get().seen(250, 260, false);
  await eventually(() => expect(held).toHaveLength(1));
  arrive(api, '900001');
  await get().refresh();
  get().showArrivals();
  get().seen(250, 260, false);
  const wanted = await rowOfWorld(api, get(), 250);
  await eventually(() => {
    letGo();
    expect(rowAt(get().window, 250)?.row.incidentId).toBe(wanted);
  });
});

test('a new filter reads the rows below groups that stay collapsed', async () => {
  const { api, get } = fakeBoard();
  await get().refresh();
  get().arrange({ group: 'severity' }, null);
  await eventually(() => expect(get().lines.parts).not.toBeNull());
  for (const { value } of get().lines.parts?.slice(0, -1) ?? []) get().fold(value, true);
  get().seen(0, 20, false);
  const before = get().window.total;
  get().setFilter({ turns: ['us', 'customer'] }, api.world.tenants);
  await eventually(() => {
    const last = get().lines.parts?.at(-1);
    expect(get().window.total).toBeLessThan(before);
    expect(last?.firstRow).toBeGreaterThan(100);
    expect(rowAt(get().window, last?.firstRow ?? 0)?.row.severity).toBe(last?.value);
  });
});

test('a row that was out of sight when it changed is read anew when it comes into sight', async () => {
  const { api, store } = fakeBoard({ tenants: 2, incidents: 120 });
  await store.getState().refresh();
  store.getState().seen(0, 10, false);
  const held = rowAt(store.getState().window, 30)?.row;
  if (!held) throw new Error('The fake needs more rows.');
  const place = api.world.rows.findIndex(
    ({ tenantId, incidentId }) => tenantId === held.tenantId && incidentId === held.incidentId,
  );
  api.world.rows.splice(place, 1, { ...held, pending: held.pending + 1 });
  await store.getState().refresh();
  expect(rowAt(store.getState().window, 30)?.row.pending).toBe(held.pending);
  store.getState().seen(20, 40, false);
  await eventually(() =>
    expect(rowAt(store.getState().window, 30)?.row.pending).toBe(held.pending + 1),
  );
});

test('an empty list shows what arrives at once, also where an incident stays open beside it', async () => {
  const { api, get } = fakeBoard();
  await get().refresh();
  get().select(0);
  get().seen(0, 20, false);
  get().setFilter({ text: 'just in' }, api.world.tenants);
  await eventually(() => expect(get().window.total).toBe(0));
  arrive(api, '900001');
  await get().refresh();
  expect(get().arrivals).toBeNull();
  expect(rowAt(get().window, 0)?.row.incidentId).toBe('900001');
});

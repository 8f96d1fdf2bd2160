import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BoardRow } from '#shared/domain/board.ts';
import { type Network, OPEN_NETWORK } from '#test/fakes/core-bench.ts';
import { first, type OutboxBench, outboxBench } from '#test/fakes/outbox-bench.ts';

let bench: OutboxBench;
let row: BoardRow;
beforeEach(async () => {
  bench = await outboxBench({ tenants: 3, incidents: 12 });
  row = first(await bench.free());
  bench.start();
  await bench.until(async () => expect(await strip()).toMatchObject({ syncing: 0, fresh: 3 }));
  bench.sent.length = 0;
});
afterEach(() => bench[Symbol.asyncDispose]());

const strip = async () => {
  const result = await bench.ask('app.strip', {});
  return result.ok ? result.value : null;
};
/** While the clock stands still: nothing that was planned for later comes before it. */
const atOnce = (check: () => Promise<void>) => vi.waitFor(check, { interval: 3, timeout: 20_000 });
const cut: Network = () =>
  Promise.reject(new TypeError('fetch failed', { cause: { code: 'ENETUNREACH' } }));
const lists = () => bench.sent.filter(({ url }) => url.pathname.endsWith('/incidents')).length;
/** It is known to be offline, and nothing is under way any more. */
const isOffline = async () => expect(await strip()).toMatchObject({ offline: true, syncing: 0 });
const wish = async () => {
  const { tenantId, incidentId } = row;
  const change = { kind: 'status', status: 'resolved' } as const;
  await bench.ask('incidents.change', { tenantId, incidentId, change });
};

test('a wish that finds no way to the service makes the strip say offline at once', async () => {
  bench.setNetwork(cut);
  await wish();
  await atOnce(isOffline);
  expect(lists()).toBe(1);
});

test('while it is offline, what is tried in vain starts no look more', async () => {
  bench.setNetwork(cut);
  await wish();
  await atOnce(isOffline);
  const { tenantId, incidentId } = row;
  for (let i = 0; i < 5; i += 1) {
    const result = await bench.ask('incidents.reread', { tenantId, incidentId });
    expect(result).toMatchObject({ ok: false, failure: { code: 'offline' } });
  }
  await atOnce(isOffline);
  expect(lists()).toBe(1);
});

test('the first call that is answered ends it, for all tenants', async () => {
  bench.setNetwork(cut);
  await wish();
  await atOnce(isOffline);
  bench.setNetwork(OPEN_NETWORK);
  const { tenantId, incidentId } = row;
  expect(await bench.ask('incidents.reread', { tenantId, incidentId })).toMatchObject({ ok: true });
  await atOnce(async () => expect(await strip()).toMatchObject({ offline: false, fresh: 3 }));
});

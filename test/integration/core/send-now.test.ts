import { afterEach, beforeEach, expect, test } from 'vitest';
import { OPEN_NETWORK } from '#test/fakes/core-bench.ts';
import { first, type OutboxBench, outboxBench } from '#test/fakes/outbox-bench.ts';

let bench: OutboxBench;
beforeEach(async () => {
  bench = await outboxBench({ tenants: 2, incidents: 10 });
});
afterEach(() => bench[Symbol.asyncDispose]());

const status = { kind: 'status', status: 'resolved' } as const;

/** A change whose tenant failed so often that it is left alone now. */
async function leftAlone() {
  bench.setNetwork(async () => new Response('', { status: 500 }));
  const row = first(await bench.free());
  const id = await bench.wish(row, status);
  bench.start();
  await bench.until(async () => {
    const result = await bench.ask('outbox.list', {});
    const found = result.ok ? result.value.find((one) => one.id === id) : undefined;
    expect(found).toMatchObject({
      stage: 'recorded',
      reason: expect.stringMatching(/left alone/),
      nextTryAt: expect.any(String),
    });
  });
  return { id, tenantId: row.tenantId };
}

test('what waits for a tenant that is left alone says until when, and goes out when a person asks', async () => {
  const { id, tenantId } = await leftAlone();
  const { nextTryAt } = await bench.entry(id);
  expect(Date.parse(nextTryAt ?? '')).toBeGreaterThan(bench.clock.now());
  const before = bench.clock.now();
  bench.setNetwork(OPEN_NETWORK);
  await bench.call('outbox.sendNow', { tenantId });
  await bench.reaches(id, 'confirmed');

  expect(bench.clock.now()).toBeLessThan(Date.parse(nextTryAt ?? ''));
  expect(bench.clock.now() - before).toBeLessThan(30_000);
  expect((await bench.entry(id)).nextTryAt).toBeNull();
});

test('looking at all tenants now also sends what waits', async () => {
  const { id } = await leftAlone();
  const { nextTryAt } = await bench.entry(id);
  bench.setNetwork(OPEN_NETWORK);
  await bench.call('sync.now', { tenantId: null });
  await bench.reaches(id, 'confirmed');

  expect(bench.clock.now()).toBeLessThan(Date.parse(nextTryAt ?? ''));
});

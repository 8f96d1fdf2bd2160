import { afterEach, beforeEach, expect, test } from 'vitest';
import { first, type OutboxBench, outboxBench } from '#test/fakes/outbox-bench.ts';

let bench: OutboxBench;
beforeEach(async () => {
  bench = await outboxBench({ tenants: 4, incidents: 8 });
});
afterEach(() => bench[Symbol.asyncDispose]());

test('a tenant that told of no account of ours says where the person can give their name, or to take it in the portal, and records nothing', async () => {
  const unnamed = first((await bench.call('tenants.list', {})).filter(({ me }) => me === null));
  const { tenantId, incidentId } = first(await bench.free(unnamed.id));
  const detail = await bench.call('incidents.detail', { tenantId, incidentId });
  expect(detail).toMatchObject({ me: null, write: { allowed: true } });
  const taken = await bench.ask('incidents.take', { tenantId, incidentId });

  expect(taken).toMatchObject({
    ok: false,
    failure: { code: 'bad-input', remedy: expect.stringMatching(/Tenants → Edit/) },
  });
  expect(await bench.call('outbox.list', {})).toEqual([]);
});

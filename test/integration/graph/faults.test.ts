import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { incidentsChangedSince, updateIncident } from '#electron/core/graph/incidents.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type RangeBench, rangeBench } from '#test/fakes/range-bench.ts';

let bench: RangeBench;
let contoso: TenantId;

beforeAll(async () => {
  bench = await rangeBench();
  await bench.tokens.signIn();
  const { tenants } = await bench.control.call('totals', {});
  const usable = tenants.find(
    ({ condition, role, incidents }) => condition === 'ok' && role === 'operator' && incidents > 1,
  );
  const found = bench.tenants.find((id) => id === usable?.id);
  if (!found) throw new Error('The range has no tenant to work in.');
  contoso = found;
});
afterAll(() => bench[Symbol.asyncDispose]());
beforeEach(() => bench.control.call('faults.clear', {}));

const list = incidentsChangedSince('2020-01-01T00:00:00.000Z', { withAlerts: false });
const read = () => bench.graphFor(contoso).get(list.path, { query: list.query });

test.each([
  ['a connection reset before the work', { kind: 'reset', done: false }],
  ['a connection reset after the work', { kind: 'reset', done: true }],
  ['an answer that breaks off', { kind: 'cut' }],
  ['JSON that ends too early', { kind: 'malformed' }],
  ['a failing service', { kind: 'error', status: 503 }],
  ['throttling with a time', { kind: 'throttle', retryAfter: 2 }],
  ['throttling without a time', { kind: 'throttle', retryAfter: null }],
  ['a claims challenge', { kind: 'challenge' }],
] as const)('a read gets through %s', async (_, fault) => {
  await bench.control.call('faults.next', { tenantId: contoso, fault, times: 1 });

  expect(await read()).toMatchObject({ value: expect.any(Array) });
});

test.each([
  ['is reset before the work', { kind: 'reset', done: false }, 1],
  ['is reset after the work', { kind: 'reset', done: true }, 1],
  ['breaks off after the work', { kind: 'cut' }, 1],
  ['ends too early after the work', { kind: 'malformed' }, 1],
] as const)(
  'a write whose answer %s arrives once and is told as uncertain',
  async (_, fault, times) => {
    const graph = bench.graphFor(contoso);
    const { value } = (await read()) as { value: { id: string }[] };
    const before = (await bench.control.call('received', { tenantId: contoso })).writes.length;
    await bench.control.call('faults.next', { tenantId: contoso, fault, times, method: 'PATCH' });

    await expect(
      updateIncident(graph, value[0]?.id ?? '', { customTags: ['once'] }),
    ).rejects.toMatchObject({ code: 'service-error' });

    const { writes } = await bench.control.call('received', { tenantId: contoso });
    expect(writes.length - before).toBe(1);
  },
);

/** Sends one change into a fault of that kind. @returns how it ended, and how often it was carried out. */
async function writeInto(fault: { kind: 'throttle'; retryAfter: number } | { kind: 'challenge' }) {
  const graph = bench.graphFor(contoso);
  const { value } = (await read()) as { value: { id: string }[] };
  const before = (await bench.control.call('received', { tenantId: contoso })).writes;
  await bench.control.call('faults.next', { tenantId: contoso, fault, times: 1, method: 'PATCH' });
  const [ended] = await Promise.allSettled([
    updateIncident(graph, value[0]?.id ?? '', { customTags: [fault.kind] }),
  ]);
  const { writes } = await bench.control.call('received', { tenantId: contoso });
  return { ended, done: writes.slice(before.length).filter(({ done }) => done).length };
}

test('a write that was challenged is carried out once', async () => {
  expect(await writeInto({ kind: 'challenge' })).toMatchObject({
    ended: { status: 'fulfilled' },
    done: 1,
  });
});

test('a write that was throttled comes back undone: what it is based on is looked at again first', async () => {
  expect(await writeInto({ kind: 'throttle', retryAfter: 1 })).toMatchObject({
    ended: { status: 'rejected', reason: { code: 'throttled', retryAt: expect.any(String) } },
    done: 0,
  });
});

test('tokens that Graph no longer takes are renewed without anybody noticing', async () => {
  await bench.control.call('tenants.challenge', { tenantId: contoso });

  expect(await read()).toMatchObject({ value: expect.any(Array) });
  expect(await read()).toMatchObject({ value: expect.any(Array) });
});

test('a tenant without a role says so, and a tenant that was revoked asks for sign-in', async () => {
  await bench.control.call('tenants.role', { tenantId: contoso, role: 'none' });
  await expect(read()).rejects.toMatchObject({ code: 'no-role' });
  await bench.control.call('tenants.role', { tenantId: contoso, role: 'operator' });

  await bench.control.call('tokens.revoke', { tenantId: contoso });
  await expect(read()).rejects.toMatchObject({ code: 'needs-sign-in' });
  await bench.tokens.signInTo(contoso);
  expect(await read()).toMatchObject({ value: expect.any(Array) });
});

test('a range that is gone is offline', async () => {
  const gone = await rangeBench();
  await gone.tokens.signIn();
  const [tenantId] = await gone.open();
  if (!tenantId) throw new Error('The range has no tenant that answers.');
  await gone.tokens.token(tenantId, 'read');
  await gone[Symbol.asyncDispose]();

  await expect(gone.graphFor(tenantId).get('/me')).rejects.toMatchObject({ code: 'offline' });
  await expect(gone.tokens.token(tenantId, 'read', { force: true })).rejects.toMatchObject({
    code: 'offline',
  });
});

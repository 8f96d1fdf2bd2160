import { afterEach, beforeEach, expect, test } from 'vitest';
import { RESPOND_SCOPES } from '#electron/range/tenant-state.ts';
import { first, type OutboxBench, outboxBench } from '#test/fakes/outbox-bench.ts';

let bench: OutboxBench;
beforeEach(async () => {
  bench = await outboxBench({ tenants: 2, incidents: 10 });
});
afterEach(() => bench[Symbol.asyncDispose]());

const status = { kind: 'status', status: 'resolved' } as const;

test('where changes are not approved the outbox, the head and the next preview say so, until they are', async () => {
  const [one, next] = await bench.free(first(await bench.free()).tenantId);
  if (!one || !next) throw new Error('The range needs two free incidents in one tenant.');
  const { tenantId } = one;
  const keys = [{ tenantId, incidentId: next.incidentId }];
  const preview = async () =>
    first(await bench.call('incidents.previewMany', { keys, named: false, changes: [status] }));
  const consent = { tenantId, scopes: [...RESPOND_SCOPES] };
  await bench.control().call('tenants.consent', { ...consent, granted: false });
  expect(await preview()).toMatchObject({ refusal: null, unapproved: false });

  const id = await bench.wish(one, status);
  bench.start();
  await bench.until(async () =>
    expect(await bench.entry(id)).toMatchObject({ stage: 'recorded', unapproved: true }),
  );
  expect(await preview()).toMatchObject({ refusal: null, unapproved: true });
  expect(await bench.call('app.strip', {})).toMatchObject({ pending: 1, unapproved: 1 });

  await bench.control().call('tenants.consent', { ...consent, granted: true });
  await bench.call('outbox.sendNow', { tenantId });
  expect(await bench.reaches(id, 'confirmed')).toMatchObject({ unapproved: false });
  expect(await preview()).toMatchObject({ unapproved: false });
  expect(await bench.call('app.strip', {})).toMatchObject({ pending: 0, unapproved: 0 });
});

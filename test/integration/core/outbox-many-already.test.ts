import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { HOUR_MS } from '#shared/time.ts';
import { first, type OutboxBench, outboxBench } from '#test/fakes/outbox-bench.ts';

let bench: OutboxBench;
beforeEach(async () => {
  bench = await outboxBench({ tenants: 3, incidents: 12 });
});
afterEach(() => bench[Symbol.asyncDispose]());

const keysOf = (rows: readonly IncidentKey[]) =>
  rows.map(({ tenantId, incidentId }) => ({ tenantId, incidentId }));
const keyOf = (key: IncidentKey) => `${key.tenantId} ${key.incidentId}`;

const RESOLVED = [{ kind: 'edit', set: { status: 'resolved' } }] as const;

test('what the service told as so is told before, is not sent, and is not counted as changed', async () => {
  const keys = keysOf((await bench.free()).slice(0, 3));
  const { tenantId, incidentId } = first(keys);
  await bench.control().call('incidents.change', { tenantId, incidentId, status: 'resolved' });
  await bench.sync();
  const changes = [...RESOLVED];
  const preview = await bench.call('incidents.previewMany', { keys, named: false, changes });
  expect(preview.reduce((sum, { already }) => sum + already, 0)).toBe(1);

  const receipt = await bench.call('incidents.changeMany', { keys, changes });
  expect(receipt).toMatchObject({
    recorded: 2,
    incidents: 2,
    already: [{ tenantId, incidents: 1 }],
  });
  const recorded = (await bench.call('outbox.list', {})).filter(
    ({ batch }) => batch === receipt.batch,
  );
  expect(recorded.map(keyOf)).not.toContain(`${tenantId} ${incidentId}`);
});

test('what an own wish would make so is recorded again: that wish may be refused', async () => {
  const keys = keysOf((await bench.free()).slice(0, 1));
  await bench.wish(first(keys), first(RESOLVED));
  const changes = [...RESOLVED];
  expect(await bench.call('incidents.changeMany', { keys, changes })).toMatchObject({
    recorded: 1,
    already: [],
  });
  bench.start();
  await bench.until(async () => {
    const stages = (await bench.call('outbox.list', {})).map(({ stage }) => stage);
    expect(stages).toEqual(['confirmed', 'confirmed']);
  });
  expect(await bench.done()).toHaveLength(1);
});

test('what an own wish is about to undo is not so already', async () => {
  const keys = keysOf((await bench.free()).slice(0, 1));
  await bench.wish(first(keys), { kind: 'status', status: 'inProgress' });
  const changes = [{ kind: 'edit', set: { status: 'active' } } as const];
  expect(await bench.call('incidents.changeMany', { keys, changes })).toMatchObject({
    recorded: 1,
    already: [],
  });
});

test('what was read two days ago makes nothing so: a look tells, and finds it there', async () => {
  const keys = keysOf((await bench.free()).slice(0, 1));
  const key = first(keys);
  await bench.control().call('incidents.change', { ...key, status: 'resolved' });
  await bench.sync();
  bench.clock.pass(48 * HOUR_MS);
  const changes = [...RESOLVED];
  expect(await bench.call('incidents.changeMany', { keys, changes })).toMatchObject({
    recorded: 1,
    already: [],
  });
  bench.start();
  const { id } = first(await bench.call('outbox.list', {}));
  expect(await bench.reaches(id, 'confirmed')).toMatchObject({ sentAt: null });
  expect(await bench.received()).toEqual([]);
});

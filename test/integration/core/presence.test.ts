import { expect, test } from 'vitest';
import { MINUTE_MS } from '#shared/time.ts';
import { coreBench } from '#test/fakes/core-bench.ts';
import { first } from '#test/fakes/outbox-bench.ts';

test('a row says when it was given to somebody else, for ten minutes, and never of our own', async () => {
  await using bench = await coreBench({ tenants: 1, incidents: 5 });
  await bench.sync();
  const tenantId = first(bench.tenants());
  const { created } = await bench.control().call('incidents.burst', { tenantId, count: 1 });
  const key = first(created);
  await bench.sync();
  const row = async () => {
    const found = (await bench.rows()).find(({ incidentId }) => incidentId === key.incidentId);
    if (!found) throw new Error('The row is gone.');
    return found;
  };
  expect((await row()).assignedAt).toBeNull();

  await bench.control().call('incidents.change', { ...key, assignedTo: 'grace@contoso.example' });
  await bench.sync();
  const given = await row();
  const detail = await bench.call('incidents.detail', {
    tenantId: given.tenantId,
    incidentId: given.incidentId,
  });
  expect(given).toMatchObject({ assignedTo: 'grace@contoso.example', mine: false });
  expect(given.assignedAt).not.toBeNull();
  expect(given.assignedAt).toBe(detail?.assigned?.at);
  expect(await bench.row(given)).toMatchObject({ assignedAt: given.assignedAt });

  bench.clock.pass(11 * MINUTE_MS);
  expect((await row()).assignedAt).toBeNull();

  const me = detail?.me ?? '';
  await bench.control().call('incidents.change', { ...key, assignedTo: me });
  await bench.sync();
  expect(await row()).toMatchObject({ mine: true, assignedAt: null });
});

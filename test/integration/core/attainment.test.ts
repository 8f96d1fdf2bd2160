import { expect, test } from 'vitest';
import { DAY_MS, instant } from '#shared/time.ts';
import { coreBench } from '#test/fakes/core-bench.ts';

test('what a colleague resolves is in the report, also after a restart, until the tenant is removed', async () => {
  await using bench = await coreBench({ tenants: 2, incidents: 20, speed: 0 });
  await bench.sync();
  await bench.open();
  bench.core().start();
  const report = () =>
    bench.call('sla.attainment', {
      from: instant(bench.clock.now() - DAY_MS),
      to: instant(bench.clock.now() + DAY_MS),
    });
  const [row] = await bench.rows({ scope: 'open', severities: ['medium', 'high', 'low'] });
  if (!row) throw new Error('The range has no open incident.');
  const { tenantId, incidentId } = row;
  await bench.control().call('incidents.change', { tenantId, incidentId, status: 'resolved' });
  await bench.call('sync.now', { tenantId });
  await bench.until(async () =>
    expect((await report()).map((one) => [one.tenantId, one.promise])).toContainEqual([
      tenantId,
      'resolve',
    ]),
  );

  await bench.stop();
  await bench.open();
  const kept = await report();
  expect(kept.some((one) => one.tenantId === tenantId)).toBe(true);
  await bench.call('tenants.remove', { id: tenantId, discardUnsent: true });
  expect((await report()).filter((one) => one.tenantId === tenantId)).toEqual([]);
});

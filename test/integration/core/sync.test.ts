import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CoreBench, coreBench } from '#test/fakes/core-bench.ts';
import { IncidentId } from '#shared/domain/incident.ts';

let bench: CoreBench;
beforeEach(async () => {
  bench = await coreBench();
});
afterEach(() => bench[Symbol.asyncDispose]());

test('the first run takes in exactly what the range has, alerts included', async () => {
  await bench.sync();

  const totals = await bench.control().call('totals', {});
  const rows = await bench.rows();
  const perTenant = totals.tenants.map(
    ({ id }) => rows.filter((row) => row.tenantId === id).length,
  );
  expect(rows).toHaveLength(totals.incidents);
  expect(perTenant).toEqual(totals.tenants.map(({ incidents }) => incidents));
  for (const { tenantId, incidentId, alerts } of rows.slice(0, 10)) {
    const told = await bench.control().call('incidents.read', { tenantId, incidentId });
    const detail = await bench.call('incidents.detail', { tenantId, incidentId });
    expect(told['alerts']).toHaveLength(alerts);
    expect(detail?.alerts).toHaveLength(alerts);
  }
  expect((await bench.call('app.strip', {})).fresh).toBe(3);
});

test('the second run asks each tenant only for what changed, and brings what a colleague did', async () => {
  await bench.sync();
  const [row] = await bench.rows();
  if (!row) throw new Error('The range is empty.');
  const key = { tenantId: row.tenantId, incidentId: IncidentId.parse(row.incidentId) };
  await bench
    .control()
    .call('incidents.change', { ...key, severity: 'low', title: 'Renamed there' });
  bench.sent.length = 0;
  await bench.sync();

  const lists = bench.sent.filter(({ url }) => url.pathname === '/v1.0/security/incidents');
  expect(lists.map(({ url }) => url.searchParams.get('$filter'))).toEqual(
    Array.from({ length: 3 }, () => expect.stringMatching(/^lastUpdateDateTime ge /)),
  );
  expect(await bench.row(key)).toMatchObject({ severity: 'low', title: 'Renamed there' });
});

test('incidents that come later are on the board after the next run', async () => {
  await bench.sync();
  const { created } = await bench.control().call('incidents.burst', { count: 7 });
  await bench.sync();

  const ids = (await bench.rows()).map(({ tenantId, incidentId }) => `${tenantId}/${incidentId}`);
  expect(ids).toEqual(
    expect.arrayContaining(created.map(({ tenantId, incidentId }) => `${tenantId}/${incidentId}`)),
  );
});

import { expect, test } from 'vitest';
import { type CoreBench, coreBench } from '#test/fakes/core-bench.ts';

const WORLD = { tenants: 22, incidents: 220, epochMs: Date.UTC(2026, 10, 20), seed: 5 } as const;
const MOST_RUNS = 3;

async function seen(bench: CoreBench) {
  const tenants = await bench.call('tenants.list', {});
  return {
    states: tenants.map(({ id, state }) => [id, state.name]),
    rows: (await bench.rows()).map(({ tenantId, incidentId, status, alerts }) => [
      tenantId,
      incidentId,
      status,
      alerts,
    ]),
  };
}

test('after at most three runs a storm has left no trace: same incidents, same states', async () => {
  await using calm = await coreBench(WORLD);
  await calm.sync();
  const expected = await seen(calm);
  expect(expected.rows).toHaveLength(220);
  expect(new Set(expected.states.map(([, name]) => name)).size).toBeGreaterThan(1);

  await using stormy = await coreBench({ ...WORLD, faults: 'storm' });
  for (let run = 0; run < MOST_RUNS; run += 1) await stormy.sync();
  expect((await stormy.control().call('totals', {})).requests.faults).toBeGreaterThan(5);
  expect(await seen(stormy)).toEqual(expected);
});

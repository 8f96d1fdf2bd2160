import { expect, test } from 'vitest';
import { coreBench } from '#test/fakes/core-bench.ts';

test('a range that started over is signed in to anew and read again, without a person', async () => {
  await using bench = await coreBench({ tenants: 3, incidents: 30 });
  await bench.sync();
  await bench.open();
  expect((await bench.call('session.view', {})).account).not.toBeNull();

  await bench.restartRange();
  await bench.open();
  expect(await bench.rows()).toHaveLength(0);
  await bench.sync();

  expect(await bench.rows()).toHaveLength(30);
  const states = (await bench.call('tenants.list', {})).map(({ state }) => state.name);
  expect(new Set(states)).toEqual(new Set(['fresh']));
  const notices = await bench.call('app.notices', {});
  expect(notices.map(({ text }) => text)).toEqual([expect.stringContaining('started over')]);
});

test('what waited for the earlier range is put away and said so', async () => {
  await using bench = await coreBench({ tenants: 1, incidents: 5 });
  await bench.sync();
  const [row] = await bench.rows();
  if (!row) throw new Error('The range is empty.');
  const { tenantId, incidentId } = row;
  await bench.call('incidents.change', {
    tenantId,
    incidentId,
    change: { kind: 'comment', text: 'Seen.' },
  });

  await bench.restartRange();
  await bench.open();
  const [wish] = await bench.call('outbox.list', {});
  expect(wish).toMatchObject({ stage: 'discarded' });
});

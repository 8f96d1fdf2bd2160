import { expect, test } from 'vitest';
import type { IncidentChange } from '#shared/domain/change.ts';
import { outboxBench } from '#test/fakes/outbox-bench.ts';

test('30 changes over 10 tenants in a storm all settle, and none is carried out twice', async () => {
  await using bench = await outboxBench({ tenants: 10, incidents: 30 });
  const rows = (await Promise.all(bench.tenants().map((id) => bench.free(id)))).flatMap((all) =>
    all.slice(0, 3),
  );
  const change = (place: number): IncidentChange =>
    place % 2 === 0
      ? { kind: 'comment', text: `Note ${place}` }
      : { kind: 'assign', assignee: `person${place}@msp.example` };
  await bench.control().call('faults.mode', { mode: 'storm' });
  const ids = await Promise.all(rows.map((row, place) => bench.wish(row, change(place))));
  bench.start();
  for (const id of ids) await bench.reaches(id, 'confirmed');

  const done = (await bench.done()).map(({ tenantId, path, body }) =>
    JSON.stringify({ tenantId, path, body }),
  );
  expect(ids).toHaveLength(30);
  expect(done).toHaveLength(30);
  expect(new Set(done).size).toBe(30);
  expect(await bench.call('app.strip', {})).toMatchObject({ pending: 0, refused: 0 });
});

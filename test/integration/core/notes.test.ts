import { expect, test } from 'vitest';
import { coreBench } from '#test/fakes/core-bench.ts';
import { first } from '#test/fakes/outbox-bench.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';

const SMALL = { tenants: 1, incidents: 6 };
const WORDS = 'Ask Bo\nabout the quagga';

async function person(bench: Awaited<ReturnType<typeof coreBench>>): Promise<string> {
  const { account } = await bench.call('session.view', {});
  if (!account) throw new Error('Nobody is signed in.');
  return account.id;
}

async function noted(bench: Awaited<ReturnType<typeof coreBench>>) {
  await bench.sync();
  const { tenantId, incidentId } = first(await bench.rows());
  const key: IncidentKey = { tenantId, incidentId };
  await bench.call('notes.save', { ...key, accountId: await person(bench), text: WORDS });
  return key;
}

test('a note is on the disk when it is answered, marks its row, outlives a crash, and is never sent', async () => {
  await using bench = await coreBench(SMALL);
  bench.sent.length = 0;
  const key = await noted(bench);
  const asked = bench.sent.length;
  expect(await bench.row(key)).toMatchObject({ noted: true });
  expect((await bench.rows()).filter((row) => row.noted)).toHaveLength(1);

  await bench.open();
  expect(await bench.call('notes.of', key)).toMatchObject({ own: { text: WORDS }, merged: [] });
  expect(bench.sent.length).toBe(asked);
  expect((await bench.control().call('received', {})).writes).toEqual([]);

  await bench.call('notes.save', { ...key, accountId: await person(bench), text: '  ' });
  expect(await bench.call('notes.of', key)).toMatchObject({ own: null, merged: [] });
  expect(await bench.row(key)).toMatchObject({ noted: false });
});

test('the search over everything finds a note, and says that it is the person’s own', async () => {
  await using bench = await coreBench(SMALL);
  const key = await noted(bench);
  const found = await bench.call('find.incidents', { text: 'bo quag' });
  expect(found).toMatchObject({ incidents: [key], total: 1, more: false });
  expect(await bench.call('find.within', { text: 'quagga', keys: [key] })).toMatchObject([
    { ...key, notes: [{ text: 'Ask Bo about the quagga' }] },
  ]);
  expect(await bench.call('find.incidents', { text: 'quagga okapi' })).toMatchObject({ total: 0 });
});

test('the note of a merged incident is shown where the work goes on', async () => {
  await using bench = await coreBench(SMALL);
  const key = await noted(bench);
  const other = (await bench.rows()).find(
    ({ incidentId, status }) => incidentId !== key.incidentId && status !== 'redirected',
  );
  if (!other) throw new Error('There is no other incident.');
  const target = { tenantId: key.tenantId, incidentId: other.incidentId };
  await bench.control().call('incidents.merge', {
    tenantId: key.tenantId,
    from: key.incidentId,
    into: target.incidentId,
  });
  await bench.sync();
  expect(await bench.call('notes.of', target)).toMatchObject({
    own: null,
    merged: [{ incidentId: key.incidentId, text: WORDS }],
  });
});

test('a note goes with its tenant, and none is kept for one that was removed meanwhile', async () => {
  await using bench = await coreBench(SMALL);
  const key = await noted(bench);
  await bench.call('tenants.remove', { id: key.tenantId, discardUnsent: false });
  expect(await bench.call('notes.of', key)).toMatchObject({ own: null, merged: [] });
  await bench.call('notes.save', { ...key, accountId: await person(bench), text: WORDS });
  expect(await bench.call('notes.of', key)).toMatchObject({ own: null, merged: [] });
});

test('words typed as another person are refused, and the note that is there stays', async () => {
  await using bench = await coreBench(SMALL);
  const key = await noted(bench);
  const saved = bench.call('notes.save', { ...key, accountId: 'bo.msp', text: 'Words of Bo' });
  await expect(saved).rejects.toThrow('refused');
  expect(await bench.call('notes.of', key)).toMatchObject({
    accountId: await person(bench),
    own: { text: WORDS },
  });
});

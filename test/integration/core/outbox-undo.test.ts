import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BatchId } from '#shared/domain/change.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { HOUR_MS } from '#shared/time.ts';
import { first, type OutboxBench, outboxBench } from '#test/fakes/outbox-bench.ts';

let bench: OutboxBench;
beforeEach(async () => {
  bench = await outboxBench({ tenants: 3, incidents: 12 });
});
afterEach(() => bench[Symbol.asyncDispose]());

const resolve = {
  kind: 'edit',
  set: {
    status: 'resolved',
    assignedTo: 'ada@msp.example',
    verdict: { classification: 'falsePositive', determination: 'notMalicious' },
    resolvingComment: 'Known tool.',
  },
} as const;
const keyOf = ({ tenantId, incidentId }: IncidentKey) => ({ tenantId, incidentId });
const opposites = async (batch: BatchId | null) =>
  (await bench.call('outbox.list', {})).filter((one) => one.batch === batch);
const settled = (batch: BatchId | null, stage: 'confirmed' | 'refused') =>
  bench.until(async () => {
    const all = await opposites(batch);
    expect(all.length).toBeGreaterThan(0);
    expect(all.map((one) => one.stage)).toEqual(all.map(() => stage));
    return all;
  });
const bodies = async () => (await bench.done()).map(({ body }) => body);

test('what was sent is undone by a change of its own, which is sent and confirmed', async () => {
  const key = keyOf(first(await bench.free()));
  const id = await bench.wish(key, resolve);
  const tagged = await bench.wish(key, { kind: 'tags', add: ['wave'], remove: [] });
  bench.start();
  await bench.reaches(id, 'confirmed');
  await bench.reaches(tagged, 'confirmed');

  const preview = await bench.call('outbox.previewUndo', { id });
  expect(preview).toMatchObject({ unsent: 0, left: [], tenants: [{ incidents: 1 }] });
  expect(preview.back).toMatchObject([
    { field: 'status', values: [{ value: 'active' }] },
    { field: 'assignedTo', values: [{ value: null }] },
    { field: 'verdict', values: [{ value: null }] },
  ]);
  expect(preview.stays).toMatchObject([{ field: 'resolvingComment' }]);

  expect(await bench.entry(id)).toMatchObject({ undoable: true });
  const receipt = await bench.call('outbox.undo', { id });
  expect(receipt).toMatchObject({ recorded: 1, incidents: 1, refused: [], takenBack: 0 });
  await settled(receipt.batch, 'confirmed');
  expect(await bench.entry(id)).toMatchObject({ undoable: false });
  const off = await bench.call('outbox.undo', { id: tagged });
  await settled(off.batch, 'confirmed');
  expect((await bodies()).slice(2)).toEqual([
    {
      status: 'active',
      assignedTo: null,
      classification: 'unknown',
      determination: 'unknown',
    },
    { customTags: expect.not.arrayContaining(['wave']) },
  ]);
  await bench.shows(key, { status: 'active', assignedTo: null, pending: 0, refused: 0 });

  // Once more is nothing: all of it is back.
  expect(await bench.call('outbox.previewUndo', { id })).toMatchObject({ tenants: [], back: [] });
  expect(await bench.call('outbox.undo', { id })).toMatchObject({ batch: null, recorded: 0 });
  const lines = await bench.call('incidents.activity', key);
  expect(lines.filter((line) => line.kind === 'done' && line.undoes)).toHaveLength(2);
});

test('what somebody else changed since is left alone and named', async () => {
  const key = keyOf(first(await bench.free()));
  const id = await bench.wish(key, resolve);
  bench.start();
  await bench.reaches(id, 'confirmed');
  await bench.control().call('incidents.change', { ...key, assignedTo: 'bo@msp.example' });
  await bench.call('incidents.reread', key);
  await bench.shows(key, { assignedTo: 'bo@msp.example' });

  const { left } = await bench.call('outbox.previewUndo', { id });
  expect(left).toEqual([
    {
      field: 'assignedTo',
      incidents: 1,
      values: [{ value: 'bo@msp.example', incidents: 1 }],
      others: 0,
    },
  ]);
  const { batch } = await bench.call('outbox.undo', { id });
  await settled(batch, 'confirmed');
  await bench.shows(key, { assignedTo: 'bo@msp.example', status: 'active' });
});

test('where somebody is faster than the undo, the person decides as with every change', async () => {
  const key = keyOf(first(await bench.free()));
  const id = await bench.wish(key, resolve);
  bench.start();
  await bench.reaches(id, 'confirmed');
  // Nobody here knows of it yet: the look before the write finds out.
  await bench.control().call('incidents.change', { ...key, status: 'inProgress' });
  const { batch } = await bench.call('outbox.undo', { id });
  const [refused] = await settled(batch, 'refused');
  expect(refused?.reason).toContain('The status was changed to In progress');
  expect(await bodies()).toHaveLength(1);
});

test('a comment stays, and so does what was never sent by us', async () => {
  const [one, other] = (await bench.free()).map(keyOf);
  if (!one || !other) throw new Error('Two incidents are needed.');
  const comment = await bench.wish(one, { kind: 'comment', text: 'Seen.' });
  await bench.control().call('incidents.change', { ...other, status: 'inProgress' });
  const alike = await bench.wish(other, { kind: 'status', status: 'inProgress' });
  bench.start();
  await bench.reaches(comment, 'confirmed');
  await bench.reaches(alike, 'confirmed');
  expect(await bench.call('outbox.previewUndo', { id: comment })).toMatchObject({
    back: [],
    stays: [{ field: 'comment', incidents: 1 }],
  });
  expect(await bench.call('outbox.previewUndo', { id: alike })).toMatchObject({
    back: [],
    already: 1,
  });
  for (const id of [comment, alike]) {
    expect(await bench.call('outbox.undo', { id })).toMatchObject({ batch: null, recorded: 0 });
  }
});

test('a gesture over several tenants goes back wherever the role still allows it', async () => {
  const tenants = await bench.call('tenants.list', {});
  const named = new Set(tenants.filter(({ me }) => me !== null).map(({ id }) => id));
  const keys = (await bench.free()).filter(({ tenantId }) => named.has(tenantId)).map(keyOf);
  const { batch } = await bench.call('incidents.changeMany', {
    keys,
    changes: [{ kind: 'take' }, { kind: 'edit', set: { status: 'inProgress' } }],
  });
  if (batch === null) throw new Error('Nothing was recorded.');
  const of = { batch };
  bench.start();
  await settled(batch, 'confirmed');
  const reader = first(keys).tenantId;
  await bench.control().call('tenants.role', { tenantId: reader, role: 'reader' });
  bench.clock.pass(13 * HOUR_MS); // roles are asked for again then
  await bench.sync();

  const there = keys.filter(({ tenantId }) => tenantId === reader).length;
  const reason = expect.stringContaining('may read');
  const preview = await bench.call('outbox.previewUndo', of);
  expect(preview.tenants).toContainEqual({
    tenantId: reader,
    incidents: there,
    me: null,
    refusal: reason,
  });
  expect(preview.back).toMatchObject([
    { field: 'status', incidents: keys.length - there },
    { field: 'assignedTo', incidents: keys.length - there },
  ]);
  const receipt = await bench.call('outbox.undo', of);
  expect(receipt).toMatchObject({ incidents: keys.length - there });
  expect(receipt.refused).toEqual([
    { tenantId: reader, reason, incidentIds: expect.arrayContaining([expect.any(String)]) },
  ]);
  await settled(receipt.batch, 'confirmed');
  // Both steps of the gesture in one write each.
  expect((await bodies()).slice(2 * keys.length)).toEqual(
    Array.from({ length: keys.length - there }, () => ({ status: 'active', assignedTo: null })),
  );
});

test('what waits is taken back, and nothing of it ever leaves', async () => {
  const key = keyOf(first(await bench.free()));
  const id = await bench.wish(key, resolve);
  expect(await bench.call('outbox.previewUndo', { id })).toMatchObject({ unsent: 1, back: [] });
  expect(await bench.call('outbox.undo', { id })).toMatchObject({ takenBack: 1, batch: null });
  const tags = { kind: 'tags' as const, add: ['wave'], remove: [] };
  const { batch } = await bench.call('incidents.changeMany', {
    keys: [key],
    changes: [resolve, tags],
  });
  if (batch === null) throw new Error('Nothing was recorded.');
  expect(await bench.call('outbox.undo', { batch })).toMatchObject({ takenBack: 2, batch: null });
  await bench.shows(key, { status: 'active', pending: 0 });
  bench.start();
  const later = await bench.wish(key, { kind: 'comment', text: 'Nothing else came.' });
  await bench.reaches(later, 'confirmed');
  expect(await bodies()).toHaveLength(1);
  await expect(bench.call('outbox.previewUndo', { id })).resolves.toMatchObject({ unsent: 0 });
});

test('only who made a change undoes it', async () => {
  const key = keyOf(first(await bench.free()));
  const id = await bench.wish(key, resolve);
  bench.start();
  await bench.reaches(id, 'confirmed');
  const { people } = await bench.control().call('totals', {});
  await bench.call('session.signOut', {});
  await bench.control().call('tokens.settings', { person: first(people.slice(1)) });
  await bench.core().headless.signIn();

  const receipt = await bench.call('outbox.undo', { id });
  expect(receipt).toMatchObject({ batch: null, recorded: 0 });
  expect(first(receipt.refused).reason).toContain('only they can undo it');
});

test('what is not kept any more is said to be so', async () => {
  const id = await bench.wish(first(await bench.free()), resolve);
  const unknown = { id: `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}` };
  const answer = await bench.ask('outbox.previewUndo', unknown);
  expect(answer).toMatchObject({ ok: false, failure: { code: 'not-found' } });
});

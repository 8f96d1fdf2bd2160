import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { HOUR_MS } from '#shared/time.ts';
import { first, type OutboxBench, outboxBench } from '#test/fakes/outbox-bench.ts';

let bench: OutboxBench;
beforeEach(async () => {
  bench = await outboxBench({ tenants: 3, incidents: 12 });
});
afterEach(() => bench[Symbol.asyncDispose]());

/** Free incidents of the tenants where the person has a name, so that they can be taken. */
const takeable = async () => {
  const tenants = await bench.call('tenants.list', {});
  const named = new Set(tenants.filter(({ me }) => me !== null).map(({ id }) => id));
  return (await bench.free()).filter(({ tenantId }) => named.has(tenantId));
};
const keysOf = (rows: readonly IncidentKey[]) =>
  rows.map(({ tenantId, incidentId }) => ({ tenantId, incidentId }));

test('many incidents of several tenants are taken under the own name of each, and all arrive once', async () => {
  const keys = keysOf(await takeable());
  expect(new Set(keys.map(({ tenantId }) => tenantId)).size).toBe(2);
  const preview = await bench.call('incidents.previewMany', { keys, named: true, changes: [] });
  expect(preview).toHaveLength(2);
  for (const { refusal, me } of preview) expect([refusal, typeof me]).toEqual([null, 'string']);

  const receipt = await bench.call('incidents.changeMany', { keys, changes: [{ kind: 'take' }] });
  expect(receipt).toMatchObject({ recorded: keys.length, refused: [] });
  bench.start();
  await bench.until(async () => {
    const batch = (await bench.call('outbox.list', {})).filter(
      (one) => one.batch === receipt.batch,
    );
    expect(batch.map(({ stage }) => stage)).toEqual(keys.map(() => 'confirmed'));
  });
  const done = await bench.done();
  expect(done).toHaveLength(keys.length);
  for (const { tenantId, me } of preview) {
    const own = done.filter((write) => write.tenantId === tenantId);
    expect(own.map(({ body }) => body)).toEqual(own.map(() => ({ assignedTo: me })));
  }
});

test('a tenant that may only be read is left out with its reason, the others go on', async () => {
  const rows = await takeable();
  const reader = first(rows).tenantId;
  await bench.control().call('tenants.role', { tenantId: reader, role: 'reader' });
  bench.clock.pass(13 * HOUR_MS); // roles are asked for again then
  await bench.sync();
  const keys = keysOf(rows);
  const receipt = await bench.call('incidents.changeMany', {
    keys: [...keys, ...keys],
    changes: [{ kind: 'tags', add: ['campaign'], remove: [] }],
  });
  const there = keys.filter(({ tenantId }) => tenantId === reader).length;
  expect(receipt.refused).toEqual([
    {
      tenantId: reader,
      incidentIds: keys.filter(({ tenantId }) => tenantId === reader).map((key) => key.incidentId),
      reason: expect.stringContaining('may read'),
    },
  ]);
  expect(receipt).toMatchObject({ recorded: keys.length - there, incidents: keys.length - there });
});

test('what is not on this computer any more is named, and nothing is recorded for it', async () => {
  const row = first(await bench.free());
  const gone = { tenantId: row.tenantId, incidentId: '999999' };
  const receipt = await bench.call('incidents.changeMany', {
    keys: [gone],
    changes: [{ kind: 'edit', set: { status: 'resolved' } }],
  });
  expect(receipt).toEqual({
    batch: null,
    recorded: 0,
    incidents: 0,
    already: [],
    refused: [
      {
        tenantId: row.tenantId,
        incidentIds: ['999999'],
        reason: expect.stringContaining('Not on'),
      },
    ],
  });
  expect(await bench.call('outbox.list', {})).toEqual([]);
});

test('a template is filled in for each incident, in the words of its tenant', async () => {
  const rows = await takeable();
  const text = '{{me}} asked {{tenant.name}} about {{incident.id}}.';
  const { batch } = await bench.call('incidents.changeMany', {
    keys: keysOf(rows),
    changes: [{ kind: 'take' }, { kind: 'comment', text }],
  });
  const tenants = await bench.call('tenants.list', {});
  const entries = (await bench.call('outbox.list', {})).filter((one) => one.batch === batch);
  expect(entries).toHaveLength(2 * rows.length);
  for (const { tenantId, incidentId } of rows) {
    const tenant = tenants.find(({ id }) => id === tenantId);
    expect(
      entries.filter((one) => one.tenantId === tenantId && one.incidentId === incidentId),
    ).toContainEqual(
      expect.objectContaining({
        change: {
          kind: 'comment',
          text: `${tenant?.me} asked ${tenant?.name} about ${incidentId}.`,
        },
      }),
    );
  }
});

test('where the own name is not known, a gesture that says it records nothing at all', async () => {
  const unnamed = first((await bench.call('tenants.list', {})).filter(({ me }) => me === null));
  const keys = keysOf(await bench.free(unnamed.id));
  const receipt = await bench.call('incidents.changeMany', {
    keys,
    changes: [
      { kind: 'edit', set: { status: 'inProgress' } },
      { kind: 'comment', text: '{{me}} looks at it.' },
    ],
  });
  expect(receipt).toMatchObject({ batch: null, recorded: 0 });
  expect(receipt.refused).toEqual([
    {
      tenantId: unnamed.id,
      incidentIds: keys.map(({ incidentId }) => incidentId),
      reason: expect.stringContaining('name'),
    },
  ]);
});

test('a gesture is taken back as a whole while nothing of it was sent', async () => {
  const keys = keysOf(await takeable());
  const { batch, recorded } = await bench.call('incidents.changeMany', {
    keys,
    changes: [{ kind: 'take' }, { kind: 'tags', add: ['campaign'], remove: [] }],
  });
  if (batch === null) throw new Error('Nothing was recorded.');
  const all = { takenBack: recorded, onTheWay: 0 };
  expect(await bench.call('outbox.discardBatch', { batch })).toEqual(all);
  expect(await bench.call('outbox.discardBatch', { batch })).toEqual({ takenBack: 0, onTheWay: 0 });
  await bench.shows(first(keys), { assignedTo: null, pending: 0 });
});

test('of a gesture that was sent nothing is taken back, and that is said', async () => {
  const keys = keysOf(await takeable());
  const { batch, recorded } = await bench.call('incidents.changeMany', {
    keys,
    changes: [{ kind: 'take' }],
  });
  if (batch === null) throw new Error('Nothing was recorded.');
  bench.start();
  await bench.until(async () => {
    const stages = (await bench.call('outbox.list', {})).map(({ stage }) => stage);
    expect(stages).toEqual(keys.map(() => 'confirmed'));
  });
  const nothing = { takenBack: 0, onTheWay: recorded };
  expect(await bench.call('outbox.discardBatch', { batch })).toEqual(nothing);
});

test('triage in one gesture is one write', async () => {
  const row = first(await bench.free());
  const set = {
    status: 'resolved',
    assignedTo: 'ada@msp.example',
    verdict: { classification: 'falsePositive', determination: 'notMalicious' },
    severity: 'low',
    title: 'A known tool',
    resolvingComment: 'Run by their own administrators.',
  } as const;
  const id = await bench.wish(row, { kind: 'edit', set });
  expect(await bench.row(row)).toMatchObject({
    severity: 'low',
    title: 'A known tool',
    pending: 1,
  });
  bench.start();
  await bench.reaches(id, 'confirmed');
  const { verdict, title, ...plain } = set;
  expect((await bench.received()).map(({ body }) => body)).toEqual([
    { ...plain, ...verdict, displayName: title },
  ]);
});

test('tags are added to what others added meanwhile', async () => {
  const { tenantId, incidentId } = first(await bench.free());
  const key = { tenantId, incidentId };
  const id = await bench.wish(key, { kind: 'tags', add: ['ours'], remove: ['theirs-old'] });
  await bench.control().call('incidents.change', { ...key, customTags: ['theirs', 'theirs-old'] });
  bench.start();
  await bench.reaches(id, 'confirmed');
  expect((await bench.row(key))?.tags).toEqual(expect.arrayContaining(['theirs', 'ours']));
  expect((await bench.row(key))?.tags).not.toContain('theirs-old');
});

test('of a gesture that collided each member is settled on its own', async () => {
  const { tenantId, incidentId } = first(await bench.free());
  const key = { tenantId, incidentId };
  const id = await bench.wish(key, {
    kind: 'edit',
    set: { status: 'inProgress', assignedTo: 'ada@msp.example', severity: 'high' },
  });
  await bench.control().call('incidents.change', { ...key, assignedTo: 'bob@msp.example' });
  bench.start();
  const refused = await bench.reaches(id, 'refused');
  expect(refused.reason).toContain('assigned to bob@msp.example');
  expect(await bench.done()).toEqual([]);

  const receipt = await bench.call('outbox.settle', { id, mine: ['status', 'severity'] });
  await bench.reaches(first(receipt ? [receipt.id] : []), 'confirmed');
  expect((await bench.done()).map(({ body }) => body)).toEqual([
    { status: 'inProgress', severity: 'high' },
  ]);
  await bench.shows(key, { assignedTo: 'bob@msp.example', status: 'inProgress', refused: 0 });
});

test('settled without anything of ours, a wish is put away', async () => {
  const { tenantId, incidentId } = first(await bench.free());
  const key = { tenantId, incidentId };
  const id = await bench.wish(key, { kind: 'status', status: 'resolved' });
  await bench.control().call('incidents.change', { ...key, status: 'inProgress' });
  bench.start();
  await bench.reaches(id, 'refused');
  expect(await bench.call('outbox.settle', { id, mine: [] })).toBeNull();
  expect((await bench.entry(id)).stage).toBe('discarded');
  await bench.shows(key, { status: 'inProgress', refused: 0 });
});

test('who else works on some of them is told as it is now, whatever was picked before', async () => {
  const [one, two, three] = (await takeable()).map(({ tenantId, incidentId }) => ({
    tenantId,
    incidentId,
  }));
  if (!one || !two || !three) throw new Error('Three incidents are needed.');
  const keys = [one, two, three];
  expect(await bench.call('incidents.heldByOthers', { keys })).toEqual([]);
  await bench.control().call('incidents.change', { ...one, assignedTo: 'bo@msp.example' });
  await bench.control().call('incidents.change', { ...two, assignedTo: 'Defender Experts' });
  await bench.call('incidents.take', three);
  for (const key of [one, two]) await bench.call('incidents.reread', key);
  await bench.shows(two, { assignedTo: 'Defender Experts' });
  expect(await bench.call('incidents.heldByOthers', { keys })).toEqual([
    { ...one, holder: 'bo@msp.example' },
    { ...two, holder: 'Defender Experts' },
  ]);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IncidentChange } from '#shared/domain/change.ts';
import { HOUR_MS } from '#shared/time.ts';
import { first, type OutboxBench, outboxBench } from '#test/fakes/outbox-bench.ts';

let bench: OutboxBench;
beforeEach(async () => {
  bench = await outboxBench({ tenants: 2, incidents: 10 });
});
afterEach(() => bench[Symbol.asyncDispose]());

const wishes: [IncidentChange, object, object][] = [
  [
    { kind: 'assign', assignee: 'ada@msp.example' },
    { assignedTo: 'ada@msp.example' },
    { assignedTo: 'ada@msp.example' },
  ],
  [{ kind: 'status', status: 'resolved' }, { status: 'resolved' }, { status: 'resolved' }],
  [
    { kind: 'classify', classification: 'truePositive', determination: 'phishing' },
    {},
    { classification: 'truePositive', determination: 'phishing' },
  ],
  [
    { kind: 'comment', text: 'Looked at it.' },
    {},
    { '@odata.type': 'microsoft.graph.security.alertComment', comment: 'Looked at it.' },
  ],
];

test.each(wishes)(
  '%o is shown at once, sent once in the documented words, and confirmed',
  async (change, shown, body) => {
    const row = first(await bench.free());
    const id = await bench.wish(row, change);

    expect(await bench.row(row)).toMatchObject({ ...shown, pending: 1 });
    expect(await bench.entry(id)).toMatchObject({ stage: 'recorded', attempts: 0 });
    expect(await bench.received()).toEqual([]);
    expect(await bench.call('app.strip', {})).toMatchObject({ pending: 1 });

    bench.start();
    await bench.reaches(id, 'confirmed');
    const writes = await bench.received();
    expect(writes).toMatchObject([{ tenantId: row.tenantId, status: 200, done: true }]);
    expect(first(writes).body).toEqual(body);
    await bench.shows(row, { ...shown, pending: 0, refused: 0 });
    expect(await bench.call('app.strip', {})).toMatchObject({ pending: 0 });
  },
);

test('taking an incident assigns it under the name the person has in that tenant', async () => {
  const tenants = await bench.call('tenants.list', {});
  const guest = first(tenants.filter(({ me }) => me !== null));
  const row = first(await bench.free(guest.id));
  const { tenantId, incidentId } = row;
  const { id } = await bench.call('incidents.take', { tenantId, incidentId });
  bench.start();
  await bench.reaches(id, 'confirmed');

  await bench.shows(row, { assignedTo: guest.me, mine: true });
  expect(first(await bench.received()).body).toEqual({ assignedTo: guest.me });
});

test('two changes to one incident are sent in the order they were made', async () => {
  const row = first(await bench.free());
  await bench.wish(row, { kind: 'assign', assignee: 'ada@msp.example' });
  const last = await bench.wish(row, { kind: 'assign', assignee: 'bob@msp.example' });
  expect(await bench.row(row)).toMatchObject({ assignedTo: 'bob@msp.example', pending: 2 });
  bench.start();
  await bench.reaches(last, 'confirmed');

  expect((await bench.received()).map(({ body }) => body)).toEqual([
    { assignedTo: 'ada@msp.example' },
    { assignedTo: 'bob@msp.example' },
  ]);
});

test('a colleague who was faster is not overwritten; the person sees both and may insist', async () => {
  const row = first(await bench.free());
  const { tenantId, incidentId } = row;
  await bench
    .control()
    .call('incidents.change', { tenantId, incidentId, assignedTo: 'carl@msp.example' });
  const id = await bench.wish(row, { kind: 'assign', assignee: 'ada@msp.example' });
  bench.start();

  const refused = await bench.reaches(id, 'refused');
  expect(refused.reason).toMatch(/assigned to carl@msp\.example/);
  expect(refused.base?.assignedTo).toBeNull();
  expect(refused.found?.assignedTo).toBe('carl@msp.example');
  expect(await bench.received()).toEqual([]);
  await bench.shows(row, {
    assignedTo: 'carl@msp.example',
    pending: 0,
    refused: 1,
  });

  expect(await bench.call('outbox.retry', { id })).toMatchObject({ stage: 'recorded' });
  await bench.reaches(id, 'confirmed');
  await bench.shows(row, {
    assignedTo: 'ada@msp.example',
    pending: 0,
    refused: 0,
  });
  expect(await bench.received()).toHaveLength(1);
});

test('what a colleague changed elsewhere on the incident does not stand in the way', async () => {
  const row = first(await bench.free());
  const { tenantId, incidentId } = row;
  await bench
    .control()
    .call('incidents.change', { tenantId, incidentId, severity: 'low', comment: 'Hm.' });
  const id = await bench.wish(row, { kind: 'assign', assignee: 'ada@msp.example' });
  bench.start();
  await bench.reaches(id, 'confirmed');

  await bench.shows(row, { assignedTo: 'ada@msp.example', severity: 'low' });
});

test('an unsent change can be taken back, a confirmed one cannot', async () => {
  const row = first(await bench.free());
  const id = await bench.wish(row, { kind: 'status', status: 'resolved' });
  await bench.call('outbox.discard', { id });

  expect(await bench.row(row)).toMatchObject({ status: 'active', pending: 0 });
  const sent = await bench.wish(row, { kind: 'comment', text: 'After all.' });
  bench.start();
  await bench.reaches(sent, 'confirmed');
  expect(await bench.received()).toHaveLength(1);
  expect(await bench.ask('outbox.discard', { id: sent })).toMatchObject({
    ok: false,
    failure: { code: 'conflict' },
  });
});

test('where the role only reads, the change is refused before it is recorded, with who can help', async () => {
  const { tenantId, incidentId } = first(
    await bench.free(
      first(await bench.call('tenants.list', {}).then((all) => all.filter(({ me }) => me !== null)))
        .id,
    ),
  );
  await bench.control().call('tenants.role', { tenantId, role: 'reader' });
  bench.clock.pass(13 * HOUR_MS);
  await bench.sync();

  const change = { kind: 'status', status: 'resolved' } as const;
  expect(await bench.ask('incidents.change', { tenantId, incidentId, change })).toMatchObject({
    ok: false,
    failure: {
      code: 'no-role',
      message: expect.stringMatching(/Security Reader.*Security Operator/),
    },
  });
  const detail = await bench.call('incidents.detail', { tenantId, incidentId });
  expect(detail?.write).toMatchObject({
    allowed: false,
    reason: expect.stringMatching(/Security Reader/),
  });
});

test('a 403 that nobody knew of refuses the change with the reason and leaves the incident as it is', async () => {
  const row = first(await bench.free());
  await bench.control().call('tenants.role', { tenantId: row.tenantId, role: 'reader' });
  const id = await bench.wish(row, { kind: 'status', status: 'resolved' });
  bench.start();

  const refused = await bench.reaches(id, 'refused');
  expect(refused.reason).toMatch(/\S/);
  expect(refused.remedy).toMatch(/\S/);
  await bench.shows(row, { status: 'active', refused: 1 });
  expect(await bench.done()).toEqual([]);
});

test('nobody signed in: the change is not taken, and says why', async () => {
  const { tenantId, incidentId } = first(await bench.free());
  await bench.call('session.signOut', {});

  const change = { kind: 'status', status: 'resolved' } as const;
  expect(await bench.ask('incidents.change', { tenantId, incidentId, change })).toMatchObject({
    ok: false,
    failure: { code: 'needs-sign-in', remedy: expect.stringMatching(/Sign in/) },
  });
  expect(await bench.call('outbox.list', {})).toEqual([]);
});

test('what is taken back while the one before it is on its way is not sent, and neither is that one', async () => {
  const [row, next] = await bench.free(first(bench.tenants()));
  if (!row || !next) throw new Error('The range has too few incidents.');
  const looking = Promise.withResolvers<null>();
  const goOn = Promise.withResolvers<null>();
  bench.setNetwork(async ({ url }, forward) => {
    if (!url.pathname.endsWith(`/security/incidents/${row.incidentId}`)) return forward();
    looking.resolve(null);
    await goOn.promise;
    return forward();
  });
  const ids = [
    await bench.wish(row, { kind: 'status', status: 'resolved' }),
    await bench.wish(next, { kind: 'status', status: 'resolved' }),
  ];
  bench.start();
  await looking.promise;
  for (const id of ids) await bench.call('outbox.discard', { id });
  goOn.resolve(null);
  const last = await bench.wish(row, { kind: 'comment', text: 'Left as it is.' });
  await bench.reaches(last, 'confirmed');

  expect((await bench.received()).map(({ body }) => body)).toEqual([
    expect.objectContaining({ comment: 'Left as it is.' }),
  ]);
  await bench.shows(row, { status: 'active', pending: 0 });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '#electron/range/control/control-contract.ts';
import { OPEN_NETWORK } from '#test/fakes/core-bench.ts';
import { first, type OutboxBench, outboxBench } from '#test/fakes/outbox-bench.ts';

let bench: OutboxBench;
beforeEach(async () => {
  bench = await outboxBench({ tenants: 2, incidents: 10 });
});
afterEach(() => bench[Symbol.asyncDispose]());

const comment = { kind: 'comment', text: 'Asked the user.' } as const;
const status = { kind: 'status', status: 'resolved' } as const;

const answerLost: [string, Fault][] = [
  ['cut short', { kind: 'cut' }],
  ['unreadable', { kind: 'malformed' }],
  ['lost with its connection', { kind: 'reset', done: true }],
];
describe.each([comment, status])('a write of a $kind', (change) => {
  test.each(answerLost)('whose answer was %s is looked at and not sent again', async (_, fault) => {
    const row = first(await bench.free());
    await bench
      .control()
      .call('faults.next', { fault, method: change.kind === 'comment' ? 'POST' : 'PATCH' });
    const id = await bench.wish(row, change);
    bench.start();
    await bench.reaches(id, 'confirmed');

    expect(await bench.received()).toHaveLength(1);
    expect(await bench.done()).toHaveLength(1);
  });

  const notDone: [string, Fault][] = [
    ['whose connection broke before', { kind: 'reset', done: false }],
    ['that met a 500', { kind: 'error', status: 500 }],
    ['that met a 503', { kind: 'error', status: 503 }],
    ['that was throttled for a minute', { kind: 'throttle', retryAfter: 60 }],
    ['that was throttled without a time', { kind: 'throttle', retryAfter: null }],
    ['that was challenged', { kind: 'challenge' }],
  ];
  test.each(notDone)('%s is carried out exactly once', async (_, fault) => {
    const row = first(await bench.free());
    await bench
      .control()
      .call('faults.next', { fault, method: change.kind === 'comment' ? 'POST' : 'PATCH' });
    const id = await bench.wish(row, change);
    bench.start();
    await bench.reaches(id, 'confirmed');

    expect(await bench.received()).toHaveLength(2);
    expect(await bench.done()).toHaveLength(1);
  });
});

test('the same comment written twice on purpose is there twice, even where an answer was lost', async () => {
  const row = first(await bench.free());
  const one = await bench.wish(row, comment);
  const two = await bench.wish(row, comment);
  await bench
    .control()
    .call('faults.next', { fault: { kind: 'reset', done: true }, method: 'POST' });
  await bench
    .control()
    .call('faults.next', { fault: { kind: 'reset', done: false }, method: 'POST' });
  bench.start();
  await bench.reaches(one, 'confirmed');
  await bench.reaches(two, 'confirmed');

  await bench.shows(row, { pending: 0 });
  const detail = await bench.call('incidents.detail', row);
  expect(detail?.incident.comments.filter(({ text }) => text === comment.text)).toHaveLength(2);
  expect(await bench.done()).toHaveLength(2);
});

test.each([comment, status])(
  'a $kind whose answer was lost waits while nobody may look, and is not sent again',
  async (change) => {
    const row = first(await bench.free());
    const { tenantId } = row;
    const method = change.kind === 'comment' ? 'POST' : 'PATCH';
    bench.setNetwork(async (sent, forward) => {
      const answer = await forward();
      if (sent.method !== method) return answer;
      const fault = { kind: 'throttle', retryAfter: 30 } as const;
      await bench.control().call('faults.next', { tenantId, fault, times: 2 });
      throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
    });
    const id = await bench.wish(row, change);
    bench.start();
    await bench.reaches(id, 'confirmed');

    expect(await bench.received()).toHaveLength(1);
  },
);

test('a tenant that answers nothing holds up no other, and sends once it answers', async () => {
  const rows = await bench.free();
  const row = first(rows);
  const other = first(rows.filter(({ tenantId }) => tenantId !== row.tenantId));
  await bench.control().call('faults.next', {
    tenantId: row.tenantId,
    fault: { kind: 'error', status: 503 },
    times: 1_000,
  });
  const held = await bench.wish(row, status);
  const free = await bench.wish(other, status);
  bench.start();
  await bench.reaches(free, 'confirmed');

  expect(await bench.entry(held)).toMatchObject({ stage: 'recorded' });
  await bench.control().call('faults.clear', {});
  await bench.reaches(held, 'confirmed');
  expect(await bench.done()).toHaveLength(2);
});

test('a sent change that cannot be read back stays sent until it can, and is not called refused', async () => {
  const row = first(await bench.free());
  const id = await bench.wish(row, status);
  bench.setNetwork(async ({ method }, forward) => {
    const answer = await forward();
    if (method === 'PATCH') {
      await bench.control().call('tenants.role', { tenantId: row.tenantId, role: 'none' });
    }
    return answer;
  });
  bench.start();
  const sent = await bench.reaches(id, 'sent');
  await bench.until(async () => expect((await bench.entry(id)).reason).not.toBeNull());
  expect(sent.stage).toBe('sent');

  bench.setNetwork(OPEN_NETWORK);
  await bench.control().call('tenants.role', { tenantId: row.tenantId, role: 'operator' });
  await bench.reaches(id, 'confirmed');
  expect(await bench.received()).toHaveLength(1);
});

test('a comment that arrived is posted once, though reads lag behind and the next try is turned away', async () => {
  const row = first(await bench.free());
  const path = `/security/incidents/${row.incidentId}`;
  const id = await bench.wish(row, { kind: 'comment', text: 'Host isolated.' });
  let posts = 0;
  let before: string | null = null; // as it was before the first try
  bench.setNetwork(async ({ method, url }, forward) => {
    if (method === 'GET' && url.pathname.endsWith(path) && posts < 2) {
      before ??= await (await forward()).text();
      return new Response(before, { headers: { 'content-type': 'application/json' } });
    }
    if (method !== 'POST' || !url.pathname.endsWith(`${path}/comments`)) return forward();
    posts += 1;
    if (posts === 2) return new Response('{}', { status: 429, headers: { 'retry-after': '600' } });
    const answer = await forward();
    if (posts === 1) throw new TypeError('The connection was cut after the request.');
    return answer;
  });
  bench.start();
  await bench.reaches(id, 'confirmed');
  expect(posts).toBe(2);
});

test.each([5, null])(
  'what a colleague changes while a write waits for the service (Retry-After %s) is not overwritten',
  async (retryAfter) => {
    const row = first(await bench.free());
    const { tenantId, incidentId } = row;
    const fault = { kind: 'throttle', retryAfter } as const;
    await bench.control().call('faults.next', { tenantId, fault, method: 'PATCH' });
    bench.setNetwork(async ({ method }, forward) => {
      const answer = await forward();
      if (method === 'PATCH' && answer.status === 429) {
        const colleague = { assignedTo: 'mina@msp.example', by: 'Mina' };
        await bench.control().call('incidents.change', { tenantId, incidentId, ...colleague });
      }
      return answer;
    });
    const id = await bench.wish(row, { kind: 'assign', assignee: 'ada@msp.example' });
    bench.start();
    await bench.reaches(id, 'refused');

    expect(await bench.entry(id)).toMatchObject({
      reason: 'The incident was assigned to mina@msp.example meanwhile.',
    });
    expect(await bench.done()).toEqual([]);
  },
);

test('the same asked for twice is one wish, also while the first is on its way', async () => {
  const row = first(await bench.free());
  const take = { kind: 'assign', assignee: 'ada@msp.example' } as const;
  const [one, other] = await Promise.all([bench.wish(row, take), bench.wish(row, take)]);
  expect(other).toBe(one);
  const off = await bench.wish(row, { kind: 'assign', assignee: null });
  expect(await bench.wish(row, take)).not.toBe(one); // on second thought: something lies between
  expect(off).not.toBe(one);
  expect(await bench.call('outbox.list', {})).toHaveLength(3);
});

test('what was built on a refused change is judged by what is there, and nobody else is named for it', async () => {
  const row = first(await bench.free());
  bench.setNetwork(async ({ method }, forward) => {
    if (method !== 'PATCH') return forward();
    return Response.json(
      { error: { code: 'Forbidden', message: 'Not your role.' } },
      { status: 403 },
    );
  });
  const begun = await bench.wish(row, { kind: 'status', status: 'inProgress' });
  const resolved = await bench.wish(row, { kind: 'status', status: 'resolved' });
  const taken = await bench.wish(row, { kind: 'assign', assignee: 'ada@msp.example' });
  const untaken = await bench.wish(row, { kind: 'assign', assignee: null });
  bench.start();
  await bench.reaches(begun, 'refused');
  const after = await bench.reaches(resolved, 'refused');
  expect(after.reason).not.toMatch(/meanwhile/);
  expect(after.reason).toBe((await bench.entry(begun)).reason);
  await bench.reaches(taken, 'refused');
  await bench.reaches(untaken, 'confirmed'); // nobody has it: nothing is left to do
});

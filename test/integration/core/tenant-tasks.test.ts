import { expect, test } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { IncidentTaskId } from '#shared/domain/incident-task.ts';
import { HOUR_MS, instant, MINUTE_MS } from '#shared/time.ts';
import { type CoreBench, coreBench, type Sent, silence } from '#test/fakes/core-bench.ts';
import { first } from '#test/fakes/outbox-bench.ts';

const TASKS = '/beta/security/incidentTasks';
const ONE = { tenants: 1, incidents: 15 };
const isTasks = ({ url }: Sent) => url.pathname === TASKS;

/** A tenant with the Experts' XDR service that serves tasks, and one incident they hold in it. */
async function withExperts(bench: CoreBench, service: 'xdr' | 'none' | 'unknown' = 'xdr') {
  const control = bench.control();
  const tenantId = first(bench.tenants());
  await bench.sync();
  const agree = async (next: 'xdr' | 'none' | 'unknown') => {
    const row = (await bench.call('tenants.list', {})).find(({ id }) => id === tenantId);
    if (!row) throw new Error('The tenant is gone.');
    const engagement = { ...row.engagement, service: next };
    await bench.call('tenants.update', { ...row, engagement });
  };
  await agree(service);
  await control.call('tenants.tasks', { tenantId, service: 'served' });
  const { created } = await control.call('incidents.burst', { tenantId, count: 1 });
  const { incidentId } = first(created);
  const key = { tenantId, incidentId: IncidentId.parse(incidentId) };
  const held = { assignedTo: 'Defender Experts', status: 'inProgress' } as const;
  if (service !== 'unknown') await control.call('incidents.change', { ...key, ...held });
  await bench.sync();
  return {
    control,
    key,
    agree,
    add: () => control.call('tasks.add', { ...key, action: 'isolateDevice' }),
    turn: async () => (await bench.row(key))?.turn,
    reason: async () => (await bench.call('incidents.detail', key))?.turn,
    seen: async () =>
      (await bench.call('tenants.list', {})).find(({ id }) => id === tenantId)?.tasks,
    asked: () => bench.sent.filter(isTasks).length,
  };
}

test('the board’s turn changes when the Experts set a task, and again when it is ticked off', async () => {
  await using bench = await coreBench(ONE);
  const { control, key, add, turn, reason } = await withExperts(bench);
  expect(await turn()).toBe('microsoft');

  const { taskId } = await add();
  await bench.sync();
  expect(await turn()).toBe('us');
  expect(await reason()).toMatchObject({
    turn: 'us',
    area: 'Incident remediation',
    reason: expect.stringMatching(/^1 task of Defender Experts waits for us/),
  });

  const done = { tenantId: key.tenantId, taskId, by: 'Grace', status: 'completed' } as const;
  await control.call('tasks.change', done);
  await bench.sync();
  expect(await turn()).toBe('microsoft');
});

test('our own tick counts before it is confirmed, and is taken back with the wish', async () => {
  await using bench = await coreBench(ONE);
  const { key, add, turn } = await withExperts(bench);
  const { taskId } = await add();
  await bench.sync();
  bench.setNetwork(() =>
    Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })),
  );

  const { id } = await bench.call('incidents.change', {
    ...key,
    change: {
      kind: 'task',
      taskId: IncidentTaskId.parse(taskId),
      title: 'Isolate it',
      from: 'open',
      status: 'completed',
    },
  });
  expect(await turn()).toBe('microsoft');
  await bench.call('outbox.discard', { id });
  expect(await turn()).toBe('us');
});

test('each look asks once for the whole tenant, and only where the Experts set tasks', async () => {
  await using bench = await coreBench(ONE);
  const { asked, agree, key } = await withExperts(bench);
  bench.sent.length = 0;
  await bench.sync();
  const lists = bench.sent.filter(isTasks);
  expect(lists).toHaveLength(1);
  expect(first(lists).url.search).toBe('?$top=500');
  expect(await bench.call('tasks.known', key)).toMatchObject({ tasks: [], offered: 'yes' });

  await agree('none');
  bench.sent.length = 0;
  await bench.sync();
  expect(asked()).toBe(0);
});

test('where nobody wrote down what was agreed, the Experts’ work in the tenant is the sign', async () => {
  await using bench = await coreBench({ ...ONE, incidents: 0 });
  const { asked, control, key } = await withExperts(bench, 'unknown');
  expect(asked()).toBe(0);
  await control.call('incidents.change', { ...key, assignedTo: 'Defender Experts' });
  await bench.sync();
  expect(asked()).toBe(1);
});

test.each([
  ['refused', 'not-allowed'],
  ['gone', 'gone'],
] as const)(
  'a tenant whose tasks are %s says so, keeps those it told, and is asked again after an hour',
  async (service, offered) => {
    await using bench = await coreBench(ONE);
    const { control, key, add, turn, seen, asked } = await withExperts(bench);
    await add();
    await bench.sync();
    expect(await turn()).toBe('us');
    const { tenantId } = key;
    const before = await seen();
    await control.call('tenants.tasks', { tenantId, service });
    await bench.sync();

    expect(await seen()).toMatchObject({ readAt: before?.readAt, refused: { offered } });
    expect(await turn()).toBe('us');
    const kept = { offered, tasks: [{ status: 'open' }], readAt: before?.readAt };
    expect(await bench.call('tasks.known', key)).toMatchObject(kept);
    expect(await bench.call('tasks.ofIncident', key)).toMatchObject(kept);
    expect(await turn()).toBe('us');
    const row = (await bench.call('tenants.list', {})).find(({ id }) => id === tenantId);
    expect(row?.state.name).toBe('fresh');
    bench.sent.length = 0;
    await bench.sync();
    expect(asked()).toBe(0);

    await control.call('tenants.tasks', { tenantId, service: 'served' });
    bench.clock.pass(HOUR_MS);
    await bench.sync();
    expect(await seen()).toMatchObject({ readAt: expect.any(String), refused: null });
    expect(await turn()).toBe('us');
  },
);

test('a task set while tasks were refused is told once they can be read again', async () => {
  await using bench = await coreBench(ONE);
  const { control, key, add, turn } = await withExperts(bench);
  const { tenantId } = key;
  await control.call('incidents.change', { ...key, severity: 'high' });
  await control.call('tenants.tasks', { tenantId, service: 'refused' });
  await bench.sync();
  await add();
  await control.call('tenants.tasks', { tenantId, service: 'served' });
  bench.clock.pass(2 * HOUR_MS);
  bench.core().start();

  await bench.until(async () => expect(await turn()).toBe('us'));
  await bench.until(async () => {
    const { entries } = await bench.call('inbox.list', { before: null, limit: 200 });
    expect(entries).toContainEqual(expect.objectContaining({ ...key, kind: 'ours' }));
  });
});

test('whoever asks to look now has refused tasks asked for at once', async () => {
  await using bench = await coreBench(ONE);
  const { control, key, seen } = await withExperts(bench);
  const { tenantId } = key;
  await control.call('tenants.tasks', { tenantId, service: 'refused' });
  await bench.sync();
  expect((await seen())?.refused).toMatchObject({ offered: 'not-allowed' });
  await control.call('tenants.tasks', { tenantId, service: 'served' });
  const askedAt = bench.clock.now();
  await bench.call('sync.now', { tenantId });
  bench.core().start();
  await bench.until(async () => expect(await seen()).toMatchObject({ refused: null }));
  expect(bench.clock.now() - askedAt).toBeLessThan(HOUR_MS / 2);
});

test('what one person may not read is not said of the next', async () => {
  await using bench = await coreBench(ONE);
  const { control, key, seen } = await withExperts(bench);
  await control.call('tenants.tasks', { tenantId: key.tenantId, service: 'refused' });
  await bench.sync();
  const before = await seen();
  expect(before?.refused).toMatchObject({ offered: 'not-allowed' });

  await bench.call('session.signOut', {});
  const { people } = await control.call('totals', {});
  await control.call('tokens.settings', { person: first(people.slice(1)) });
  await bench.core().headless.signIn();
  expect(await seen()).toEqual({ ...before, refused: null });
});

test('a look at the tasks that fails leaves the incidents read, the tasks as they were, and says why', async () => {
  await using bench = await coreBench(ONE);
  const { add, turn, seen, key } = await withExperts(bench);
  await add();
  await bench.sync();
  const before = await seen();
  bench.setNetwork((sent, forward) =>
    isTasks(sent) ? Promise.resolve(new Response('<html>', { status: 200 })) : forward(),
  );
  await bench.sync();

  expect(await turn()).toBe('us');
  expect(await seen()).toMatchObject({
    readAt: before?.readAt,
    trouble: { reason: expect.stringMatching(/not JSON/), since: expect.any(String) },
  });
  const row = (await bench.call('tenants.list', {})).find(({ id }) => id === key.tenantId);
  expect(row?.state.name).toBe('fresh');
});

test('a list of tasks that never answers does not keep the look at the incidents from ending', async () => {
  await using bench = await coreBench(ONE);
  const { key, asked } = await withExperts(bench);
  const complete = async () => (await bench.tenant(key.tenantId)).completeAt;
  const before = await complete();
  bench.setNetwork((sent, forward) => (isTasks(sent) ? silence(sent.signal) : forward()));
  bench.sent.length = 0;
  bench.clock.pass(HOUR_MS);
  bench.core().start();

  // The clock stands still: the time limit of a read never comes.
  await eventually(() => expect(asked()).toBe(1));
  await eventually(async () => expect(await complete()).not.toBe(before));
});

test('a list of tasks that fails is asked once a look, and less often the longer it lasts', async () => {
  await using bench = await coreBench(ONE);
  const { asked, seen } = await withExperts(bench);
  bench.setNetwork((sent, forward) =>
    isTasks(sent) ? Promise.resolve(new Response(null, { status: 503 })) : forward(),
  );
  bench.sent.length = 0;
  const lookAfter = async (minutes: number) => {
    bench.clock.pass(minutes * MINUTE_MS);
    await bench.sync();
    return asked();
  };
  expect(await lookAfter(0)).toBe(1);
  expect(await lookAfter(2)).toBe(2);
  expect(await lookAfter(1)).toBe(2);
  expect(await lookAfter(2)).toBe(3);
  expect(await lookAfter(3)).toBe(3);
  const trouble = (await seen())?.trouble;
  expect(trouble?.since).not.toBe(trouble?.at);
  expect(await lookAfter(24 * 60)).toBe(4);
  expect(await lookAfter(61)).toBe(5);
});

test('a list of several pages is read to where nothing is new, and whole once a day', async () => {
  await using bench = await coreBench(ONE);
  const { key, turn, asked } = await withExperts(bench);
  const now = bench.clock.now();
  const task = (id: number, minutes: number, status = 'completed') => ({
    id: String(id),
    displayName: `Task ${id}`,
    status,
    source: 'defenderExpertsGuidedResponse',
    incident: { id: key.incidentId },
    createdDateTime: instant(now - 1_000 * 60_000),
    lastModifiedDateTime: instant(now - minutes * 60_000),
  });
  let pages = [[task(1, 1, 'open'), task(2, 60)], [task(3, 90)], [task(4, 120)]];
  const graph = bench.cloud().graph;
  bench.setNetwork((sent, forward) => {
    if (!isTasks(sent)) return forward();
    const at = Number(sent.url.searchParams.get('page') ?? '0');
    const next = at + 1 < pages.length ? `${graph}${TASKS}?page=${at + 1}` : undefined;
    return Promise.resolve(Response.json({ value: pages[at], '@odata.nextLink': next }));
  });
  bench.sent.length = 0;
  bench.clock.pass(24 * HOUR_MS);
  await bench.sync();
  expect(asked()).toBe(3);
  expect(await turn()).toBe('us');
  expect((await bench.call('tasks.known', key))?.tasks).toHaveLength(4);

  pages = [[task(1, 0), task(2, 60)], [task(3, 90)]];
  bench.sent.length = 0;
  await bench.sync();
  expect(asked()).toBe(1);
  expect(await turn()).toBe('microsoft');
  expect((await bench.call('tasks.known', key))?.tasks).toHaveLength(4);

  bench.clock.pass(24 * HOUR_MS);
  await bench.sync();
  expect((await bench.call('tasks.known', key))?.tasks.map(({ id }) => id)).toEqual([
    '1',
    '2',
    '3',
  ]);
});

import { expect, test } from 'vitest';
import { IncidentTaskId } from '#shared/domain/incident-task.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type CoreBench, coreBench, OPEN_NETWORK } from '#test/fakes/core-bench.ts';
import { first } from '#test/fakes/outbox-bench.ts';

type Service = 'served' | 'unfiltered' | 'refused' | 'gone';

/** A tenant that serves tasks, with two on one incident and one on another. */
async function withTasks(bench: CoreBench, role: 'operator' | 'reader' = 'operator') {
  const control = bench.control();
  const tenantId: TenantId = first(bench.tenants());
  await control.call('tenants.role', { tenantId, role });
  await bench.sync();
  const { created } = await control.call('incidents.burst', { tenantId, count: 2 });
  const { incidentId } = first(created);
  const key = { tenantId, incidentId };
  const serve = (service: Service) => control.call('tenants.tasks', { tenantId, service });
  await serve('served');
  const add = (of: typeof key, action: 'isolateDevice' | 'disableUser') =>
    control.call('tasks.add', { ...of, action });
  const { taskId } = await add(key, 'isolateDevice');
  await add(key, 'disableUser');
  await add({ tenantId, incidentId: created[1]?.incidentId ?? '' }, 'disableUser');
  await bench.drive(bench.core().headless.syncOnce());
  const writes = async () => (await control.call('received', {})).writes;
  const list = () => bench.call('tasks.ofIncident', key);
  const wish = (status: 'completed' | 'inProgress', from = 'open') =>
    ({
      ...key,
      change: {
        kind: 'task',
        taskId: IncidentTaskId.parse(taskId),
        title: 'Isolate it',
        from,
        status,
      },
    }) as const;
  const set = (status: 'completed' | 'inProgress', from = 'open') =>
    bench.drive(bench.ask('incidents.change', wish(status, from)));
  bench.core().start();
  const changes = async () => (await bench.call('incidents.detail', key))?.changes ?? [];
  const kept = async () =>
    (await bench.call('tasks.known', key))?.tasks.find(({ id }) => id === taskId)?.status;
  return { control, key, taskId, serve, list, set, wish, writes, changes, kept };
}

test('the tasks of an incident are those the Experts set for it, and no others', async () => {
  await using bench = await coreBench();
  const { list, serve, key } = await withTasks(bench);

  const { tasks, offered } = await list();
  expect(offered).toBe('yes');
  expect(tasks.map(({ actionType }) => String(actionType)).toSorted()).toEqual([
    'disableUser',
    'isolateDevice',
  ]);
  expect(tasks.every(({ incidentId }) => incidentId === key.incidentId)).toBe(true);

  await serve('unfiltered');
  expect((await list()).tasks).toEqual(tasks);
});

test('a task is ticked off once, as any other change: recorded, sent, confirmed, and named in the trail', async () => {
  await using bench = await coreBench();
  const { key, set, list, writes, changes, kept } = await withTasks(bench);
  await list();

  expect(await set('completed')).toMatchObject({ ok: true, value: { stage: 'recorded' } });
  await bench.until(async () => expect(await changes()).toMatchObject([{ stage: 'confirmed' }]));
  expect(await kept()).toBe('completed');
  expect((await writes()).map(({ body }) => body)).toEqual([{ status: 'completed' }]);
  const activity = await bench.call('incidents.activity', key);
  const done = activity.flatMap((entry) => (entry.kind === 'done' ? [entry] : []));
  expect(done.map(({ action }) => action).toSorted()).toEqual([
    'change.confirmed',
    'change.recorded',
    'change.sent',
  ]);
  expect(done.every(({ change }) => change?.kind === 'task')).toBe(true);
  expect(done[0]?.change).toMatchObject({ title: 'Isolate it', status: 'completed' });

  await set('completed');
  await bench.until(async () =>
    expect(await changes()).toMatchObject([{ stage: 'confirmed' }, { stage: 'confirmed' }]),
  );
  expect(await writes()).toHaveLength(1);
});

test('where a colleague was faster nothing is written; sent again it stands on what is there now', async () => {
  await using bench = await coreBench();
  const { control, key, taskId, set, list, writes, changes, kept } = await withTasks(bench);
  const { tenantId } = key;
  await list();
  await control.call('tasks.change', { tenantId, taskId, by: 'Grace', status: 'failed' });

  await set('inProgress');
  await bench.until(async () =>
    expect(await changes()).toMatchObject([
      { stage: 'refused', reason: expect.stringMatching(/failed.*Grace/) },
    ]),
  );
  expect(await writes()).toEqual([]);
  expect(await kept()).toBe('failed');

  const [refused] = await changes();
  if (!refused) throw new Error('The wish is gone.');
  await bench.call('outbox.retry', { id: refused.id });
  await bench.until(async () => expect(await changes()).toMatchObject([{ stage: 'confirmed' }]));
  expect((await writes()).map(({ body }) => body)).toEqual([{ status: 'inProgress' }]);
});

test('without a network the tasks are those read last, and a status waits until there is one', async () => {
  await using bench = await coreBench();
  const { key, list, set, writes, changes, kept } = await withTasks(bench);
  const { readAt } = await list();
  bench.setNetwork(() =>
    Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })),
  );

  expect(await bench.drive(bench.ask('tasks.ofIncident', key))).toMatchObject({ ok: false });
  expect(await bench.call('tasks.known', key)).toMatchObject({ readAt, offered: 'yes' });
  await set('completed');
  await bench.until(async () =>
    expect(await changes()).toMatchObject([
      { stage: 'recorded', reason: expect.stringMatching(/./) },
    ]),
  );
  expect(await kept()).toBe('open');

  await bench.open();
  bench.core().start();
  expect(await kept()).toBe('open');
  bench.setNetwork(OPEN_NETWORK);
  bench.core().power('resume');
  await bench.until(async () => expect(await changes()).toMatchObject([{ stage: 'confirmed' }]));
  expect(await writes()).toHaveLength(1);
});

test('who may only read sees the tasks; ticking one off is refused before anything is sent', async () => {
  await using bench = await coreBench();
  const { list, set, writes } = await withTasks(bench, 'reader');

  expect((await list()).tasks).toHaveLength(2);
  expect(await set('completed')).toMatchObject({ ok: false, failure: { code: 'no-role' } });
  expect(await writes()).toEqual([]);
});

test('a tenant without tasks is told apart from trouble: not allowed, gone, or no way there', async () => {
  await using bench = await coreBench();
  const { key, list, serve } = await withTasks(bench);

  await serve('refused');
  expect(await list()).toMatchObject({ tasks: [], unreadable: 0, offered: 'not-allowed' });
  await serve('gone');
  expect(await list()).toMatchObject({ tasks: [], unreadable: 0, offered: 'gone' });

  bench.setNetwork(() =>
    Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })),
  );
  const cutOff = await bench.drive(bench.ask('tasks.ofIncident', key));
  expect(cutOff).toMatchObject({ ok: false, failure: { code: 'offline' } });
});

test('nobody is asked about a tenant that is not the user’s, or about a task of another incident', async () => {
  await using bench = await coreBench();
  const { key, list, wish, writes } = await withTasks(bench);
  const stranger = { ...key, tenantId: '99999999-0000-4000-8000-000000000009' };
  expect(await bench.drive(bench.ask('tasks.ofIncident', stranger))).toMatchObject({
    ok: false,
    failure: { code: 'bad-input' },
  });

  const other = first(
    (await bench.rows({ tenants: [key.tenantId] })).filter(
      ({ incidentId }) => incidentId !== key.incidentId,
    ),
  );
  const elsewhere = { tenantId: key.tenantId, incidentId: other.incidentId };
  await bench.call('incidents.change', { ...elsewhere, change: wish('completed').change });
  await bench.until(async () =>
    expect((await bench.call('incidents.detail', elsewhere))?.changes).toMatchObject([
      { stage: 'refused', reason: 'That task belongs to another incident.' },
    ]),
  );
  expect(await writes()).toEqual([]);
  expect((await list()).tasks).toHaveLength(2);
});

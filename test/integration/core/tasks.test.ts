import { expect, test } from 'vitest';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type CoreBench, coreBench } from '#test/fakes/core-bench.ts';
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
  const set = (status: 'completed' | 'inProgress', from = 'open') =>
    bench.drive(bench.ask('tasks.setStatus', { ...key, taskId, from, status }));
  return { control, key, taskId, serve, list, set, writes };
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

test('a task is ticked off once, answered as it is then, and kept in the trail with its ids', async () => {
  await using bench = await coreBench();
  const { key, taskId, set, list, writes } = await withTasks(bench);

  const result = await set('completed');

  expect(result).toMatchObject({ ok: true, value: { id: taskId, status: 'completed' } });
  expect((await list()).tasks.find(({ id }) => id === taskId)?.status).toBe('completed');
  expect((await writes()).map(({ body }) => body)).toEqual([{ status: 'completed' }]);
  const activity = await bench.call('incidents.activity', key);
  const done = activity.flatMap((entry) => (entry.kind === 'done' ? [entry.action] : []));
  expect(done.toSorted()).toEqual(['task.confirmed', 'task.sent']);

  expect(await set('completed')).toMatchObject({ ok: true });
  expect(await writes()).toHaveLength(1);
});

test('where a colleague was faster nothing is written, and the person is told what it is now and by whom', async () => {
  await using bench = await coreBench();
  const { control, key, taskId, set, writes } = await withTasks(bench);
  const { tenantId } = key;
  await control.call('tasks.change', { tenantId, taskId, by: 'Grace', status: 'failed' });

  const result = await set('inProgress');

  expect(result).toMatchObject({
    ok: false,
    failure: { code: 'conflict', message: expect.stringMatching(/failed.*Grace/) },
  });
  expect(await writes()).toEqual([]);
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
  expect(await list()).toEqual({ tasks: [], unreadable: 0, offered: 'not-allowed' });
  await serve('gone');
  expect(await list()).toEqual({ tasks: [], unreadable: 0, offered: 'gone' });

  bench.setNetwork(() =>
    Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })),
  );
  const cutOff = await bench.drive(bench.ask('tasks.ofIncident', key));
  expect(cutOff).toMatchObject({ ok: false, failure: { code: 'offline' } });
});

test('nobody is asked about a tenant that is not the user’s, or about a task of another incident', async () => {
  await using bench = await coreBench();
  const { key, taskId, list, writes } = await withTasks(bench);
  const stranger = { ...key, tenantId: '99999999-0000-4000-8000-000000000009' };
  expect(await bench.drive(bench.ask('tasks.ofIncident', stranger))).toMatchObject({
    ok: false,
    failure: { code: 'bad-input' },
  });

  const elsewhere = { ...key, incidentId: '1', taskId, from: 'open', status: 'completed' } as const;
  const refused = await bench.drive(bench.ask('tasks.setStatus', elsewhere));
  expect(refused).toMatchObject({ ok: false, failure: { code: 'bad-input' } });
  expect(await writes()).toEqual([]);
  expect((await list()).tasks).toHaveLength(2);
});

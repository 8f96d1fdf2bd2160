import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  incidentTasks,
  readIncidentTask,
  taskRefusal,
  tasksOfIncident,
  updateIncidentTask,
} from '#electron/core/graph/incident-tasks.ts';
import { signInPage } from '#electron/core/auth/sign-in-page.ts';
import { memorySignInStore } from '#electron/core/auth/sign-in-store.ts';
import { msalTokenSource } from '#electron/core/auth/msal-token-source.ts';
import { commentOnIncident, updateIncident } from '#electron/core/graph/incidents.ts';
import { fileRecorder, type Recorder } from '#electron/core/graph/recorder.ts';
import { Cloud } from '#shared/domain/cloud.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { type IncidentTask, IncidentTaskId } from '#shared/domain/incident-task.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type RangeBench, rangeBench } from '#test/fakes/range-bench.ts';

const CHECKER = resolve('../shared/graph-contract/check.mjs');
const there = existsSync(CHECKER);
if (!there) process.stderr.write(`Skipped: the published contract is not at ${CHECKER}.\n`);

let bench: RangeBench;
let folder: string;
let recorder: Recorder;
/** A customer with Experts where we may write. */
let tenantId: TenantId;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidewatch-tasks-'));
  recorder = fileRecorder(join(folder, 'traffic.ndjson'));
  bench = await rangeBench({ tenants: 12, incidents: 3_000, seed: 3, budget: 100_000 });
  await bench.tokens.signIn();
  const { tenants } = await bench.control.call('totals', {});
  const ids = tenants
    .filter(({ role, experts }) => role === 'operator' && experts === 'xdr')
    .map(({ id }) => id);
  const found = bench.tenants.find((id) => ids.includes(id));
  if (!found) throw new Error('The range lacks a customer with Experts.');
  tenantId = found;
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});
beforeEach(() => bench.control.call('tenants.tasks', { tenantId, service: 'served' }));

const graph = () => bench.graphFor(tenantId, { record: recorder });

async function all(of = graph()): Promise<IncidentTask[]> {
  const tasks: IncidentTask[] = [];
  for await (const page of incidentTasks(of)) tasks.push(...page.tasks);
  return tasks;
}

async function taskOf(action: 'isolateDevice' | 'softDeleteEmail' = 'isolateDevice') {
  const { created } = await bench.control.call('incidents.burst', { tenantId, count: 1 });
  const incidentId = IncidentId.parse(created[0]?.incidentId);
  const { taskId } = await bench.control.call('tasks.add', { tenantId, incidentId, action });
  return { incidentId, taskId: IncidentTaskId.parse(taskId) };
}

test('every task of a customer is read, and more of them than fit on one page', async () => {
  const { created } = await bench.control.call('incidents.burst', { tenantId, count: 17 });
  for (const { incidentId } of created)
    for (let task = 0; task < 30; task += 1)
      await bench.control.call('tasks.add', { tenantId, incidentId });
  const { tasks } = await bench.control.call('tasks.list', { tenantId });

  const read = await all();

  expect(read.length).toBeGreaterThan(510);
  expect(read.map(({ id }) => String(id)).toSorted()).toEqual(
    tasks.map(({ id }) => String(id)).toSorted(),
  );
  expect(new Set(read.map((task) => task.tenantId))).toEqual(new Set([tenantId]));
});

test.each(['served', 'unfiltered'] as const)(
  'the tasks of one incident are found, be the filter taken or not (%s)',
  async (service) => {
    const { incidentId, taskId } = await taskOf();
    await bench.control.call('tenants.tasks', { tenantId, service });

    const { tasks, unreadable } = await tasksOfIncident(graph(), incidentId);

    expect(unreadable).toBe(0);
    expect(tasks).toMatchObject([
      {
        id: taskId,
        incidentId,
        status: 'open',
        actionType: 'isolateDevice',
        action: { type: 'isolateDeviceIncidentTaskResponseAction', target: expect.any(String) },
      },
    ]);
  },
);

test('a task is ticked off and a colleague’s change is seen', async () => {
  const { taskId } = await taskOf('softDeleteEmail');

  expect(await updateIncidentTask(graph(), taskId, 'completed')).toMatchObject({
    id: taskId,
    status: 'completed',
  });
  const change = { tenantId, taskId, by: 'Mina', status: 'notRelevant' } as const;
  await bench.control.call('tasks.change', change);

  expect(await readIncidentTask(graph(), taskId)).toMatchObject({
    status: 'notRelevant',
    updatedBy: 'Mina',
  });
});

test('a customer that refuses, and one that has lost the type, are told apart from trouble', async () => {
  const refusals: (string | null)[] = [];
  for (const service of ['refused', 'gone'] as const) {
    await bench.control.call('tenants.tasks', { tenantId, service });
    const error: unknown = await tasksOfIncident(graph(), IncidentId.parse('1')).catch(
      (caught: unknown) => caught,
    );
    refusals.push(taskRefusal(error));
  }
  await bench.control.call('tenants.tasks', { tenantId, service: 'served' });
  await bench.control.call('tenants.role', { tenantId, role: 'reader' });
  const { taskId } = await taskOf();
  const write = updateIncidentTask(graph(), taskId, 'completed');
  await expect(write).rejects.toMatchObject({ code: 'no-role' });
  await bench.control.call('tenants.role', { tenantId, role: 'operator' });

  expect(refusals).toEqual(['not-allowed', 'gone']);
});

test('tasks of a newer Graph keep their words', async () => {
  await bench.control.call('tenants.future', { tenantId, on: true });
  const tasks = await all(bench.graphFor(tenantId)); // what is not in the contract is not recorded
  await bench.control.call('tenants.future', { tenantId, on: false });

  expect(tasks.map(({ actionType }) => actionType)).toContain('revokePasskeys');
  expect(tasks.map(({ status }) => status)).toContain('delegated');
  expect(tasks.map(({ action }) => action?.type)).toContain(
    'revokePasskeysIncidentTaskResponseAction',
  );
});

test('two programs on one range are two people, known in the tenant by names of their own', async () => {
  const desk = await bench.control.call('desks.open', {});
  const cloud = Cloud.parse(desk.cloud);
  const theirs = msalTokenSource({
    ...bench.parts,
    cloud,
    store: memorySignInStore(),
    openPage: signInPage({
      cloud,
      host: { fetch, now: Date.now, openInBrowser: async () => undefined },
      browserFor: () => ({ browser: 'default', profile: null }),
    }),
  });
  await theirs.signIn();
  const { incidentId, taskId } = await taskOf();

  await updateIncidentTask(graph(), taskId, 'inProgress');
  const ours = await readIncidentTask(graph(), taskId);
  await updateIncidentTask(bench.graphFor(tenantId, { tokens: theirs }), taskId, 'completed');
  await commentOnIncident(bench.graphFor(tenantId, { tokens: theirs }), incidentId, 'Mine.');

  const { people } = await bench.control.call('people', { tenantId });
  const names = people.slice(0, 2).map(({ accounts }) => accounts[0]?.userPrincipalName);
  expect([bench.tokens.account()?.username, theirs.account()?.username]).toEqual(
    people.slice(0, 2).map(({ userPrincipalName }) => userPrincipalName),
  );
  const now = await readIncidentTask(graph(), taskId);
  expect([ours.updatedBy, now.updatedBy]).toEqual(names);
});

test.each([
  ['incident-update', (id: IncidentId) => updateIncident(graph(), id, { status: 'inProgress' })],
  ['incident-comment', (id: IncidentId) => commentOnIncident(graph(), id, 'Seen.')],
] as const)(
  'a cut before or after the work, and whether it was carried out, can be told for %s',
  async (call, write) => {
    for (const done of [false, true]) {
      const { incidentId } = await taskOf();
      const fault = { kind: 'reset', done } as const;
      await bench.control.call('faults.next', { tenantId, call, fault });
      await expect(write(incidentId)).rejects.toMatchObject({ code: 'service-error' });

      const { byRequest } = await bench.control.call('received.applied', { tenantId });
      const mine = byRequest.filter(({ path }) => path.includes(`/incidents/${incidentId}`));
      expect(mine).toMatchObject([{ call, received: 1, applied: done ? 1 : 0 }]);
      expect(mine[0]?.clientRequestId).toMatch(/^[0-9a-f-]{36}$/);
    }
  },
);

test.skipIf(!there)('everything that was exchanged is in the published contract', async () => {
  await recorder.close();

  const { stdout, status } = spawnSync(
    process.execPath,
    [CHECKER, '--strict', join(folder, 'traffic.ndjson')],
    { encoding: 'utf8' },
  );

  expect(stdout.trim().split('\n').slice(-8).join('\n')).toMatch(/^\d+ exchanges, 0 violations$/);
  expect(status).toBe(0);
});

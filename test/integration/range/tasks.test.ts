import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rangeControl, type RangeControl } from '#electron/range/control/control-client.ts';
import { type Range, startRange } from '#electron/range/range.ts';
import {
  askGraph,
  READ,
  RESPOND,
  refresh,
  signIn,
  type TokenAnswer,
} from '#test/fakes/range-caller.ts';
import { MINUTE_MS } from '#shared/time.ts';

let range: Range;
let control: RangeControl;
let home: TokenAnswer;
/** The busiest customer with Experts, where we may write. */
let tenantId: string;
let reader: TokenAnswer;
let responder: TokenAnswer;

beforeAll(async () => {
  range = await startRange({ tenants: 24, incidents: 6_000, seed: 5, budget: 100_000 });
  control = rangeControl(range.control);
  home = await signIn(range.cloud);
  const { tenants } = await control.call('totals', {});
  const served = tenants.filter(
    ({ condition, role, experts }) =>
      condition === 'ok' && role === 'operator' && experts === 'xdr',
  );
  tenantId = served.toSorted((a, b) => b.incidents - a.incidents)[0]?.id ?? '';
  reader = await refresh(range.cloud, tenantId, home, READ);
  responder = await refresh(range.cloud, tenantId, home, RESPOND);
});
afterAll(() => range.stop());
beforeEach(() => control.call('tenants.tasks', { tenantId, service: 'served' }));

const base = () => `${range.cloud.graph}/beta/security/incidentTasks`;
const ask = (tail: string, token = reader) => askGraph(range.cloud, token, `${base()}${tail}`);
const write = (tail: string, method: string, body?: unknown) =>
  askGraph(range.cloud, responder, `${base()}${tail}`, {
    method,
    ...(body !== undefined && { body }),
  });

async function handedBack(): Promise<string> {
  const { created } = await control.call('incidents.burst', { tenantId, count: 1 });
  const incidentId = created[0]?.incidentId ?? '';
  const assignedTo = 'Defender Experts';
  const change = { tenantId, incidentId, by: assignedTo, assignedTo } as const;
  await control.call('incidents.change', { ...change, status: 'awaitingAction' });
  return incidentId;
}

/** A task with this action, on an incident of its own. */
async function taskWith(action: 'isolateDevice' | 'disableUser'): Promise<string> {
  const { created } = await control.call('incidents.burst', { tenantId, count: 1 });
  const incidentId = created[0]?.incidentId ?? '';
  return (await control.call('tasks.add', { tenantId, incidentId, action })).taskId;
}

test('pages of tasks hold each task once, newest change first', async () => {
  const seen: string[] = [];
  const times: number[] = [];
  let link: string | undefined = `${base()}?$top=7`;
  while (link !== undefined) {
    const { body }: Awaited<ReturnType<typeof askGraph>> = await askGraph(
      range.cloud,
      reader,
      link,
    );
    expect(body.value.length).toBeLessThanOrEqual(7);
    seen.push(...body.value.map(({ id }) => id));
    times.push(...body.value.map((task) => Date.parse(String(task['lastModifiedDateTime']))));
    link = body['@odata.nextLink'];
  }
  const { tasks } = await control.call('tasks.list', { tenantId });

  expect(seen.toSorted()).toEqual(tasks.map(({ id }) => String(id)).toSorted());
  expect(new Set(seen).size).toBeGreaterThan(20);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

test('an incident that the Experts hand back brings open tasks that name it, and the filter finds just those', async () => {
  const incidentId = await handedBack();

  const { body } = await ask(`?$filter=incidentId eq '${incidentId}'`);

  expect(body.value.length).toBeGreaterThan(0);
  for (const task of body.value)
    expect(task).toMatchObject({
      status: 'open',
      actionStatus: 'notStarted',
      source: 'defenderExpertsGuidedResponse',
      createdByDisplayName: 'Defender Experts',
      incident: { id: incidentId },
    });
});

test('tasks of a resolved true positive say what Microsoft did', async () => {
  const { tasks } = await control.call('tasks.list', { tenantId });
  const managed = tasks.filter(({ source }) => source === 'defenderExpertsManagedResponse');

  expect(managed.length).toBeGreaterThan(10);
  expect(managed.some(({ status }) => status === 'completed')).toBe(true);
  expect(managed.every(({ status }) => status !== 'open')).toBe(true);
});

test('a task is ticked off with its status, signed, and nothing else can be written', async () => {
  const id = await taskWith('disableUser');

  const done = await write(`/${id}`, 'PATCH', { status: 'completed' });

  expect(done.status).toBe(200);
  expect(done.body).toMatchObject({ id, status: 'completed' });
  expect((await ask(`/${id}`)).body['lastModifiedByDisplayName']).not.toBe('Defender Experts');
  for (const body of [{ status: 'nonsense' }, { displayName: 'x' }, {}, { status: null }])
    expect((await write(`/${id}`, 'PATCH', body)).status).toBe(400);
  expect((await write('/1', 'PATCH', { status: 'open' })).status).toBe(404);
});

test('an action on a device runs and ends; an action on a person cannot be run', async () => {
  const device = await taskWith('isolateDevice');
  const person = await taskWith('disableUser');

  const started = await write(`/${device}/executeResponseAction`, 'POST');
  const running = await ask(`/${device}`);
  await control.call('clock.advance', { ms: 3 * MINUTE_MS });
  const ended = await ask(`/${device}`);

  expect(started.status).toBe(204);
  expect(running.body).toMatchObject({ status: 'inProgress', actionStatus: 'inProgress' });
  expect(['completed', 'failed', 'partiallyCompleted']).toContain(ended.body['actionStatus']);
  expect((await write(`/${person}/executeResponseAction`, 'POST')).status).toBe(400);
});

test('the reader’s role reads and may not write, and the read bundle neither', async () => {
  const id = await taskWith('isolateDevice');
  const patch = { method: 'PATCH', body: { status: 'open' } };
  await control.call('tenants.role', { tenantId, role: 'reader' });

  expect((await ask(`/${id}`)).status).toBe(200);
  expect((await write(`/${id}`, 'PATCH', { status: 'open' })).status).toBe(403);
  await control.call('tenants.role', { tenantId, role: 'operator' });
  expect((await askGraph(range.cloud, reader, `${base()}/${id}`, patch)).status).toBe(403);
});

test('tasks are beta only; where they are refused, gone or without a filter the service says so', async () => {
  const v1 = await askGraph(range.cloud, reader, '/security/incidentTasks');
  expect([v1.status, v1.body.error?.message]).toEqual([
    400,
    "Resource not found for the segment 'incidentTasks'.",
  ]);
  const answers: Record<string, number[]> = {};
  for (const service of ['refused', 'gone', 'unfiltered', 'served'] as const) {
    await control.call('tenants.tasks', { tenantId, service });
    answers[service] = [
      (await ask('')).status,
      (await ask("?$filter=incidentId eq '1'")).status,
      (await ask("?$filter=status eq 'open'")).status,
    ];
  }

  expect(answers).toEqual({
    refused: [403, 403, 403],
    gone: [400, 400, 400],
    unfiltered: [200, 400, 200],
    served: [200, 200, 200],
  });
});

test.each(['$top=501', '$filter=title eq 1', '$orderby=status', '$expand=incident', '$select=x'])(
  'the option %s is a bad request',
  async (option) => {
    expect((await ask(`?${option}`)).status).toBe(400);
  },
);

test('of many customers some are refused, some have nothing, and one has lost the type', async () => {
  const many = await startRange({ tenants: 60, incidents: 600, seed: 2, budget: 100_000 });
  const caller = await signIn(many.cloud);
  const statuses: number[] = [];
  for (const { id } of many.cloud.tenants) {
    const token = await refresh(many.cloud, id, caller, READ);
    if (token.error !== undefined) continue;
    const url = `${many.cloud.graph}/beta/security/incidentTasks`;
    statuses.push((await askGraph(many.cloud, token, url)).status);
  }
  await many.stop();

  expect(statuses.filter((status) => status === 400)).toHaveLength(1);
  expect(statuses.filter((status) => status === 403).length).toBeGreaterThan(10);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(20);
});

test('tasks of a merged incident belong to the one that took it in', async () => {
  const [from, into] = [await handedBack(), await handedBack()];
  const count = async (id: string) =>
    (await ask(`?$filter=incidentId eq '${id}'`)).body.value.length;
  const [before, own] = [await count(from), await count(into)];

  await control.call('incidents.merge', { tenantId, from, into });

  expect(await count(into)).toBe(before + own);
  expect(await count(from)).toBe(0);
});

test('a newer Graph speaks of words, members and evidence that nobody knows, hidden where they were not asked for', async () => {
  await control.call('tenants.future', { tenantId, on: true });
  const seeing = await askGraph(range.cloud, reader, '/security/incidents?$top=50&$expand=alerts');
  const blind = await askGraph(range.cloud, reader, '/security/incidents?$top=50', {
    prefer: false,
  });
  const tasks = await ask('');
  await control.call('tenants.future', { tenantId, on: false });

  expect(seeing.text).toContain('satelliteLinkEvidence');
  expect(seeing.text).toContain('likelyMalicious');
  expect(seeing.body.value.map(({ status }) => status)).toContain('pausedByCustomer');
  expect(blind.text).not.toContain('pausedByCustomer');
  expect(tasks.text).toContain('revokePasskeysIncidentTaskResponseAction');
  const after = await askGraph(range.cloud, reader, '/security/incidents?$top=50&$expand=alerts');
  expect(after.text).not.toContain('satelliteLink');
});

test('what the Experts recommend is told in beta only', async () => {
  const incidentId = await handedBack();
  const asked = (version: string) =>
    askGraph(
      range.cloud,
      reader,
      `${range.cloud.graph}/${version}/security/incidents/${incidentId}`,
    );
  const [beta, plain] = [await asked('beta'), await asked('v1.0')];

  const list = await askGraph(
    range.cloud,
    reader,
    `${range.cloud.graph}/beta/security/incidents?$filter=assignedTo eq 'Defender Experts'`,
  );
  const advice = list.body.value.map((incident) => incident['recommendedActions']);

  expect(Object.keys(beta.body)).toEqual(
    expect.arrayContaining(['recommendedActions', 'recommendedHuntingQueries']),
  );
  expect(advice).toContainEqual(expect.stringContaining('Reset the password'));
  expect(Object.keys(plain.body)).not.toContain('recommendedActions');
});

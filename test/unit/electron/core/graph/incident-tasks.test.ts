import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  incidentTasks,
  readIncidentTask,
  taskRefusal,
  tasksOfIncident,
  updateIncidentTask,
} from '#electron/core/graph/incident-tasks.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { type IncidentTask, IncidentTaskId } from '#shared/domain/incident-task.ts';
import { tenant } from '#test/fakes/entra.ts';
import { answer, graphBench, graphServer, refusal } from '#test/fakes/graph-server.ts';

const SAMPLES = resolve('../shared/graph-samples');
const there = existsSync(SAMPLES);
if (!there) process.stderr.write(`Skipped: the published samples are not in ${SAMPLES}.\n`);

const Sample = z.object({ response: z.object({ body: z.unknown() }) });
const sample = (name: string): unknown =>
  Sample.parse(JSON.parse(readFileSync(resolve(SAMPLES, name), 'utf8'))).response.body;

const ID = IncidentTaskId.parse('213213');
const INCIDENT = IncidentId.parse('123');
/** The server's own next page, whatever port it has. */
const next = (host: string | undefined, mark: number) =>
  `http://${host}/beta/security/incidentTasks?$skiptoken=${mark}`;

async function all(pages: ReturnType<typeof incidentTasks>): Promise<IncidentTask[]> {
  const tasks: IncidentTask[] = [];
  for await (const page of pages) tasks.push(...page.tasks);
  return tasks;
}

describe.skipIf(!there)('published samples', () => {
  const expected = {
    tenantId: tenant(1),
    id: '213213',
    incidentId: '123',
    title: 'Isolate device testmachine20',
    status: 'open',
    source: 'defenderExpertsXDR',
    actionType: 'isolateDevice',
    actionStatus: 'notStarted',
    action: {
      type: 'isolateDeviceResponseAction',
      target: '02851525-dc00-438b-83f5-3b2947bf4a48',
      fields: [{ name: 'isolationType', value: 'full' }],
    },
    createdAt: '2023-06-26T19:07:39.743Z',
    updatedBy: 'bealfasi',
  };

  test('one task is read, with the words that the contract lacks', async () => {
    await using server = await graphServer(
      answer(200, there ? sample('beta-security-incidenttask-get-1.json') : {}),
    );

    expect(await readIncidentTask(graphBench(server.cloud).graph, ID)).toMatchObject(expected);
    expect(server.received[0]?.url).toBe('/beta/security/incidentTasks/213213');
  });

  test('a list is read', async () => {
    await using server = await graphServer(
      answer(200, there ? sample('beta-security-list-incidenttasks-1.json') : {}),
    );

    expect(await all(incidentTasks(graphBench(server.cloud).graph))).toMatchObject([expected]);
  });
});

test('all pages are read, in the largest size, and the filter is asked for once', async () => {
  await using server = await graphServer(
    (response, request) =>
      answer(200, { value: [{ id: 'a' }], '@odata.nextLink': next(request.headers.host, 1) })(
        response,
        request,
      ),
    answer(200, { value: [{ id: 'b' }, { noId: true }, 'text', null] }),
  );

  const { tasks, unreadable } = await tasksOfIncident(graphBench(server.cloud).graph, INCIDENT);

  expect(tasks.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(unreadable).toBe(3);
  expect(server.received.map(({ url }) => decodeURIComponent(url))).toEqual([
    "/beta/security/incidentTasks?$filter=incidentId eq '123'&$top=500",
    '/beta/security/incidentTasks?$skiptoken=1',
  ]);
});

test('where the documented filter is refused, all tasks are read and sorted out here', async () => {
  await using server = await graphServer(
    refusal(400, 'BadRequest', "Could not find a property named 'incidentId'."),
    answer(200, {
      value: [
        { id: 'a', incident: { id: '123' } },
        { id: 'b', incident: { id: '1234' } },
        { id: 'c', incident: null },
      ],
    }),
  );

  const { tasks } = await tasksOfIncident(graphBench(server.cloud).graph, INCIDENT);

  expect(tasks.map(({ id }) => id)).toEqual(['a']);
});

test.each([
  [403, 'Forbidden', 'no-role', 'not-allowed'],
  [404, 'ResourceNotFound', 'not-found', 'gone'],
  [400, 'BadRequest', 'refused', 'gone'],
  [500, 'InternalServerError', 'service-error', null],
] as const)('%i is told as %s and means %s', async (status, word, code, meaning) => {
  await using server = await graphServer(refusal(status, word));
  const { graph } = graphBench(server.cloud);

  const error: unknown = await tasksOfIncident(graph, INCIDENT).catch((caught: unknown) => caught);

  expect(error).toMatchObject({ code });
  expect(taskRefusal(error)).toBe(meaning);
});

test('a list that goes in circles comes to an end', async () => {
  await using server = await graphServer((response, request) =>
    answer(200, { value: [], '@odata.nextLink': next(request.headers.host, 1) })(response, request),
  );

  await expect(all(incidentTasks(graphBench(server.cloud).graph))).rejects.toMatchObject({
    code: 'bad-answer',
  });
});

test('hostile and unheard-of members neither spoil a task nor get out of it', async () => {
  const hostile = JSON.parse(
    `{"id": 7, "__proto__": {"polluted": true}, "displayName": {"not": "text"}, "status": "Delegated",
      "description": "${'A'.repeat(300_000)}", "actionType": 5, "incident": ["1"],
      "createdDateTime": "yesterday", "lastModifiedDateTime": "0001-01-01T00:00:00Z",
      "responseAction": {"@odata.type": "#microsoft.graph.security.melt", "identifierValue": 12,
        "__proto__": "x", "how": {"deep": ["<b>"]}, "empty": ""}}`,
  );
  await using server = await graphServer(answer(200, { value: [hostile] }));

  const [task] = await all(incidentTasks(graphBench(server.cloud).graph));

  expect(task).toMatchObject({
    id: '7',
    incidentId: null,
    title: '(no title)',
    status: 'delegated',
    actionType: null,
    createdAt: null,
    updatedAt: null,
    action: { type: 'melt', target: '12', fields: [{ name: 'how', value: '{"deep":["<b>"]}' }] },
  });
  expect(task?.description?.length).toBeLessThan(201_000);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('an update writes the status and nothing else, with the token that may write, and is not repeated', async () => {
  await using server = await graphServer(refusal(503, 'ServiceUnavailable'));
  const { graph, asked } = graphBench(server.cloud);

  await expect(updateIncidentTask(graph, ID, 'completed')).rejects.toMatchObject({
    code: 'service-error',
  });

  expect(server.received.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['PATCH', '/beta/security/incidentTasks/213213', '{"status":"completed"}'],
  ]);
  expect(asked.map(({ bundle }) => bundle)).toEqual(['respond']);
});

test('an answer without an id is no task', async () => {
  await using server = await graphServer(answer(200, { status: 'open' }));

  await expect(readIncidentTask(graphBench(server.cloud).graph, ID)).rejects.toMatchObject({
    code: 'bad-answer',
  });
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileRecorder } from '#electron/core/graph/recorder.ts';
import { answer, graphBench, graphServer, refusal } from '#test/fakes/graph-server.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidewatch-recorder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('every exchange becomes one line, tries that failed included, without the token', async () => {
  await using server = await graphServer(
    refusal(429, 'TooManyRequests', '', { 'retry-after': '1' }),
    answer(200, { id: '1' }),
    (response) => response.writeHead(404).end('<h1>no JSON'),
  );
  const record = fileRecorder(join(folder, 'traffic.ndjson'));
  const { graph, parts } = graphBench(server.cloud, { record });

  await graph.patch('/security/incidents/1', { status: 'active' });
  await expect(graph.get('/me')).rejects.toThrow();
  await record.close();

  const text = readFileSync(join(folder, 'traffic.ndjson'), 'utf8');
  const lines: unknown[] = text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  const base = { tenantId: parts.tenantId, method: 'PATCH', requestBody: { status: 'active' } };
  expect(lines).toMatchObject([
    { ...base, status: 429, responseHeaders: { 'retry-after': '1' } },
    { ...base, status: 200, responseBody: { id: '1' } },
    { method: 'GET', status: 404, requestBody: null, responseBody: '<h1>no JSON' },
  ]);
  expect(text).toContain('include-unknown-enum-members');
  expect(text).not.toMatch(/authorization|token-/i);
});

test('much traffic is all on the disk when the recording is closed', async () => {
  const file = join(folder, 'much.ndjson');
  const record = fileRecorder(file);
  const body = 'x'.repeat(50_000);
  const exchange = {
    tenantId: 't',
    method: 'GET',
    url: '/',
    requestHeaders: {},
    requestBody: null,
    status: 200,
    responseHeaders: {},
    responseBody: body,
  };

  await Promise.all(Array.from({ length: 100 }, () => record.record(exchange)));
  await record.close();

  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(100);
});

test('a recording that cannot be written says so', async () => {
  const record = fileRecorder(join(folder, 'missing', 'x.ndjson'));

  await expect(record.close()).rejects.toMatchObject({ code: 'storage' });
});

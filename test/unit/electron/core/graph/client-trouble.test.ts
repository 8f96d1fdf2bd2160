import { expect, test } from 'vitest';
import { AppError } from '#shared/errors.ts';
import {
  answer,
  challenge,
  cutBody,
  graphBench,
  graphServer,
  hangUp,
  refusal,
  silence,
} from '#test/fakes/graph-server.ts';

const OK = answer(200, { value: [] });
const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';

test('throttling is sat out for as long as the service asks, seconds or date', async () => {
  const { clock: probe } = graphBench((await closed()).cloud);
  const date = new Date(probe.now() + 3000 + 9000).toUTCString();
  await using server = await graphServer(
    refusal(429, 'TooManyRequests', '', { 'retry-after': '3' }),
    refusal(429, 'TooManyRequests', '', { 'retry-after': date }),
    OK,
  );
  const { graph, clock } = graphBench(server.cloud);

  await graph.get('/me');

  expect(clock.waits).toEqual([3000, 9000]);
  expect(server.received).toHaveLength(3);
});

test('a long wait is not sat out but told, and nobody is asked before its end', async () => {
  await using server = await graphServer(
    refusal(429, 'TooManyRequests', '', { 'retry-after': '120' }),
    OK,
  );
  const { graph, clock } = graphBench(server.cloud);
  const retryAt = new Date(clock.now() + 120_000).toISOString();

  await expect(graph.get('/me')).rejects.toMatchObject({ code: 'throttled', retryAt });
  await expect(graph.get('/me')).rejects.toMatchObject({ code: 'throttled', retryAt });
  expect(server.received).toHaveLength(1);

  clock.pass(120_000);
  await graph.get('/me');
  expect(server.received).toHaveLength(2);
});

test('without a Retry-After the waits grow, with jitter', async () => {
  await using server = await graphServer(refusal(503, ''), refusal(503, ''), refusal(503, ''), OK);
  const { graph, clock } = graphBench(server.cloud, { random: () => 0.5 });

  await graph.get('/me');

  expect(clock.waits).toEqual([250, 500, 1000]);
});

test.each([
  ['a cut body', cutBody],
  ['a connection that breaks', hangUp],
  ['a failing service', refusal(500, '')],
  ['a gateway error page', answer(502, 'bad gateway')],
])('a read survives %s', async (_, trouble) => {
  await using server = await graphServer(trouble, OK);
  const { graph } = graphBench(server.cloud);

  expect(await graph.get('/me')).toEqual({ value: [] });
});

test('a service that keeps failing is given up after four more tries', async () => {
  await using server = await graphServer(refusal(500, 'InternalServerError', 'no'));
  const { graph } = graphBench(server.cloud);

  await expect(graph.get('/me')).rejects.toMatchObject({
    code: 'service-error',
    support: expect.stringContaining('req-1'),
  });
  expect(server.received).toHaveLength(5);
  await expect(graph.get('/me', { retries: 0 })).rejects.toThrow();
  expect(server.received).toHaveLength(6);
});

test('a service that says nothing is given up in time', async () => {
  await using server = await graphServer(silence);
  const { graph } = graphBench(server.cloud, { limits: { timeMs: 400, bytes: 1000 } });

  await expect(graph.get('/me', { retries: 1 })).rejects.toMatchObject({ code: 'timeout' });
  expect(server.received).toHaveLength(2);
});

test('no way to the service is offline, and is not tried again at once', async () => {
  const server = await closed();
  const { graph, clock } = graphBench(server.cloud);

  await expect(graph.get('/me')).rejects.toMatchObject({ code: 'offline' });
  expect(clock.waits).toEqual([]);
});

test.each([
  ['an answer', OK, ['reached']],
  ['a refusal', refusal(403, 'Forbidden'), ['reached']],
  ['a failing service', refusal(500, ''), ['reached']],
  ['a connection that breaks', hangUp, []],
  ['a cut body', cutBody, []],
])('%s says no word of a lost way', async (_, reply, said) => {
  await using server = await graphServer(reply);
  const heard: string[] = [];
  const { graph } = graphBench(server.cloud, { onWay: (way) => void heard.push(way) });

  await graph.get('/me', { retries: 0 }).catch(() => null);
  expect(heard).toEqual(said);
});

test('no way to the service is said, whether it was the call or its token that found none', async () => {
  const server = await closed();
  const heard: string[] = [];
  const onWay = (way: string) => void heard.push(way);
  const tokens = {
    token: () => Promise.reject(new AppError('offline', 'There is no connection.')),
  };

  await expect(graphBench(server.cloud, { onWay }).graph.get('/me')).rejects.toThrow();
  await expect(graphBench(server.cloud, { onWay, tokens }).graph.get('/me')).rejects.toThrow();
  expect(heard).toEqual(['lost', 'lost']);
});

test.each([
  ['a failing service', refusal(500, ''), 'service-error'],
  ['a connection that breaks', hangUp, 'service-error'],
  ['a cut body', cutBody, 'service-error'],
])('a write is not sent twice after %s', async (_, trouble, code) => {
  await using server = await graphServer(trouble);
  const { graph } = graphBench(server.cloud);

  await expect(graph.patch('/security/incidents/1', { status: 'active' })).rejects.toMatchObject({
    code,
  });
  expect(server.received).toHaveLength(1);
});

test('a write that was certainly not carried out is sent again', async () => {
  await using server = await graphServer(
    refusal(429, 'TooManyRequests', '', { 'retry-after': '1' }),
    challenge(CLAIMS),
    answer(200, { id: '1' }),
  );
  const { graph, asked } = graphBench(server.cloud);

  expect(await graph.patch('/security/incidents/1', { status: 'active' })).toEqual({ id: '1' });
  expect(server.received.map(({ body }) => body)).toEqual(Array(3).fill('{"status":"active"}'));
  expect(asked[0]?.bundle).toBe('respond');
});

test('after five failed calls the tenant is left alone, then probed once', async () => {
  await using server = await graphServer(refusal(500, ''));
  const { graph, clock } = graphBench(server.cloud);
  const call = () => graph.get('/me', { retries: 0 });
  for (let i = 0; i < 5; i += 1) await expect(call()).rejects.toMatchObject({ status: 500 });

  await expect(call()).rejects.toMatchObject({
    code: 'service-error',
    retryAt: new Date(clock.now() + 60_000).toISOString(),
  });
  expect(server.received).toHaveLength(5);

  clock.pass(60_000);
  await expect(call()).rejects.toMatchObject({ status: 500 });
  await expect(call()).rejects.toMatchObject({
    retryAt: new Date(clock.now() + 120_000).toISOString(),
  });
  expect(server.received).toHaveLength(6);
});

test('refusals are no failures of the service: the tenant stays open', async () => {
  await using server = await graphServer(refusal(403, 'Forbidden'));
  const { graph } = graphBench(server.cloud);

  for (let i = 0; i < 8; i += 1) {
    await expect(graph.get('/me')).rejects.toMatchObject({ code: 'no-role' });
  }
});

test('no line of the log holds a token or a query', async () => {
  await using server = await graphServer(refusal(503, ''), OK);
  const { graph, lines } = graphBench(server.cloud);

  await graph.get('/me', { query: { $filter: 'secret' } });

  expect(lines.join('')).toContain('asked again');
  expect(lines.join('')).not.toMatch(/token-|secret/);
});

/** The address of a server that is gone. */
async function closed() {
  await using server = await graphServer(OK);
  return { cloud: server.cloud };
}

test('whoever asks for it has a tenant that is left alone tried once, and the pause goes on after that', async () => {
  await using server = await graphServer(refusal(500, ''));
  const { graph } = graphBench(server.cloud);
  const call = () => graph.get('/me', { retries: 0 });
  for (let i = 0; i < 5; i += 1) await expect(call()).rejects.toMatchObject({ status: 500 });
  graph.tryNow();
  await expect(call()).rejects.toMatchObject({ status: 500 });
  await expect(call()).rejects.toMatchObject({ retryAt: expect.any(String) });

  expect(server.received).toHaveLength(6);
});

import { expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import {
  answer,
  challenge,
  graphBench,
  graphServer,
  refusal,
  silence,
} from '#test/fakes/graph-server.ts';

const OK = answer(200, { value: [] });
const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';

test('a read carries the token, its own id and asks for members Graph hides otherwise', async () => {
  await using server = await graphServer(OK);
  const { graph } = graphBench(server.cloud);

  await graph.get('/security/incidents', {
    query: { $filter: "severity eq 'high' and a", $top: '50' },
  });

  const [request] = server.received;
  expect(request?.url).toBe(
    '/v1.0/security/incidents?$filter=severity%20eq%20%27high%27%20and%20a&$top=50',
  );
  expect(request?.headers).toMatchObject({
    authorization: 'Bearer token-1',
    prefer: 'include-unknown-enum-members',
    'client-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('an answer without end is not taken in', async () => {
  await using server = await graphServer(answer(200, { value: 'x'.repeat(5000) }));
  const { graph } = graphBench(server.cloud, { limits: { timeMs: 5000, bytes: 1000 } });

  await expect(graph.get('/me')).rejects.toMatchObject({ code: 'bad-answer' });
});

test('a claims challenge gets one token with these claims, then the answer', async () => {
  await using server = await graphServer(challenge(CLAIMS), OK);
  const { graph, asked } = graphBench(server.cloud);

  await graph.get('/me');

  expect(asked.map(({ claims }) => claims)).toEqual([undefined, CLAIMS]);
  expect(server.received[1]?.headers.authorization).toBe('Bearer token-2');
});

test('a challenge that is repeated asks the person, with the claims', async () => {
  await using server = await graphServer(challenge(CLAIMS));
  const { graph } = graphBench(server.cloud);

  await expect(graph.get('/me')).rejects.toMatchObject({ code: 'needs-sign-in', claims: CLAIMS });
  expect(server.received).toHaveLength(2);
});

test('a challenge sign-in cannot meet silently keeps the claims for the interactive step', async () => {
  await using server = await graphServer(challenge(CLAIMS, 403));
  const { graph } = graphBench(server.cloud, {
    tokens: {
      token: async (_, __, options) => {
        if (options?.claims) throw new AppError('needs-sign-in', 'Sign in.');
        return 'token';
      },
    },
  });

  await expect(graph.get('/me')).rejects.toMatchObject({ code: 'needs-sign-in', claims: CLAIMS });
});

test('a token the service no longer takes is renewed once', async () => {
  await using server = await graphServer(refusal(401, 'InvalidAuthenticationToken'), OK);
  const { graph, asked } = graphBench(server.cloud);

  await graph.get('/me');
  expect(asked.map(({ force }) => force)).toEqual([undefined, true]);
});

test.each([
  [400, 'refused'],
  [401, 'needs-sign-in'],
  [403, 'no-role'],
  [404, 'not-found'],
  [409, 'conflict'],
  [412, 'conflict'],
  [422, 'refused'],
])('HTTP %i means %s, in the words of the service made safe', async (status, code) => {
  await using server = await graphServer(refusal(status, 'Word', `Not\u202e ${'so '.repeat(400)}`));
  const { graph } = graphBench(server.cloud);

  const error = await graph.get('/me').catch((thrown: unknown) => thrown);

  expect(error).toMatchObject({ code, status, support: expect.stringContaining(`HTTP ${status}`) });
  expect(String(error)).not.toContain('\u202e');
  expect(String(error).length).toBeLessThan(600);
});

test('an error with an empty code and no JSON at all is still told', async () => {
  await using server = await graphServer((response) => {
    response.writeHead(400, { 'content-type': 'text/html' });
    response.end('<h1>Bad</h1>');
  });
  const { graph } = graphBench(server.cloud);

  await expect(graph.get('/me')).rejects.toMatchObject({ code: 'refused' });
});

test('a token without the permission asks for consent', async () => {
  await using server = await graphServer(
    refusal(403, 'Forbidden', 'no', { 'www-authenticate': 'Bearer error="insufficient_scope"' }),
  );
  const { graph } = graphBench(server.cloud);

  await expect(graph.get('/me')).rejects.toMatchObject({ code: 'needs-consent' });
});

test.each([
  ['https://evil.example/v1.0/x'],
  ['//evil.example/v1.0/x'],
  ['javascript:alert(1)'],
  [''],
])('the next page is not fetched from %s', async (link) => {
  await using server = await graphServer(OK);
  const { graph } = graphBench(server.cloud);

  await expect(graph.follow(link)).rejects.toMatchObject({ code: 'bad-answer' });
  expect(server.received).toHaveLength(0);
});

test('the next page is fetched only below a version of Graph, as it was written', async () => {
  await using server = await graphServer(OK);
  const { graph } = graphBench(server.cloud);
  const { port } = new URL(server.base);

  for (const link of [
    `${server.base}/login/token`,
    `${server.base}/v1.0/../login`,
    `http://user:pass@127.0.0.1:${port}/v1.0/me`,
    `${server.base}/v1.0/${'x'.repeat(20_000)}`,
  ]) {
    await expect(graph.follow(link)).rejects.toMatchObject({ code: 'bad-answer' });
  }
  expect(server.received).toHaveLength(0);

  await graph.follow(`${server.base}/v1.0/security/incidents?$skiptoken=a%2Bb`);
  expect(server.received[0]?.url).toBe('/v1.0/security/incidents?$skiptoken=a%2Bb');
});

test('a redirect is not followed: the token stays at home', async () => {
  await using elsewhere = await graphServer(OK);
  await using server = await graphServer((response) => {
    response.writeHead(302, { location: `${elsewhere.base}/v1.0/me` });
    response.end();
  });
  const { graph } = graphBench(server.cloud);

  await expect(graph.get('/me', { retries: 0 })).rejects.toThrow();
  expect(elsewhere.received).toHaveLength(0);
});

test('an answer of another form names what does not fit and quotes nothing', async () => {
  await using server = await graphServer(answer(200, { name: { secret: 'value' } }));
  const { graph } = graphBench(server.cloud);

  const error = await graph
    .getParsed('/me', z.object({ name: z.string() }))
    .catch((thrown: unknown) => thrown);

  expect(error).toMatchObject({ code: 'bad-answer', support: 'name (invalid_type)' });
});

test('a request that is stopped ends at once', async () => {
  await using server = await graphServer(silence);
  const { graph } = graphBench(server.cloud);
  const stop = new AbortController();
  const read = graph.get('/me', { signal: stop.signal });
  await expect.poll(() => server.received.length).toBe(1);

  stop.abort();

  await expect(read).rejects.toMatchObject({ code: 'cancelled' });
});

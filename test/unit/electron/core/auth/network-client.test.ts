import { EventEmitter, once } from 'node:events';
import { expect, test } from 'vitest';
import { authorityOf, onLogin } from '#electron/core/auth/authority.ts';
import { entraNetwork } from '#electron/core/auth/network-client.ts';
import { slots } from '#electron/core/auth/slots.ts';
import { Cloud, CLOUDS } from '#shared/domain/cloud.ts';
import { answer, graphServer, hangUp, silence } from '#test/fakes/graph-server.ts';

const clouds = Object.values(CLOUDS).map(({ cloud }) => Cloud.parse(cloud));
const TOKEN = `${authorityOf(Cloud.parse({ ...clouds[0], kind: 'range' }), 'contoso')}/oauth2/v2.0/token`;

function networkOf(cloud: Cloud, timeLimitMs = 2000) {
  return entraNetwork({ cloud, fetch, now: Date.now, slots: slots(8), timeLimitMs });
}

test.each(clouds)('$name is spoken to at its own address only', (cloud) => {
  expect(onLogin(cloud, authorityOf(cloud, 'contoso'))).toBe(`${cloud.login}/contoso`);
  expect(() => onLogin(cloud, 'https://login.evil.example/contoso')).toThrow();
  expect(() => onLogin(cloud, `${authorityOf(cloud, '').slice(0, -1)}.evil.example/x`)).toThrow();
});

test('a range is reached although MSAL speaks of the real host, form and headers included', async () => {
  await using server = await graphServer(answer(200, { access_token: 'x' }));
  const network = networkOf(server.cloud);

  const { body } = await network.client.sendPostRequestAsync(TOKEN, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=refresh_token',
  });

  expect(body).toEqual({ access_token: 'x' });
  expect(server.received).toMatchObject([
    { method: 'POST', url: '/login/contoso/oauth2/v2.0/token', body: 'grant_type=refresh_token' },
  ]);
});

test('a broken connection is tried once more, not for ever', async () => {
  await using once = await graphServer(hangUp, answer(200, {}));
  expect((await networkOf(once.cloud).client.sendPostRequestAsync(TOKEN)).status).toBe(200);

  await using always = await graphServer(hangUp);
  const network = networkOf(always.cloud);
  await expect(network.client.sendPostRequestAsync(TOKEN)).rejects.toThrow();
  expect(network.takeTrouble()?.error.code).toBe('service-error');
  expect(always.received).toHaveLength(2);
});

test('a service that says nothing is given up in time', async () => {
  await using server = await graphServer(silence);
  const network = networkOf(server.cloud, 30);

  await expect(network.client.sendPostRequestAsync(TOKEN)).rejects.toThrow();
  expect(network.takeTrouble()?.error.code).toBe('timeout');
});

test('an error page instead of an answer is the service failing, not a reason to sign in', async () => {
  await using server = await graphServer((response) => {
    response.writeHead(502, { 'content-type': 'text/html' });
    response.end('<h1>Bad gateway</h1>');
  });
  const network = networkOf(server.cloud);

  await expect(network.client.sendPostRequestAsync(TOKEN)).rejects.toThrow();
  expect(network.takeTrouble()?.error.code).toBe('service-error');
});

test('a success that is no JSON cannot be read', async () => {
  await using server = await graphServer((response) => response.end('<html>Welcome to the hotel'));
  const network = networkOf(server.cloud);

  await expect(network.client.sendPostRequestAsync(TOKEN)).rejects.toThrow();
  expect(network.takeTrouble()?.error.code).toBe('bad-answer');
});

test('an answer without an end is not read for ever: the connection is closed and the size told', async () => {
  const ends = new EventEmitter();
  const closed = once(ends, 'closed');
  await using server = await graphServer((response) => {
    const piece = 'x'.repeat(64 * 1024);
    const more = () => {
      while (response.writable && response.write(piece));
    };
    response.on('drain', more).once('close', () => ends.emit('closed'));
    more();
  });
  const network = networkOf(server.cloud);

  await expect(network.client.sendPostRequestAsync(TOKEN)).rejects.toThrow();
  await closed;
  expect(network.takeTrouble()?.error).toMatchObject({
    code: 'bad-answer',
    message: 'The sign-in service sent more than can be an answer.',
  });
});

test('an error page of any length is the service failing', async () => {
  await using server = await graphServer((response) => {
    response.writeHead(503, { 'content-type': 'text/html' });
    response.end('x'.repeat(2 * 1024 * 1024));
  });
  const network = networkOf(server.cloud);

  await expect(network.client.sendPostRequestAsync(TOKEN)).rejects.toThrow();
  expect(network.takeTrouble()?.error.code).toBe('service-error');
});

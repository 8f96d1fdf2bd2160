import { beforeAll, describe, expect, test } from 'vitest';
import type { FakeElectron } from '#test/fakes/electron.ts';
import { ownSender, runMain, withCore } from './run-main.ts';

let electron: FakeElectron;
beforeAll(async () => {
  electron = await runMain();
});

const call = (channel: string, event: object, ...args: readonly unknown[]) =>
  electron.handlers.get(channel)?.(event, ...args);
const query = (event: object, ...args: readonly unknown[]) =>
  call('tidewatch:query', event, ...args);

test('there are two channels from the page and no more', () => {
  expect([...electron.handlers.keys()].sort()).toEqual(['tidewatch:command', 'tidewatch:query']);
});

describe('a call is refused', () => {
  const page = 'tidewatch-app://app/index.html';

  test.each([
    ['a frame inside the page', { url: page, parent: { url: page } }],
    ['a frame that has gone', null],
    ['another address', { url: 'https://evil.example/index.html', parent: null }],
    ['another host of the scheme', { url: 'tidewatch-app://evil/index.html', parent: null }],
    ['another page of the host', { url: 'tidewatch-app://app/other.html', parent: null }],
    ['an empty page', { url: 'about:blank', parent: null }],
  ])('from %s', async (_who, senderFrame) => {
    const answer = await query({ ...ownSender(electron), senderFrame }, 'host.status', {});
    expect(answer).toMatchObject({ ok: false, failure: { code: 'refused' } });
  });

  test('from a page that is in none of our windows', async () => {
    const stranger = { ...ownSender(electron), sender: {} };
    expect(await query(stranger, 'host.status', {})).toMatchObject({
      ok: false,
      failure: { code: 'refused' },
    });
  });

  test.each([
    ['an unknown name', 'host.format', {}],
    ['a name every object has', 'constructor', {}],
    ['no name', undefined, {}],
    ['a name that is no text', { toString: 'host.status' }, {}],
    ['a command sent as a query', 'host.openReal', {}],
  ])('with %s', async (_what, name, input) => {
    expect(await query(ownSender(electron), name, input)).toMatchObject({
      ok: false,
      failure: { code: 'bad-input' },
    });
  });

  test('with input that the rim cannot use', async () => {
    expect(await query(ownSender(electron), 'host.status', 7)).toMatchObject({
      ok: false,
      failure: { code: 'bad-input' },
    });
  });
});

test('a query goes to core as it was asked, for core to read, and the answer comes back', async () => {
  const core = await withCore(electron);
  core.once('received', ({ id, name, input }) => {
    expect([name, input]).toEqual(['app.notices', { more: 1 }]);
    core.emit('message', { kind: 'result', id, result: { ok: true, value: [] } });
  });
  expect(await query(ownSender(electron), 'app.notices', { more: 1 })).toEqual({
    ok: true,
    value: [],
  });
});

test('what core says changed reaches the page on the one event channel', async () => {
  const core = await withCore(electron);
  const event = { name: 'data.changed', topics: ['incidents'] };
  core.emit('message', { kind: 'event', event });
  expect(electron.windows[0]?.webContents.sent.at(-1)).toEqual(['tidewatch:event', event]);
});

test('a crash of core is told, its open calls are answered, and nothing is thrown', async () => {
  const core = await withCore(electron);
  const asked = query(ownSender(electron), 'app.notices', {});
  await new Promise((resolve) => core.once('received', resolve));
  core.emit('exit', 139);
  expect(await asked).toMatchObject({ ok: false, failure: { code: 'internal' } });
  expect(await query(ownSender(electron), 'host.status', {})).toMatchObject({
    value: { core: 'restarting', profile: 'real' },
  });
});

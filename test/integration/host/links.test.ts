import { beforeAll, expect, test } from 'vitest';
import type { FakeChild, FakeElectron } from '#test/fakes/electron.ts';
import { askHost, runMain, withCore } from './run-main.ts';

let electron: FakeElectron;
let core: FakeChild;
beforeAll(async () => {
  electron = await runMain();
  core = await withCore(electron);
});

const TENANT = '8f1b2c3d-0000-4000-8000-000000000001';
const DEFAULT = { browser: 'default', profile: null };

test('a portal of the cloud opens in the default browser', async () => {
  const url = `https://security.microsoft.com/?tid=${TENANT}`;
  expect(await askHost(core, 1, { call: 'open', url, browser: DEFAULT })).toMatchObject({
    kind: 'reply',
    id: 1,
    result: { ok: true, value: { fellBack: null } },
  });
  expect(electron.opened).toEqual([url]);
});

test.each([
  'https://evil.example/',
  `https://security.microsoft.com.evil.example/?tid=${TENANT}`,
  `https://user:word@security.microsoft.com/?tid=${TENANT}`,
  `http://security.microsoft.com/?tid=${TENANT}`,
  `https://security.microsoft.com:8443/?tid=${TENANT}`,
  'https://security.microsoft.com/',
  'https://login.microsoftonline.com/common/oauth2/v2.0/logout',
  'http://127.0.0.1:4711/common/oauth2/v2.0/authorize',
  'file:///etc/passwd',
  'ms-msdt:/id PCWDiagnostic',
  'javascript:alert(1)',
  'mailto:a@example.com',
  '--no-sandbox',
  '',
])('%s is refused before any browser hears of it', async (url) => {
  const before = electron.opened.length;
  expect(await askHost(core, 2, { call: 'open', url, browser: DEFAULT })).toMatchObject({
    result: { ok: false, failure: { code: 'refused' } },
  });
  expect(electron.opened).toHaveLength(before);
});

test('a profile name that could be an option never reaches a browser', async () => {
  const url = `https://security.microsoft.com/?tid=${TENANT}`;
  const before = core.received.length;
  const browser = { browser: 'chrome', profile: '--remote-debugging-port=1' };
  core.emit('message', { kind: 'ask', id: 3, ask: { call: 'open', url, browser } });
  await askHost(core, 4, { call: 'copy', text: 'next' });
  expect(core.received).toHaveLength(before + 1);
});

test('core never hears back a secret it did not seal here', async () => {
  const sealed = await askHost(core, 5, { call: 'seal', plain: 'secret' });
  expect(sealed).toMatchObject({
    result: { ok: true, value: expect.not.stringContaining('secret') },
  });
});

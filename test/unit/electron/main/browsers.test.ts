import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { browserArguments, findBrowser, startBrowser } from '#electron/main/browsers.ts';

const URL = 'https://security.microsoft.com/?tid=1';
const everything = () => Promise.resolve(true);
const nothing = () => Promise.resolve(false);

test('a profile is one argument of its own, and the address is the last', () => {
  expect(browserArguments({ browser: 'edge', profile: 'Profile 2' }, URL)).toEqual([
    '--profile-directory=Profile 2',
    URL,
  ]);
  expect(browserArguments({ browser: 'firefox', profile: 'customer' }, URL)).toEqual([
    '-P',
    'customer',
    URL,
  ]);
  expect(browserArguments({ browser: 'chrome', profile: null }, URL)).toEqual([URL]);
});

test('a browser is looked for where installers put it, never on the path', async () => {
  const find = (platform: NodeJS.Platform) =>
    findBrowser('edge', {
      platform,
      env: { ProgramFiles: 'C:\\Program Files', PATH: '/tmp/evil' },
      isExecutable: everything,
    });
  expect(await find('linux')).toBe('/usr/bin/microsoft-edge-stable');
  expect(await find('win32')).toBe('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
  expect(await find('darwin')).toBe(
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  );
});

test('one that is not there is said to be not there', async () => {
  const around = { platform: 'linux', env: {}, isExecutable: nothing } as const;
  expect(await findBrowser('chrome', around)).toBeNull();
  expect(await findBrowser('edge', { ...around, platform: 'win32' })).toBeNull();
});

test('a browser that talks a lot goes on after it was started', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tidewatch-browser-'));
  const told = path.join(folder, 'told');
  const talk = `process.stderr.write('x'.repeat(3_000_000), () => require('fs').writeFileSync(${JSON.stringify(told)}, ''))`;
  await startBrowser(process.execPath, ['-e', talk]);
  await eventually(() => expect(existsSync(told)).toBe(true));
  rmSync(folder, { recursive: true });
});

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FakeElectron } from '#test/fakes/electron.ts';
import { runMain, runRefused } from './run-main.ts';

let electron: FakeElectron;
beforeAll(async () => {
  electron = await runMain();
});

const OWN = 'tidewatch-app://app/index.html';
const HOSTILE = [
  'https://evil.example/',
  'http://tidewatch-app/index.html',
  'tidewatch-app://app.evil.example/index.html',
  'tidewatch-app://evil/index.html',
  'tidewatch-app://user@app/index.html',
  'tidewatch-app://app:8080/index.html',
  'tidewatch-app://app/other.html',
  'tidewatch-app://app/index.html?x=1',
  'tidewatch-application://app/index.html',
  'file:///etc/passwd',
  'data:text/html,<script>1</script>',
  'javascript:alert(1)',
  'blob:tidewatch-app://app/1',
  'about:blank',
  'mailto:a@example.com',
  'not an address',
];

function prevented(name: string, details: object): boolean {
  let stopped = false;
  const event = { ...details, preventDefault: () => (stopped = true) };
  electron.windows[0]?.webContents.emit(name, event);
  return stopped;
}

test('the one window is opened with every protection written out', () => {
  expect(electron.windows).toHaveLength(1);
  const { webPreferences, show } = electron.windows[0]?.options ?? {};
  expect(show).toBe(false);
  expect(webPreferences).toEqual({
    preload: expect.stringMatching(
      /out[\\/]main[\\/]\.\.[\\/]preload|out[\\/]preload[\\/]preload\.cjs$/,
    ),
    partition: 'persist:ui',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    enableWebSQL: false,
    plugins: false,
    webgl: false,
    disableWakeLocks: true,
    devTools: true,
  });
  expect(electron.windows[0]?.webContents.loaded).toEqual([OWN]);
});

test('the sandbox, the scheme and the instance lock come before Electron is ready', () => {
  expect(electron.calls.slice(0, 4)).toEqual([
    'app.requestSingleInstanceLock',
    'app.enableSandbox',
    'protocol.registerSchemesAsPrivileged',
    'ready',
  ]);
  expect(electron.privileged).toEqual([
    {
      scheme: 'tidewatch-app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
});

test('a packaged build has no developer tools and refuses to run without the sandbox', async () => {
  const packaged = await runMain({ packaged: true });
  expect(packaged.windows[0]?.options.webPreferences?.devTools).toBe(false);

  const refused = await runRefused({ packaged: true, args: ['--no-sandbox'] });
  expect(refused.calls).toContain('app.exit 2');
  expect(refused.windows).toHaveLength(0);
});

describe('every session', () => {
  /** All names Electron's types know, read from them: a new one is denied without a change here. */
  async function permissionNames(): Promise<string[]> {
    const types = path.resolve(import.meta.dirname, '../../../node_modules/electron/electron.d.ts');
    const text = await readFile(types, 'utf8');
    const line = /setPermissionCheckHandler\(.*permission: (?<names>[^,]+),/.exec(text)?.groups;
    return [...(line?.['names'] ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => name ?? '');
  }

  test('denies every permission there is', async () => {
    const names = await permissionNames();
    expect(names.length).toBeGreaterThan(40);
    expect([...electron.sessions.keys()].sort()).toEqual(['', 'persist:ui']);
    for (const session of electron.sessions.values()) {
      for (const name of names) {
        const answers: boolean[] = [];
        session.permissionRequest?.(null, name, (ok) => answers.push(ok));
        expect(answers).toEqual([false]);
        expect(session.permissionCheck?.(null, name)).toBe(false);
      }
    }
  });

  test('denies devices, screens, downloads and the spell checker’s dictionaries', () => {
    for (const session of electron.sessions.values()) {
      const answers: unknown[] = [];
      session.displayMedia?.({}, (streams) => answers.push(streams));
      session.bluetooth?.({}, (answer) => answers.push(answer));
      expect(answers).toEqual([null, { confirmed: false }]);
      expect(session.devicePermission?.({})).toBe(false);
      expect(session.spellChecker).toBe(false);
      let stopped = false;
      session.emit('will-download', { preventDefault: () => (stopped = true) });
      expect(stopped).toBe(true);
    }
  });

  test('loads nothing but our own files', () => {
    for (const session of electron.sessions.values()) {
      const cancelled = (url: string, resourceType = 'xhr') => {
        const answers: unknown[] = [];
        session.beforeRequest?.({ url, resourceType }, ({ cancel }) => answers.push(cancel));
        return answers;
      };
      expect(cancelled('tidewatch-app://app/assets/main.js')).toEqual([false]);
      expect(cancelled('data:image/png;base64,AA==', 'image')).toEqual([false]);
      expect(cancelled('data:text/html,x', 'subFrame')).toEqual([true]);
      expect(cancelled('https://security.microsoft.com/')).toEqual([true]);
      expect(cancelled('http://127.0.0.1:9/')).toEqual([true]);
      expect(cancelled('ws://127.0.0.1:9/')).toEqual([true]);
      expect(cancelled('file:///etc/passwd')).toEqual([true]);
      expect(cancelled('tidewatch-app://evil/assets/main.js')).toEqual([true]);
    }
  });
});

describe('the window', () => {
  test.each(HOSTILE)('does not go to %s, nor do its frames', (url) => {
    expect(prevented('will-navigate', { url })).toBe(true);
    expect(prevented('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
    expect(prevented('will-frame-navigate', { url, isMainFrame: false })).toBe(true);
    expect(electron.windows[0]?.webContents.openHandler?.({ url })).toEqual({ action: 'deny' });
  });

  test('may load its own page again', () => {
    expect(prevented('will-navigate', { url: OWN })).toBe(false);
    expect(prevented('will-navigate', { url: `${OWN}#/board` })).toBe(false);
  });

  test('takes no redirect, no webview, and opens no window, not even of its own page', () => {
    expect(prevented('will-redirect', { url: OWN })).toBe(true);
    expect(prevented('will-attach-webview', {})).toBe(true);
    expect(prevented('will-frame-navigate', { url: OWN, isMainFrame: false })).toBe(true);
    expect(electron.windows[0]?.webContents.openHandler?.({ url: OWN })).toEqual({
      action: 'deny',
    });
  });
});

// The stand-in's own tests. They speak Playwright's and Electron's words only, so they are also the first
// thing to run on a machine with the runtime; what is the stand-in's alone is skipped there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  _electron,
  type ElectronApplication,
  expect,
  type Page,
  test as base,
} from '@playwright/test';
import { chooseHost, type HostKind } from '../e2e/host.ts';

const FIXTURE = path.join(import.meta.dirname, 'fixtures/app');
/** Chromium has no sandbox as root; for the starts that Playwright does not make. */
const AS_ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

interface Fixtures {
  userData: string;
  launch: () => Promise<ElectronApplication>;
  app: ElectronApplication;
  page: Page;
}

const test = base.extend<Fixtures, { hostKind: HostKind }>({
  // Playwright reads the wanted fixtures from this pattern, empty as it is.
  hostKind: [async ({}, use) => use(chooseHost()), { scope: 'worker', auto: true }],

  // Playwright reads the wanted fixtures from this pattern, empty as it is.
  userData: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'stand-in-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ userData }, use) => {
    const started: ElectronApplication[] = [];
    await use(async () => {
      const args = [`--user-data-dir=${userData}`, FIXTURE];
      const app = await _electron.launch({ args, colorScheme: null, timeout: 30_000 });
      started.push(app);
      return app;
    });
    await Promise.all(started.map((app) => app.close()));
  },
  app: async ({ launch }, use) => use(await launch()),
  page: async ({ app }, use) => {
    const page = await app.firstWindow();
    await page.getByText('The page runs').waitFor();
    await use(page);
  },
});

/** What the fixture's main has noted. */
function seen(app: ElectronApplication, name: string): Promise<unknown> {
  return app.evaluate(
    (_electron, member) => Reflect.get(Reflect.get(globalThis, 'seen'), member),
    name,
  );
}

/** Runs text in the page: the fixture's API has no type here. */
function inPage(page: Page, code: string): Promise<unknown> {
  return page.evaluate(code);
}

test('the preload runs in a world of its own, and the page sees only what it exposes', async ({
  page,
}) => {
  expect(
    await inPage(
      page,
      `({
        node: [typeof require, typeof process, typeof module, typeof Buffer, typeof ipcRenderer],
        api: typeof fixture,
        frozen: Object.isFrozen(fixture),
        overwritten: (() => { try { window.fixture = 1 } catch { } return typeof fixture })(),
        leaks: Object.getOwnPropertyNames(window).filter((n) => /stand|wire|electron|ipc/i.test(n)),
      })`,
    ),
  ).toEqual({
    node: ['undefined', 'undefined', 'undefined', 'undefined', 'undefined'],
    api: 'object',
    frozen: true,
    overwritten: 'object',
    leaks: [],
  });
});

test('a page that watches every event it can name sees nothing of a call', async ({ page }) => {
  const spied = await inPage(
    page,
    `(async () => {
      const caught = [];
      const real = EventTarget.prototype.dispatchEvent;
      EventTarget.prototype.dispatchEvent = function (e) { caught.push(e.type); return real.call(this, e) };
      await fixture.invoke('echo', 1);
      return caught;
    })()`,
  );
  expect(spied).toEqual([]);
});

test('a frame inside the page gets no API', async ({ page }) => {
  const inFrame = await inPage(
    page,
    `(() => { const f = document.createElement('iframe'); document.body.append(f); return typeof f.contentWindow.fixture })()`,
  );
  expect(inFrame).toBe('undefined');
});

test('the bridge passes functions, promises and errors as Electron documents it', async ({
  page,
}) => {
  expect(
    await inPage(
      page,
      `(() => {
        let thrown; try { fixture.thrower() } catch (e) { thrown = [e instanceof Error, e.message, e.code] }
        const f = () => 5;
        return {
          now: fixture.now(),
          called: fixture.callMe((o) => o.inner(21)),
          back: fixture.same(f) === f,
          thrown,
          fs: fixture.needs('node:fs'),
        };
      })()`,
    ),
  ).toEqual({
    now: 42,
    called: 42,
    back: true,
    thrown: [true, 'bad thing', undefined],
    fs: 'module not found: node:fs',
  });
});

test('values keep their kind over the border, and what cannot be cloned is refused', async ({
  page,
}) => {
  expect(
    await inPage(
      page,
      `(async () => {
        const value = { d: new Date(5), m: new Map([[1, new Set([2n])]]), u: undefined, n: NaN, z: -0, b: new Uint8Array([1, 2]), x: [null, 'é'] };
        const back = await fixture.invoke('echo', value);
        return [back.d.getTime() === 5, back.m.get(1).has(2n), 'u' in back, Number.isNaN(back.n), Object.is(back.z, -0), back.b[1] === 2, back.x[1] === 'é'];
      })()`,
    ),
  ).toEqual([true, true, true, true, true, true, true]);
  const refused = `(async () => fixture.invoke('echo', { g: document }))().then(() => 'passed', (e) => e.message)`;
  expect(await inPage(page, refused)).toBe('An object could not be cloned.');
  expect(await inPage(page, `fixture.invoke('fail').catch((e) => e.message)`)).toBe(
    "Error invoking remote method 'fail': Error: it failed",
  );
});

test('main sees the app’s own address as the sender', async ({ page }) => {
  expect(await inPage(page, `fixture.invoke('sender')`)).toEqual(['fix://host/page.html', true]);
});

test('what main sends arrives until the page stops listening', async ({ app, page }) => {
  const send = (value: number) =>
    app.evaluate(({ BrowserWindow }, news) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('news', news);
    }, value);
  await inPage(page, `void (window.heard = [], window.stop = fixture.on((v) => heard.push(v)))`);
  await send(1);
  await expect.poll(() => inPage(page, 'heard')).toEqual([1]);
  await inPage(page, `void (stop(), fixture.on((v) => heard.push('other ' + v)))`);
  await send(2);
  await expect.poll(() => inPage(page, 'heard')).toEqual([1, 'other 2']);
});

test('a prevented navigation leaves the page where it was', async ({ app, page }) => {
  const before = page.url();
  await page.getByRole('link', { name: 'Away' }).click();
  await expect.poll(() => seen(app, 'navigations')).toEqual(['https://elsewhere.example/']);
  await inPage(page, `void (location.href = 'https://other.example/')`);
  await expect.poll(() => seen(app, 'navigations')).toHaveLength(2);
  expect(page.url()).toBe(before);
  await expect(page.getByText('The page runs')).toBeVisible();
});

test('window.open gives null, opens nothing, and the handler hears the address', async ({
  app,
  page,
}) => {
  expect(await inPage(page, `String(window.open('https://elsewhere.example/x'))`)).toBe('null');
  await expect.poll(() => seen(app, 'opens')).toEqual(['https://elsewhere.example/x']);
  expect(app.windows()).toHaveLength(1);
});

test('the policy the app sends holds: no inline script, no connection elsewhere', async ({
  page,
}) => {
  expect(await inPage(page, 'window.inlineRan')).toBeUndefined();
  const violated = `new Promise((done) => {
    addEventListener('securitypolicyviolation', (e) => done(e.violatedDirective), { once: true });
    fetch('https://elsewhere.example/').catch(() => {});
  })`;
  expect(await inPage(page, violated)).toBe('connect-src');
  expect(await inPage(page, `fetch('/nothing.js').then((r) => r.status)`)).toBe(404);
  expect(await inPage(page, `[isSecureContext, !!crypto.subtle]`)).toEqual([true, true]);
});

test('permissions are denied and the theme of the app reaches the page', async ({ app, page }) => {
  expect(await inPage(page, 'Notification.permission')).toBe('denied');
  expect(await inPage(page, `matchMedia('(prefers-color-scheme: dark)').matches`)).toBe(true);
  expect(await seen(app, 'sessions')).toBe(2);
});

test('the window has the size that was asked for', async ({ page }) => {
  expect(await inPage(page, '[innerWidth, innerHeight]')).toEqual([700, 420]);
});

test('a secret is sealed and opened, and a utility process reaches the network, answers and tells its exit', async ({
  page,
}) => {
  expect(await inPage(page, `fixture.invoke('secret', 's3cret')`)).toBe('s3cret');
  expect(await inPage(page, `fixture.invoke('double', 21)`)).toEqual({
    twice: 42,
    other: true,
    fetched: 'got /here',
    code: 3,
  });
});

test('a second start hands over its arguments and leaves', async ({ app, page, userData }) => {
  await expect(page.getByText('The page runs')).toBeVisible();
  await app.evaluate(({ app: main }) => {
    const told = new Promise<string | undefined>((resolve) => {
      main.once('second-instance', (_event, argv) => resolve(argv.at(-1)));
    });
    Object.assign(globalThis, { told });
  });
  const executable = String(createRequire(import.meta.url)('electron'));
  const args = [...AS_ROOT, `--user-data-dir=${userData}`, FIXTURE, '--open=7'];
  const second = spawn(executable, args, { stdio: 'inherit' });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  expect(await app.evaluate(() => Reflect.get(globalThis, 'told'))).toBe('--open=7');
});

test('a reload runs the preload again, a crash is told, and storage survives a restart', async ({
  app,
  page,
  launch,
}) => {
  await inPage(page, `void localStorage.setItem('kept', 'yes')`);
  await page.reload();
  expect(await inPage(page, 'fixture.now()')).toBe(42);

  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(() => seen(app, 'gone')).toEqual(['crashed']);
  await app.close();

  const again = await (await launch()).firstWindow();
  await again.getByText('The page runs').waitFor();
  expect(await inPage(again, `localStorage.getItem('kept')`)).toBe('yes');
});

test('what the stand-in lacks fails loudly', async ({ app, page, hostKind }) => {
  test.skip(hostKind === 'electron', 'skipped because Electron lacks nothing');
  await expect(page.getByText('The page runs')).toBeVisible();
  const message = (run: Parameters<typeof app.evaluate>[0]) =>
    app.evaluate(run).then(String, (error: unknown) => String(error));
  expect(await message(({ app: main }) => main.getFileIcon('x'))).toContain(
    'electron stand-in: app.getFileIcon is not implemented',
  );
  const weak = { webPreferences: { sandbox: false, partition: 'persist:ui' } };
  expect(
    await app.evaluate(({ BrowserWindow }, options) => {
      try {
        return typeof new BrowserWindow(options);
      } catch (error) {
        return String(error);
      }
    }, weak),
  ).toContain('only sandboxed, context-isolated windows');
});

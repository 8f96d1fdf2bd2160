// The one fixture of the stories: an app with its own profile and its own training range, on whichever
// host is there. Specs do not know which.
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type ElectronApplication, type TestInfo } from '@playwright/test';
import type { Api } from '#shared/contract/contract.ts';
import { appLauncher, type Started } from './app-launcher.ts';
import { chooseHost, type HostKind } from './host.ts';
import { type RangeOptions, type RunningRange, startRangeProgram } from './range-program.ts';

export { expect } from '@playwright/test';
export { openedLinks } from './desktop.ts';

declare global {
  interface Window {
    /** What the preload gives the page, for a spec that asks core itself. */
    readonly tidewatch: Api;
  }
}

interface Fixtures {
  /** Size and seed of the range: `test.use({ rangeOptions: { tenants: 8, incidents: 500, seed: 3 } })`. */
  rangeOptions: RangeOptions;
  /** A training range of this test's own. */
  range: RunningRange;
  /** The profile's folder, gone after the test. */
  dataDir: string;
  /** What the app is started with. `test.use({ launchArgs: [] })` starts it as a new user does. */
  launchArgs: readonly string[];
  launcher: ReturnType<typeof appLauncher>;
  started: Started;
  /** The running app: main's side, as Playwright's ElectronApplication. */
  app: ElectronApplication;
  /** Ends the app as its user would and starts it again on the same profile, with an eye on its page from the first. */
  relaunch: (watch?: () => void) => Promise<Started>;
}

/** Stories take `app`, `page`, `range`, `dataDir` and `relaunch`. */
export const test = base.extend<Fixtures, { hostKind: HostKind }>({
  hostKind: [
    // Playwright reads the wanted fixtures from this pattern, empty as it is.
    async ({}, use) => {
      const kind = chooseHost();
      console.log(`e2e: the app runs on ${kind === 'electron' ? 'Electron' : 'the stand-in'}`);
      await use(kind);
    },
    { scope: 'worker', auto: true },
  ],

  rangeOptions: [{ tenants: 4, incidents: 60, seed: 7 }, { option: true }],

  range: async ({ rangeOptions }, use) => {
    const range = await startRangeProgram(rangeOptions);
    await use(range);
    await range.stop();
  },

  // Playwright reads the wanted fixtures from this pattern, empty as it is.
  dataDir: async ({}, use, testInfo) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'tidewatch-e2e-'));
    await use(folder);
    if (testInfo.status !== testInfo.expectedStatus) await attachLogs(folder, testInfo);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  launchArgs: async ({ range }, use) => use(['--cloud', range.cloudFile]),

  launcher: async ({ dataDir, launchArgs }, use) => {
    const launcher = appLauncher(dataDir, launchArgs);
    await use(launcher);
    await launcher.close();
  },

  started: async ({ launcher }, use) => use(await launcher.start()),
  app: async ({ started }, use) => use(started.app),
  page: async ({ started }, use) => use(started.page),
  relaunch: async ({ started, launcher }, use) => {
    void started; // the first start comes before a second one
    await use((watch) => launcher.restart(watch));
  },
});

/** What the programs wrote, beside the failure it may explain. */
async function attachLogs(dataDir: string, testInfo: TestInfo): Promise<void> {
  const folder = path.join(dataDir, 'logs');
  if (!existsSync(folder)) return;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file);
    if (entry.isFile()) await testInfo.attach(name, { path: file, contentType: 'text/plain' });
  }
}

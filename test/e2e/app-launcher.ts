import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { playDesktop } from './desktop.ts';
import { ROOT } from './host.ts';

/** An app that runs, and the page in its window. */
export interface Started {
  readonly app: ElectronApplication;
  readonly page: Page;
}

const START_MS = 30_000;

/** Starts and ends the app on one profile; one at a time, as the instance lock wants it. */
export function appLauncher(dataDir: string, args: readonly string[]) {
  let running: ElectronApplication | null = null;

  /** `watch` runs in the page before anything of ours does. */
  const start = async (watch?: () => void): Promise<Started> => {
    const app = await _electron.launch({
      cwd: ROOT,
      args: [ROOT, '--data-dir', dataDir, ...args],
      colorScheme: null, // else Playwright emulates light, and the app's own theme has no say
      timeout: START_MS,
    });
    running = app;
    if (watch) await app.context().addInitScript(watch);
    await playDesktop(app);
    const page = await app.firstWindow();
    await page.waitForURL(/index\.html/);
    return { app, page };
  };

  const close = async (): Promise<void> => {
    const app = running;
    running = null;
    await app?.close();
  };

  return {
    start,
    close,
    restart: async (watch?: () => void): Promise<Started> => {
      await close();
      return start(watch);
    },
  };
}

import type { Page } from '@playwright/test';
import { temporaryFolder } from '#test/fakes/answers.ts';
import { appLauncher } from '../e2e/app-launcher.ts';
import { chooseHost } from '../e2e/host.ts';
import { startRangeProgram } from '../e2e/range-program.ts';
import { fillAccess, PENDING } from './access-fixture.ts';
import { firstRowPainted } from './app-page.ts';
import { filledProfile } from './app-profile.ts';

const TENANTS = 60;
const INCIDENTS = 1_000;
const ROUNDS = 15;
const APPROVALS = {
  name: 'Access',
  shows: `#approvals-grid[aria-rowcount="${PENDING}"] .approval-row`,
};
const OUTBOX = { name: 'Outbox', shows: '[role="region"][aria-labelledby="outbox-title"]' };

/** Opens the approvals again and again: from the press to the frame that shows rows, and the same of a place with nothing in it (ms). */
export async function paintedApprovals(): Promise<{ opened: number[]; empty: number[] }> {
  chooseHost();
  const folder = temporaryFolder();
  const range = await startRangeProgram({ tenants: TENANTS, incidents: 0, seed: 7 });
  const launcher = appLauncher(folder.path, ['--cloud', range.cloudFile]);
  try {
    await filledProfile({
      dataDir: folder.path,
      cloudFile: range.cloudFile,
      count: INCIDENTS,
      fill: (db, tenants) => fillAccess(db, { tenants, nowMs: Date.now() }),
    });
    const { page } = await launcher.start();
    await firstRowPainted(page);
    await page.getByRole('button', { name: /to decide$/ }).waitFor();
    const opened: number[] = [];
    const empty: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      opened.push(await untilOpen(page, APPROVALS));
      empty.push(await untilOpen(page, OUTBOX));
    }
    return { opened, empty };
  } finally {
    await launcher.close();
    await range.stop();
    folder.remove();
  }
}

interface Place {
  /** Of the rail. */
  readonly name: string;
  /** Something that is there once the place is shown. */
  readonly shows: string;
}

/** From the press on the rail to the frame after the one in which the place stands; leaves for the board first. */
function untilOpen(page: Page, place: Place): Promise<number> {
  return page.evaluate(
    ({ name: wanted, shows }) =>
      new Promise<number>((resolve, reject) => {
        const press = (name: string) => {
          const buttons = [...document.querySelectorAll<HTMLElement>('.rail-button')];
          buttons.find((one) => one.title.startsWith(name))?.click();
        };
        press('Board');
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const startedMs = performance.now();
            press(wanted);
            const look = () => {
              const ms = performance.now() - startedMs;
              if (ms > 20_000) reject(new Error(`${wanted} did not come.`));
              else if (document.querySelector(shows))
                requestAnimationFrame(() => resolve(performance.now() - startedMs));
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          }),
        );
      }),
    place,
  );
}

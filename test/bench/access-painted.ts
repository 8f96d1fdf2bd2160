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
const ACCESS = '.rail-button[title^="Access"]';
const APPROVALS = {
  from: ['.rail-button[title^="Board"]'],
  press: ACCESS,
  shows: `#approvals-grid[aria-rowcount="${PENDING}"] .approval-row`,
};
const MINE = {
  from: [ACCESS, '#access-tab-approvals'],
  press: '#access-tab-mine',
  shows: '#mine-grid .approval-row',
};
const BACK_TO_APPROVALS = { from: [], press: '#access-tab-approvals', shows: '#approvals-grid' };
const OUTBOX = {
  from: ['.rail-button[title^="Board"]'],
  press: '.rail-button[title^="Outbox"]',
  shows: '[role="region"][aria-labelledby="outbox-title"]',
};

/** Opens both queues again and again: from the press to the frame that shows rows, and the same of a place with nothing in it (ms). */
export async function paintedQueues(): Promise<{
  approvals: number[];
  mine: number[];
  empty: number[];
}> {
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
    const approvals: number[] = [];
    const mine: number[] = [];
    const empty: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      approvals.push(await untilOpen(page, APPROVALS));
      mine.push(await untilOpen(page, MINE));
      await untilOpen(page, BACK_TO_APPROVALS);
      empty.push(await untilOpen(page, OUTBOX));
    }
    return { approvals, mine, empty };
  } finally {
    await launcher.close();
    await range.stop();
    folder.remove();
  }
}

interface Place {
  /** Pressed before the time is taken. */
  readonly from: readonly string[];
  readonly press: string;
  /** Something that is there once the place is shown. */
  readonly shows: string;
}

/** From the press to the frame after the one in which the place stands. */
function untilOpen(page: Page, place: Place): Promise<number> {
  return page.evaluate(
    ({ from, press: wanted, shows }) =>
      new Promise<number>((resolve, reject) => {
        const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();
        for (const selector of from) press(selector);
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const startedMs = performance.now();
            press(wanted);
            const look = () => {
              const ms = performance.now() - startedMs;
              if (ms > 20_000) reject(new Error(`${wanted} did not lead to ${shows}.`));
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

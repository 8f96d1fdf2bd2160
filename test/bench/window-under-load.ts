import type { Page } from '@playwright/test';
import { temporaryFolder } from '#test/fakes/answers.ts';
import { appLauncher } from '../e2e/app-launcher.ts';
import { chooseHost } from '../e2e/host.ts';
import { boardPage } from '../e2e/pages/board.ts';
import { startPage } from '../e2e/pages/start.ts';
import { startRangeProgram } from '../e2e/range-program.ts';
import { everythingRead } from './app-page.ts';
import { delayResults } from './delay-results.ts';
import { watchLoop } from './loop-watch.ts';
import { type PageMemory, pageMemory } from './page-memory.ts';
import type { Bench, BenchResult } from './report.ts';

const PLENTY = 150;
/** What the page's scripts may hold: windows of rows, not all of them. */
const HEAP_MB = 50;
const STEPS = 100;

/** The whole app over a first sync: main's event loop while it runs, the page's memory after scrolling. */
export const windowBench: Bench = async ({ quick }) => {
  const host = chooseHost();
  const [tenants, incidents] = quick ? [50, 6_000] : [150, 45_000];
  const range = await startRangeProgram({ tenants, incidents, seed: 7 });
  const profile = temporaryFolder();
  const launcher = appLauncher(profile.path, ['--cloud', range.cloudFile]);
  try {
    const { app, page } = await launcher.start();
    const settings = { requestsPerMinute: PLENTY };
    await page.evaluate((set) => window.tidewatch.command('settings.set', set), settings);
    await startPage(page).add.waitFor();
    const watch = await app.evaluateHandle(watchLoop);
    await startPage(page).toTheBoard();
    await everythingRead(page);
    const delays = await watch.evaluate((running) => running.stop());
    await scrollThroughAll(page);
    const size = `${incidents.toLocaleString('en')} incidents`;
    return [
      ...delayResults('main', `first sync of ${size} (${host})`, delays),
      ...memoryResults(await pageMemory(app, page), `${size} scrolled through (${host})`),
    ];
  } finally {
    await launcher.close();
    await range.stop();
    profile.remove();
  }
};

/** From the top of all incidents to their end, as somebody does who pulls the bar; each stop is drawn. */
async function scrollThroughAll(page: Page): Promise<void> {
  const board = boardPage(page);
  await board.scope('All').click();
  await board.scope('All').and(page.locator('[aria-pressed=true]')).waitFor();
  await board.grid.evaluate(async (grid, steps) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const isWaiting = () => {
      const { top, bottom } = grid.getBoundingClientRect();
      return [...grid.querySelectorAll('.board-skeleton')].some((line) => {
        const box = line.getBoundingClientRect();
        return box.bottom > top && box.top < bottom; // those around the screen are not fetched
      });
    };
    for (let step = 0; step <= steps; step += 1) {
      grid.scrollTo({ top: ((grid.scrollHeight - grid.clientHeight) * step) / steps });
      await frame();
      await frame();
      while (isWaiting()) await frame();
    }
  }, STEPS);
}

function memoryResults({ heapMb, process }: PageMemory, state: string): BenchResult[] {
  const told = { unit: 'MB', target: 'told only', ok: true };
  const heap = {
    name: `page: script heap, ${state}`,
    value: heapMb,
    unit: 'MB',
    target: `< ${HEAP_MB} MB`,
    ok: heapMb < HEAP_MB,
  };
  if (process === null) return [heap];
  const { rssMb, privateMb } = process;
  return [
    heap,
    { name: `page: resident, ${state}`, value: rssMb, ...told },
    ...(privateMb === null
      ? []
      : [{ name: `page: of it private, ${state}`, value: privateMb, ...told }]),
  ];
}

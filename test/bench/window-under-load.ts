import { temporaryFolder } from '#test/fakes/answers.ts';
import { appLauncher } from '../e2e/app-launcher.ts';
import { chooseHost } from '../e2e/host.ts';
import { startPage } from '../e2e/pages/start.ts';
import { startRangeProgram } from '../e2e/range-program.ts';
import { everythingRead } from './app-page.ts';
import { delayResults } from './delay-results.ts';
import { watchLoop } from './loop-watch.ts';
import { type PageMemory, pageMemory } from './page-memory.ts';
import type { Bench, BenchResult } from './report.ts';
import { scrollThroughAll } from './scrolling.ts';

const PLENTY = 150;
/** What the page's scripts may hold: windows of rows, not all of them. */
const HEAP_MB = 50;

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

import type { Page } from '@playwright/test';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import type { BoardFilter } from '#shared/domain/board.ts';
import { temporaryFolder } from '#test/fakes/answers.ts';
import { appLauncher } from '../e2e/app-launcher.ts';
import { chooseHost } from '../e2e/host.ts';
import { boardPage } from '../e2e/pages/board.ts';
import { startRangeProgram } from '../e2e/range-program.ts';
import { firstRowPainted, nowMs } from './app-page.ts';
import { filledProfile } from './app-profile.ts';
import { pageMemory } from './page-memory.ts';
import { type Bench, type BenchResult, spread } from './report.ts';
import { framesWhileScrolling, screensNotThere, scrollThroughAll } from './scrolling.ts';

const ROUNDS = 5;
const PAINTED_MS = 100;
const FRAMES = 240;
const ROW_PX = 28;
const SCREENS = 6;
/** 50 frames a second. */
const FRAME_MS = 20;
/** How much more the page may hold with a hundred times the incidents. */
const GROWTH = 1.2;

/** Lines of search, each after another one, so that nothing is remembered from the time before. */
const LINES = [
  'is:all ',
  'severity:high ',
  'is:all severity:high,medium ',
  'turn:us assigned:none ',
  'is:all tag:vip ',
  'age<7d ',
  'is:all lateral mailbox ',
  'is:all (severity:high or tag:vip) -phishing ',
] as const;
const COLUMNS = ['title', 'tenant', 'severity', 'updatedAt', 'assignedTo'] as const;

/** The window over 500 tenants and a million incidents: new questions, orders, scrolling, and what it holds. */
export const scaleBench: Bench = async ({ quick }) => {
  chooseHost();
  const small = await atScale(quick ? 20 : 50, 10_000);
  const [tenants, count] = quick ? [100, 100_000] : [500, 1_000_000];
  const large = await atScale(tenants, count);
  const grown = large.heapMb / small.heapMb;
  return [
    ...small.results,
    ...large.results,
    {
      name: `page: script heap, ${sizeOf(count)} to 10k incidents`,
      value: grown,
      unit: 'times',
      target: `< ${GROWTH} times`,
      ok: grown < GROWTH,
    },
  ];
};

function sizeOf(count: number): string {
  return count >= 1_000_000 ? `${count / 1_000_000}M` : `${count / 1_000}k`;
}

async function atScale(tenants: number, count: number) {
  const range = await startRangeProgram({ tenants, incidents: 0, seed: 7 });
  const profile = temporaryFolder();
  const dataDir = profile.path;
  const launcher = appLauncher(dataDir, ['--cloud', range.cloudFile]);
  try {
    await filledProfile({ dataDir, cloudFile: range.cloudFile, count });
    const startedMs = nowMs();
    const { app, page } = await launcher.start();
    const openedMs = (await firstRowPainted(page)) - startedMs;
    const size = sizeOf(count);
    const results = [
      { name: `window opens ${size}`, value: openedMs, unit: 'ms', target: 'told only', ok: true },
      ...(await questions(page, size)),
      ...(await orders(page, size)),
      ...(await scrolled(page, size)),
    ];
    await scrollThroughAll(page);
    const { heapMb } = await pageMemory(app, page);
    const told = { unit: 'MB', target: 'told only', ok: true };
    results.push({ name: `page: script heap ${size}`, value: heapMb, ...told });
    return { results, heapMb };
  } finally {
    await launcher.close();
    await range.stop();
    profile.remove();
  }
}

async function questions(page: Page, size: string): Promise<BenchResult[]> {
  const painted = new Map<string, number[]>();
  const floors = new Map<string, number[]>();
  const note = (into: Map<string, number[]>, line: string, ms: number) =>
    void into.set(line, [...(into.get(line) ?? []), ms]);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const line of LINES) {
      const { filter } = parseBoardQuery(line, []);
      note(painted, line, await untilPainted(page, { line }));
      note(floors, line, await coreAlone(page, filter, round));
    }
  }
  return LINES.map((line) =>
    judged(`"${line.trim()}" painted ${size}`, painted.get(line) ?? [], floors.get(line) ?? []),
  );
}

async function orders(page: Page, size: string): Promise<BenchResult[]> {
  await untilPainted(page, { line: 'is:all' });
  const results: BenchResult[] = [];
  for (const column of COLUMNS) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const press = `[role=columnheader][data-column=${column}] button`;
      times.push(await untilPainted(page, { press }));
    }
    results.push(judged(`sorted by ${column} painted ${size}`, times, []));
  }
  return results;
}

function judged(name: string, times: readonly number[], floors: readonly number[]): BenchResult {
  const { median } = spread(times);
  const floor = floors.length === 0 ? {} : { floor: spread(floors).median };
  const target = `median < ${PAINTED_MS} ms`;
  return { name, value: median, unit: 'ms', ...floor, target, ok: median < PAINTED_MS };
}

async function scrolled(page: Page, size: string): Promise<BenchResult[]> {
  await untilPainted(page, { press: '[role=columnheader][data-column=createdAt] button' });
  await boardPage(page).grid.evaluate((grid) => grid.scrollTo({ top: 0 }));
  const idle = await framesWhileScrolling(page, 0, FRAMES);
  const slow = await framesWhileScrolling(page, ROW_PX, FRAMES);
  const fast = await framesWhileScrolling(page, ROW_PX * 20, FRAMES);
  const missing = await screensNotThere(page, SCREENS);
  const told = { target: 'told only', ok: true };
  const frames = (name: string, { perSecond, dropped, ownMs }: typeof idle): BenchResult[] => [
    {
      name: `${name} ${size}, own time a frame`,
      value: ownMs,
      unit: 'ms',
      floor: idle.ownMs,
      target: `< ${FRAME_MS} ms`,
      ok: ownMs < FRAME_MS,
    },
    { name: `${name} ${size}`, value: perSecond, unit: 'frames/s', floor: idle.perSecond, ...told },
    {
      name: `${name} ${size}, late of ${FRAMES}`,
      value: dropped,
      unit: 'frames',
      floor: idle.dropped,
      ...told,
    },
  ];
  return [
    ...frames('a row a frame', slow),
    ...frames('20 rows a frame', fast),
    {
      name: `screens read before and not there in the next frame ${size}`,
      value: missing,
      unit: 'screens',
      target: '0',
      ok: missing === 0,
    },
  ];
}

/** What core takes for the first page of a filter, by the same door; another question comes in between. */
function coreAlone(page: Page, filter: BoardFilter, round: number): Promise<number> {
  return page.evaluate(
    async ({ wanted, other }) => {
      const sort = [{ by: 'createdAt', descending: true }] as const;
      const at = { kind: 'offset', offset: 0 } as const;
      const ask = (one: typeof wanted) =>
        window.tidewatch.query('board.page', { filter: one, sort: [...sort], at, limit: 100 });
      await ask({ ...wanted, text: `nothing${other}` });
      const startedMs = performance.now();
      await ask(wanted);
      return performance.now() - startedMs;
    },
    { wanted: filter, other: round },
  );
}

type Gesture = { readonly line: string } | { readonly press: string };

/** From the gesture to the frame after which other rows, or another number of them, are on the screen (ms). */
function untilPainted(page: Page, gesture: Gesture): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        const grid = document.querySelector('[role=grid][aria-label=Incidents]');
        const field = document.querySelector('input[aria-label="Search the board"]');
        if (!grid || !(field instanceof HTMLInputElement)) throw new Error('There is no board.');
        const shown = () =>
          [
            grid.getAttribute('aria-rowcount'),
            ...[...grid.querySelectorAll('[role=row]')].slice(1, 12).map((row) => row.textContent),
          ].join();
        const before = shown();
        const startedMs = performance.now();
        if ('line' in wanted) {
          const { set } =
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
          set?.call(field, wanted.line);
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        } else {
          const button = document.querySelector(wanted.press);
          if (!(button instanceof HTMLElement)) throw new Error(`There is no ${wanted.press}.`);
          button.click();
        }
        const look = () => {
          const ms = performance.now() - startedMs;
          if (ms > 20_000) reject(new Error(`Nothing else came for ${JSON.stringify(wanted)}.`));
          else if (shown() !== before && !grid.querySelector('.board-skeleton'))
            requestAnimationFrame(() => resolve(performance.now() - startedMs));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    gesture,
  );
}

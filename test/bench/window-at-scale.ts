import type { Page } from '@playwright/test';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import type { Grouping } from '#shared/domain/arrangement.ts';
import { appLauncher } from '../e2e/app-launcher.ts';
import { chooseHost } from '../e2e/host.ts';
import { boardPage } from '../e2e/pages/board.ts';
import { firstRowPainted, nowMs } from './app-page.ts';
import type { FilledProfiles } from './filled-profiles.ts';
import { pageMemory } from './page-memory.ts';
import { coreAlone, untilPainted } from './painted.ts';
import { type Bench, type BenchResult, spread } from './report.ts';
import { INCIDENTS, TENANTS } from './start.ts';
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
/** New questions while the list is divided, and as cards. */
const ARRANGED: readonly {
  readonly name: string;
  readonly field: 'Group by' | 'Show as';
  readonly value: string;
  readonly group: Grouping;
}[] = [
  { name: 'groups by tenant', field: 'Group by', value: 'tenant', group: 'tenant' },
  { name: 'cards by status', field: 'Show as', value: 'by-status', group: 'status' },
  { name: 'cards by turn', field: 'Show as', value: 'by-turn', group: 'turn' },
];
const ARRANGED_LINES = LINES.slice(0, 4);
const COLUMNS = ['title', 'tenant', 'severity', 'updatedAt', 'assignedTo'] as const;

/**
 * The window over 500 tenants and a million incidents: new questions, orders, groups, cards, scrolling, and what it
 * holds. A quick run takes the profile of the start, and compares no two sizes.
 */
export const scaleBench: Bench = async ({ quick, profiles }) => {
  chooseHost();
  if (quick) return (await atScale(profiles, TENANTS, INCIDENTS)).results;
  const small = await atScale(profiles, 50, 10_000);
  const count = 1_000_000;
  const large = await atScale(profiles, 500, count);
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

async function atScale(profiles: FilledProfiles, tenants: number, count: number) {
  const { dataDir, cloudFile } = await profiles.of(tenants, count);
  const launcher = appLauncher(dataDir, ['--cloud', cloudFile]);
  try {
    const startedMs = nowMs();
    const { app, page } = await launcher.start();
    const openedMs = (await firstRowPainted(page)) - startedMs;
    const size = sizeOf(count);
    const results = [
      { name: `window opens ${size}`, value: openedMs, unit: 'ms', target: 'told only', ok: true },
      ...(await questions(page, size)),
      ...(await orders(page, size)),
      ...(await scrolled(page, size)),
      ...(await arranged(page, size)),
    ];
    await untilPainted(page, { line: 'is:all' }); // more than the page keeps, whatever the size
    await scrollThroughAll(page);
    const { heapMb } = await pageMemory(app, page);
    const told = { unit: 'MB', target: 'told only', ok: true };
    results.push({ name: `page: script heap ${size}`, value: heapMb, ...told });
    return { results, heapMb };
  } finally {
    await launcher.close();
  }
}

async function questions(page: Page, size: string): Promise<BenchResult[]> {
  return asked(page, { lines: LINES, group: null, named: size });
}

/** The same in groups and in cards; the list is as it was afterwards. */
async function arranged(page: Page, size: string): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  await untilPainted(page, { line: ARRANGED_LINES.at(-1) ?? '' });
  for (const { name, field, value, group } of ARRANGED) {
    await arrange(page, field, value);
    results.push(
      ...(await asked(page, { lines: ARRANGED_LINES, group, named: `in ${name} ${size}` })),
    );
    await arrange(page, field, field === 'Show as' ? 'list' : '');
  }
  return results;
}

async function arrange(page: Page, field: string, value: string): Promise<void> {
  const search = page.getByRole('combobox', { name: 'Search the board' });
  await search.focus();
  await search.blur(); // its suggestions close
  await page.getByRole('button', { name: 'Arrange' }).click();
  await page.getByRole('combobox', { name: field }).selectOption(value);
  await page.keyboard.press('Escape');
  await page.locator('.board-row:not(.board-skeleton), .card').first().waitFor();
}

interface Asked {
  readonly lines: readonly string[];
  readonly group: Grouping | null;
  readonly named: string;
}

async function asked(page: Page, { lines, group, named }: Asked): Promise<BenchResult[]> {
  const painted = new Map<string, number[]>();
  const floors = new Map<string, number[]>();
  const note = (into: Map<string, number[]>, line: string, ms: number) =>
    void into.set(line, [...(into.get(line) ?? []), ms]);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const line of lines) {
      const { filter } = parseBoardQuery(line, []);
      note(painted, line, await untilPainted(page, { line }));
      note(floors, line, await coreAlone(page, { filter, group, round }));
    }
  }
  return lines.map((line) =>
    judged(`"${line.trim()}" painted ${named}`, painted.get(line) ?? [], floors.get(line) ?? []),
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

import path from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { chooseHost, ROOT } from '../e2e/host.ts';
import { temporaryFolder } from '#test/fakes/answers.ts';
import { contentPainted, firstRowPainted, nowMs } from './app-page.ts';
import { type Bench, spread } from './report.ts';

export const INCIDENTS = 100_000;
export const TENANTS = 150;
const EMPTY = path.join(import.meta.dirname, 'empty-app');
const START_MS = 60_000;

/** Milliseconds from the start of the program until `painted` says that its page is there. */
async function started(args: readonly string[], painted: (page: Page) => Promise<number>) {
  const beganMs = nowMs();
  const app = await _electron.launch({
    cwd: ROOT,
    args: [...args],
    colorScheme: null,
    timeout: START_MS,
  });
  try {
    const page = await app.firstWindow();
    await page.waitForURL(/index\.html/);
    return (await painted(page)) - beganMs;
  } finally {
    await app.close();
  }
}

/** From the start of the program to the first painted rows, against an empty window of the same host. */
export const startBench: Bench = async ({ quick, profiles }) => {
  const host = chooseHost();
  const { dataDir, cloudFile } = await profiles.of(TENANTS, INCIDENTS);
  const empty = temporaryFolder();
  try {
    const app = () => started([ROOT, '--data-dir', dataDir, '--cloud', cloudFile], firstRowPainted);
    const window = () => started([EMPTY, empty.path], contentPainted);
    await window(); // the first start makes Chromium's own files; so did the one that made the profile
    const [values, floors]: [number[], number[]] = [[], []];
    for (let round = 0; round < (quick ? 3 : 9); round += 1) {
      floors.push(await window());
      values.push(await app());
    }
    const [value, floor] = [spread(values).median, spread(floors).median];
    return [
      {
        name: `start to first rows, ${INCIDENTS / 1000}k incidents (${host})`,
        value,
        unit: 'ms',
        floor,
        target: '≤ 2 × an empty window',
        ok: value <= 2 * floor,
      },
    ];
  } finally {
    empty.remove();
  }
};

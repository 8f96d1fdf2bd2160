import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { temporaryFolder } from '#test/fakes/answers.ts';
import { appLauncher } from '../e2e/app-launcher.ts';
import { drill } from '../e2e/drill.ts';
import { chooseHost, ROOT } from '../e2e/host.ts';
import { approvalsPage } from '../e2e/pages/approvals.ts';
import { boardPage } from '../e2e/pages/board.ts';
import { chartsPage } from '../e2e/pages/charts.ts';
import { incidentPane } from '../e2e/pages/incident.ts';
import { startPage } from '../e2e/pages/start.ts';
import { type RunningRange, startRangeProgram } from '../e2e/range-program.ts';

/** The pictures of the README, out of the app itself on a training range: `npm run pictures [-- --only cards]`. */
const SIZE = { width: 1280, height: 800 };
const RANGE = { tenants: 40, incidents: 3_000, seed: 7 };
const TITLE = 'Hands-on-keyboard attack, handed over by Defender Experts';

interface Stage {
  readonly page: Page;
  readonly range: RunningRange;
}

/** Each shows its part of the app and answers what of the window is in the picture; null: all of it. */
const PICTURES: Readonly<
  Record<string, (stage: Stage) => Promise<ReturnType<Page['locator']> | null>>
> = {
  board: async ({ page }) => {
    const { rows } = boardPage(page);
    const { pane, title } = incidentPane(page);
    const take = pane.getByRole('button', { name: 'Assign to me' });
    // Of a customer where one may take it: that is what a shift looks like.
    for (let place = 0; place < 12; place += 1) {
      await rows.nth(place).click();
      await title.waitFor();
      if (await take.isEnabled()) return null;
    }
    throw new Error('Nothing at the top of the board may be taken.');
  },
  pane: async ({ page, range }) => {
    const board = boardPage(page);
    await handedOver(page, range);
    await board.lookNow.click();
    await board.search.fill('"handed over by Defender Experts"');
    await board.row(TITLE).click();
    const { pane } = incidentPane(page);
    const tasks = pane.getByText('Isolate PC-0417 from the network');
    await tasks.waitFor();
    return pane;
  },
  charts: async ({ page }) => {
    const charts = chartsPage(page);
    await charts.toggle.click();
    await charts.span('72h').click();
    await charts.time.waitFor();
    return null;
  },
  cards: async ({ page }) => {
    await page.getByRole('button', { name: 'Arrange' }).click();
    await page.getByRole('combobox', { name: 'Show as' }).selectOption('by-status');
    await page.keyboard.press('Escape');
    await page.locator('.card:not(.board-skeleton)').first().waitFor();
    return null;
  },
  approvals: async ({ page }) => {
    const approvals = approvalsPage(page);
    await approvals.come();
    await approvals.rows.nth(1).click();
    await approvals.about.waitFor();
    return null;
  },
  'my-access': async ({ page }) => {
    await toAccess(page, 'My access');
    const grid = page.getByRole('grid', { name: 'Have' });
    await grid.getByRole('row').nth(1).click();
    return null;
  },
  runway: async ({ page }) => {
    await toAccess(page, 'Runway');
    await page.getByRole('grid', { name: 'What ends' }).getByRole('row').nth(1).click();
    return null;
  },
};

async function toAccess(page: Page, part: string): Promise<void> {
  await approvalsPage(page).come();
  await page.getByRole('tab', { name: part }).click();
}

/** An incident as the Experts leave it to us: a task waits for us. */
async function handedOver(page: Page, range: RunningRange): Promise<void> {
  const tenants = await page.evaluate(async () => window.tidewatch.query('tenants.list', {}));
  const all = tenants.ok ? tenants.value : [];
  const tenantId = all.find(
    ({ me, roles, state }) =>
      me !== null && state.group === 'fresh' && roles?.includes('Security Operator'),
  )?.id;
  if (!tenantId) throw new Error('The range has no tenant where incidents may be changed.');
  const [fresh] = (await drill(range, 'incidents.burst', { count: 1, tenantId })).created;
  if (!fresh) throw new Error('The range made no incident.');
  await drill(range, 'tenants.tasks', { tenantId, service: 'served' });
  await drill(range, 'incidents.change', {
    ...fresh,
    title: TITLE,
    severity: 'high',
    status: 'awaitingAction',
  });
  const displayName = 'Isolate PC-0417 from the network';
  await drill(range, 'tasks.add', { ...fresh, displayName });
}

const { values } = parseArgs({ options: { only: { type: 'string' } } });
chooseHost();
for (const [name, show] of Object.entries(PICTURES)) {
  if (values.only !== undefined && values.only !== name) continue;
  const profile = temporaryFolder();
  const range = await startRangeProgram(RANGE);
  const launcher = appLauncher(profile.path, ['--cloud', range.cloudFile]);
  try {
    const { page } = await launcher.start();
    await page.setViewportSize(SIZE);
    await startPage(page).toTheBoard();
    const board = boardPage(page);
    await board.footer.getByText(/of 3,0\d\d/).waitFor();
    await board.report.waitFor({ state: 'hidden' });
    const shown = await show({ page, range });
    await page.mouse.move(0, 0);
    if (!shown) await page.evaluate(() => document.querySelector<HTMLElement>(':focus')?.blur());
    const file = path.join(ROOT, 'resources/screenshots', `${name}.png`);
    await (shown ?? page).screenshot({ path: file, animations: 'disabled' });
    process.stdout.write(`${file}\n`);
  } finally {
    await launcher.close();
    await range.stop();
    profile.remove();
  }
}

import type { Locator } from '@playwright/test';
import { expect, test } from './app.ts';
import { expectCleanInEveryTheme } from './clean.ts';
import { drill, freshIncident } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { chartsPage } from './pages/charts.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 12, incidents: 1_200, seed: 5 } });

test.beforeEach(async ({ page }) => {
  await startPage(page).toTheBoard();
  const board = boardPage(page);
  await expect(board.footer).toContainText(/of 1,200/);
  await board.grid.focus();
});

const numberIn = (words: string | null) => /: (\d+(?:,\d{3})*)/.exec(words ?? '')?.[1] ?? '';

/** A mark that stands for something. */
async function someMark(chart: Locator): Promise<Locator> {
  const marks = chart.getByRole('gridcell', { name: /: [1-9]/ });
  await expect(marks.first()).toBeVisible();
  return marks.first();
}

test('a press on a mark filters the board by what it says, a second press takes it away', async ({
  page,
}) => {
  const board = boardPage(page);
  const charts = chartsPage(page);
  await page.keyboard.press('h');
  await charts.span('72h').click();
  await expect(charts.time).toHaveAttribute('aria-colcount', '73');
  for (const chart of [charts.time, charts.open, charts.turn, charts.tenants]) {
    const before = await board.search.inputValue();
    await expect(charts.region).toHaveAttribute('aria-busy', 'false');
    const mark = await someMark(chart);
    const words = await mark.getAttribute('aria-label');
    await mark.click();
    await expect(board.search).not.toHaveValue(before);
    await expect(board.footer).toContainText(new RegExp(`^${numberIn(words)} shown of`));
    await expect(mark).toHaveAttribute('aria-selected', 'true');
    await mark.click();
    await expect(board.search).toHaveValue(before);
    await expect(charts.pressed).toHaveCount(0);
  }
});

test('a mark of nothing is read, but filters nothing', async ({ page }) => {
  const board = boardPage(page);
  const charts = chartsPage(page);
  await page.keyboard.press('h');
  await expect(charts.region).toHaveAttribute('aria-busy', 'false');
  const none = charts.time.getByRole('gridcell', { name: /: 0,/ }).first();
  await expect(none).toHaveAttribute('aria-disabled', 'true');
  await none.click({ force: true });
  await expect(board.search).toHaveValue('');
  await expect(none).toHaveAttribute('aria-selected', 'false');
});

test('by the keyboard alone: into a chart, along its marks, Enter, Escape back to the list', async ({
  page,
}) => {
  const board = boardPage(page);
  const charts = chartsPage(page);
  await page.keyboard.press('h');
  await expect(charts.tenants).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(charts.tenants).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(charts.turn).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(charts.open).toBeFocused();
  await expect(charts.active).toHaveAccessibleName(/^High, younger than 1h: /);
  await page.keyboard.press('End');
  await expect(charts.active).toHaveAccessibleName(/^High, older than 30d: /);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(charts.active).toHaveAccessibleName(/^Medium, 7d to 30d old: /);
  await expect(charts.open).toHaveAttribute(
    'aria-activedescendant',
    (await charts.active.getAttribute('id')) ?? '',
  );
  const words = await charts.active.getAttribute('aria-label');
  await expect(charts.region).toContainText(words ?? '');
  await page.keyboard.press('Enter');
  await expect(board.search).toHaveValue('severity:medium age>7d age<30d');
  await expect(charts.open).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(board.grid).toBeFocused();
  await page.keyboard.press('h');
  await expect(charts.region).toBeHidden();
});

test('the same numbers stand in tables, and their numbers filter as well', async ({ page }) => {
  const board = boardPage(page);
  const charts = chartsPage(page);
  await charts.toggle.click();
  const mark = await someMark(charts.turn);
  const words = numberIn(await mark.getAttribute('aria-label'));
  await charts.asTables.click();
  const turns = charts.table(/^Open, by turn/);
  await expect(turns.getByRole('button', { name: / open, turn: / }).last()).toHaveText(words);
  await expect(charts.table(/^Arrivals and closings/).getByRole('row')).toHaveCount(26);
  await expect(charts.table(/^Open, by severity and age/)).toBeVisible();
  const busiest = charts
    .table(/^Arrivals by tenant/)
    .getByRole('button')
    .first();
  const arrived = await busiest.innerText();
  await busiest.click();
  await expect(board.footer).toContainText(new RegExp(`^${arrived} shown of`));
  await expect(busiest).toHaveAttribute('aria-pressed', 'true');
});

test('an incident resolved between two looks is seen closed, after a restart as well', async ({
  page,
  range,
  relaunch,
}) => {
  const closed = (charts: ReturnType<typeof chartsPage>) =>
    charts.time.getByRole('gridcell', { name: /^Seen closed: [1-9]/ });
  const fresh = await freshIncident(range, { status: 'active' });
  await boardPage(page).lookNow.click();
  await expect(boardPage(page).footer).toContainText(/of 1,201/);
  await page.keyboard.press('h');
  await chartsPage(page).span('14d').click();
  await expect(chartsPage(page).time).toBeVisible();
  await expect(closed(chartsPage(page))).toHaveCount(0);

  await drill(range, 'incidents.change', { ...fresh, status: 'resolved' });
  await boardPage(page).lookNow.click();
  await expect(closed(chartsPage(page))).toHaveCount(1);

  const { page: again } = await relaunch();
  await expect(chartsPage(again).span('14d')).toHaveAttribute('aria-pressed', 'true');
  await expect(closed(chartsPage(again))).toHaveCount(1);
});

test('tenants we are blind in are said, and a press says which', async ({ page, range }) => {
  const charts = chartsPage(page);
  const { tenants } = await drill(range, 'totals', {});
  const [first] = tenants;
  if (!first) throw new Error('The range has no tenant.');
  await drill(range, 'tenants.role', { tenantId: first.id, role: 'none' });
  await boardPage(page).lookNow.click();
  await page.keyboard.press('h');
  await expect(charts.blind).toHaveText(/tenants? blind: arrivals missing/);
  await expect(charts.tenants.getByRole('row', { name: /blind/ }).first()).toBeAttached();
  await charts.blind.click();
  await expect(page.getByRole('dialog', { name: 'Tenants we are blind in' })).toBeVisible();
});

test('a filter that lets nothing through leaves charts that say so', async ({ page }) => {
  const charts = chartsPage(page);
  await page.keyboard.press('h');
  await expect(charts.time).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('nothinglikethis ');
  await expect(charts.region).toContainText(
    'Nothing arrived or was seen closed in the last 24 hours.',
  );
  await expect(charts.region).toContainText('Nothing open fits.');
  await expect(charts.region).toContainText('No tenant had arrivals.');
});

test('charts and tables are clean for assistive technology in every theme', async ({ page }) => {
  const charts = chartsPage(page);
  await charts.toggle.click();
  await (await someMark(charts.open)).click();
  await expect(charts.pressed).toHaveCount(1);
  await expectCleanInEveryTheme(page, '#board-charts');
  await charts.asTables.click();
  await expect(charts.table(/^Open, by turn/)).toBeVisible();
  await expectCleanInEveryTheme(page, '#board-charts');
});

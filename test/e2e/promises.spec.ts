import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { expect, test } from './app.ts';
import { expectCleanInEveryTheme } from './clean.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { chartsPage } from './pages/charts.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 300, seed: 5 } });

test.beforeEach(async ({ page }) => {
  await startPage(page).toTheBoard();
  await expect(boardPage(page).footer).toContainText(/of 300/);
});

/** A high incident of ours that ran out of its time before the app was started. */
async function overTime(page: Page): Promise<IncidentKey> {
  const filter = BoardFilter.parse({
    ...EVERYTHING_OPEN,
    severities: ['high'],
    clocks: ['breached'],
    turns: ['us'],
    olderThan: '4h',
  });
  const found = await page.evaluate(async (asked) => window.tidewatch.query('board.page', asked), {
    filter,
    sort: [{ by: 'createdAt' as const, descending: false }],
    at: { kind: 'offset' as const, offset: 0 },
    limit: 1,
  });
  const [row] = found.ok ? found.value.rows : [];
  if (!row) throw new Error('The range has no high incident over time.');
  return { tenantId: row.tenantId, incidentId: row.incidentId };
}

test('what was taken up and resolved in time is a share with its number, and leads to the board', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  const charts = chartsPage(page);
  await charts.toggle.click();
  await charts.part('Promises kept').click();
  await expect(charts.region).toContainText('No clock ended in the last 24 hours.');
  await expect(charts.region).not.toContainText('100%');

  const { tenants } = await drill(range, 'totals', {});
  const [first] = tenants;
  if (!first) throw new Error('The range has no tenant.');
  const { created } = await drill(range, 'incidents.burst', { count: 4, tenantId: first.id });
  for (const one of created) {
    await drill(range, 'incidents.change', { ...one, status: 'active', severity: 'high' });
  }
  await board.lookNow.click();
  await expect(board.footer).toContainText(/of 304/);
  const [kept, alsoKept] = created;
  if (!kept || !alsoKept) throw new Error('The range made no incidents.');
  await drill(range, 'incidents.change', { ...kept, status: 'resolved' });
  await drill(range, 'incidents.change', { ...alsoKept, status: 'resolved' });
  await board.lookNow.click();
  const resolved = charts.promises.getByRole('gridcell', { name: /^High, resolved: / });
  await expect(resolved).toHaveAccessibleName('High, resolved: 100%, 2 of 2 in time');
  await drill(range, 'incidents.change', { ...(await overTime(page)), status: 'resolved' });
  await board.lookNow.click();
  await expect(resolved).toHaveAccessibleName('High, resolved: 67%, 2 of 3 in time');
  await expect(charts.promises).toContainText('2 of 3');

  await resolved.click();
  await expect(board.search).toHaveValue(/^is:closed severity:high closed>=/);
  await expect(board.footer).toContainText(/^3 shown of/);
  await expect(resolved).toHaveAttribute('aria-selected', 'true');
  await resolved.click();
  await expect(board.search).toHaveValue('');

  const takenUp = charts.promises.getByRole('gridcell', { name: /^High, taken up: / });
  await charts.promises.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(charts.active).toHaveAccessibleName(/^High, taken up: /);
  await expect(takenUp).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expect(charts.region.getByRole('status')).toHaveText(
    'The board cannot be asked when something was taken up.',
  );
  await page.keyboard.press('Escape');
  await expect(board.grid).toBeFocused();

  await charts.promisesBy.selectOption('tenant');
  await expect(charts.promises.getByRole('row', { name: new RegExp(first.name) })).toBeVisible();
  await charts.asTables.click();
  const table = charts.table(/^Promises kept by tenant, the last 24 hours/);
  await table.getByRole('button', { name: /resolved: 67%, 2 of 3 in time$/ }).click();
  await expect(board.footer).toContainText(/^3 shown of/);
});

test('the file says what it is about, and what could not be seen', async ({
  app,
  page,
  range,
  dataDir,
}) => {
  const charts = chartsPage(page);
  const file = path.join(dataDir, 'promises.csv');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, file);
  const { tenants } = await drill(range, 'totals', {});
  const [first] = tenants;
  if (!first) throw new Error('The range has no tenant.');
  await drill(range, 'tenants.role', { tenantId: first.id, role: 'none' });
  await boardPage(page).lookNow.click();
  await expect(boardPage(page).count('blind')).toHaveText(/1 blind/);
  await charts.toggle.click();
  await charts.part('Promises kept').click();
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  await expect(charts.region.getByRole('status')).toHaveText('The file was saved.');
  const text = await readFile(file, 'utf8');
  expect(text).toContain('"Promises kept, from Tidewatch"');
  expect(text).toMatch(/Time,"[-\d]+ [\d:]+ to [-\d]+ [\d:]+",UTC\r\n/);
  expect(text).toContain(`"Not seen now",`);
  expect(text).toContain('blind: no-role');
});

test('promises by tenant stand whole on a wide window, and are reached by the arrows on a narrow one', async ({
  page,
}) => {
  const charts = chartsPage(page);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await charts.toggle.click();
  await charts.promisesBy.selectOption('tenant');
  const now = charts.promises.locator('.promise-now').first();
  await expect(now).toContainText('open');
  const isCut = () => now.evaluate((cell) => cell.scrollWidth > cell.clientWidth);
  await expect.poll(isCut).toBe(false);
  const beside = () => charts.promises.evaluate((area) => area.scrollWidth - area.clientWidth);
  await expect.poll(beside).toBe(0);

  await page.setViewportSize({ width: 320, height: 200 });
  await charts.part('Promises kept').click();
  await charts.promises.focus();
  await page.keyboard.press('End');
  await expect(charts.active).toHaveAccessibleName(/, resolved: /);
  await expect(charts.active).toBeInViewport();
});

test('the chart of promises is clean for assistive technology in every theme', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  const charts = chartsPage(page);
  const { created } = await drill(range, 'incidents.burst', { count: 6 });
  await board.lookNow.click();
  await expect(board.footer).toContainText(/of 306/);
  for (const one of created) await drill(range, 'incidents.change', { ...one, status: 'resolved' });
  await board.lookNow.click();
  await charts.toggle.click();
  await charts.part('Promises kept').click();
  await charts.promisesBy.selectOption('tenant');
  await expect(charts.promises.getByRole('gridcell').first()).toBeVisible();
  await expectCleanInEveryTheme(page, '#board-charts');
  await charts.asTables.click();
  await expect(charts.table(/^Promises kept/)).toBeVisible();
  await expectCleanInEveryTheme(page, '#board-charts');
});

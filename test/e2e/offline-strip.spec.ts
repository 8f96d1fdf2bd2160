import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 4, incidents: 60, seed: 7 } });

test('going offline says how old the board is, and moves neither the line at the top nor a row', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await startPage(page).toTheBoard();
  await expect(board.count('fresh')).toHaveText(/4 fresh/);
  await expect(board.footer).toContainText('updated');
  const height = async () => (await page.getByRole('banner').boundingBox())?.height;
  const before = await height();
  const row = async () => (await board.rows.first().boundingBox())?.y;
  const rowBefore = await row();
  await range.stop();
  await board.lookNow.click();
  await expect(page.getByRole('button', { name: 'Offline', exact: true })).toBeVisible();
  await expect(page.getByText('Looking at all tenants.')).toHaveCount(0);

  await expect(board.footer).toContainText(/offline, last read .+ ago/);
  await expect(board.footer).not.toContainText('updated');
  expect(await height()).toBe(before);
  await expect(page.getByText(/^No connection\./)).toBeVisible();
  expect(await row()).toBe(rowBefore);
});

test('the line at the top is never wider than the window, and a change of mine does not move the list', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  await startPage(page).toTheBoard();
  await expect(board.count('fresh')).toHaveText(/4 fresh/);
  await board.rows.first().click();
  await expect(incidentPane(page).title).toBeVisible();
  await drill(range, 'faults.next', { fault: { kind: 'throttle', retryAfter: 600 }, times: 1000 });
  const top = async () => (await board.grid.boundingBox())?.y;
  const widths = [900, 1000, 1199, 1200, 1280];
  const before: (number | undefined)[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    before.push(await top());
  }
  const search = page.getByRole('search');
  const searchAt1280 = (await search.boundingBox())?.width;
  expect(searchAt1280).toBeGreaterThanOrEqual(390);
  await incidentPane(page).setStatus('In progress');
  await expect(board.pending).toContainText('waiting');
  for (const [place, width] of widths.entries()) {
    await page.setViewportSize({ width, height: 800 });
    expect(await top()).toBe(before[place]);
  }
  expect((await search.boundingBox())?.width).toBe(searchAt1280);
  await range.stop();
  await board.lookNow.click();
  await expect(page.getByRole('button', { name: 'Offline', exact: true })).toBeVisible();
  expect((await search.boundingBox())?.width).toBe(searchAt1280);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const button = await board.lookNow.boundingBox();
    expect((button?.x ?? width) + (button?.width ?? 0)).toBeLessThanOrEqual(width);
  }
});

test('the search is wider while it is written in, over what is beside it', async ({ page }) => {
  const board = boardPage(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await startPage(page).toTheBoard();
  await expect(board.count('fresh')).toHaveText(/4 fresh/);
  const commands = page.getByRole('button', { name: /^Commands/ });
  const before = await commands.boundingBox();
  await board.search.focus();
  const box = await page.locator('.search-box').boundingBox();
  expect(box?.width).toBeGreaterThanOrEqual(600);
  expect(await commands.boundingBox()).toEqual(before);
});

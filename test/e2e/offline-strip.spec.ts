import { expect, test } from './app.ts';
import { boardPage } from './pages/board.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 4, incidents: 60, seed: 7 } });

test('going offline says how old the board is, and the line at the top stays one line', async ({
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
  await range.stop();
  await board.lookNow.click();
  await expect(page.getByRole('button', { name: 'Offline', exact: true })).toBeVisible();

  await expect(board.footer).toContainText(/offline, last read .+ ago/);
  await expect(board.footer).not.toContainText('updated');
  expect(await height()).toBe(before);
});

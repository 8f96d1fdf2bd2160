import { expect, test } from './app.ts';
import { boardPage } from './pages/board.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 4, incidents: 900, seed: 5 } });

test('a click with Shift far below picks everything in between, read or not', async ({ page }) => {
  await startPage(page).toTheBoard();
  const board = boardPage(page);
  await board.search.fill('is:all');
  await board.search.press('Enter');
  await expect(board.footer).toContainText('900 shown of 900'); // what is read meanwhile is picked too
  await board.rows.first().click();
  await board.grid.evaluate((grid) => grid.scrollTo({ top: grid.scrollHeight }));
  const last = Number(await board.grid.getAttribute('aria-rowcount'));
  const far = board.grid.locator(`[role=row][aria-rowindex="${last}"]:not(.board-skeleton)`);
  await far.click({ modifiers: ['Shift'] });
  await expect(page.getByText(`${last - 1} picked`)).toBeVisible();
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('');

  // Upwards from there, with a key pressed before the answer: it is about all of them.
  await board.grid.press('Escape');
  await expect(page.getByText(/ picked/)).toHaveCount(0);
  await board.grid.evaluate((grid) => grid.scrollTo({ top: 0 }));
  await board.grid.locator('[role=row][aria-rowindex="4"]').click({ modifiers: ['Shift'] });
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog', { name: `Change ${last - 3} incidents` })).toBeVisible();
});

import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 60, seed: 5 } });

const COUNT = 230;

async function snoozeAll(page: Page, line: string, until: string) {
  const board = boardPage(page);
  await board.search.fill(line);
  await board.search.press('Enter');
  await expect(board.grid).toHaveAttribute('aria-rowcount', String(COUNT + 1));
  await board.grid.focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText(`${COUNT} picked`)).toBeVisible();
  await page.keyboard.press('z');
  const dialog = page.getByRole('dialog', { name: `Snooze ${COUNT} incidents` });
  await dialog.getByRole('button', { name: until }).click();
  await expect(board.report).toContainText(`${COUNT} incidents snoozed`);
}

test('undoing a snooze of more than a page leaves asleep what slept before', async ({
  page,
  range,
}) => {
  await startPage(page).toTheBoard();
  const board = boardPage(page);
  const { created } = await drill(range, 'incidents.burst', { count: COUNT });
  expect(created).toHaveLength(COUNT);
  for (const key of created) await drill(range, 'incidents.change', { ...key, title: 'Odd wave' });
  await board.lookNow.click();
  await snoozeAll(page, '"Odd wave"', 'For 4 hours');
  await board.report.getByRole('button', { name: 'Dismiss' }).click(); // the next one says the same
  await expect(board.report).toHaveCount(0);
  await snoozeAll(page, 'is:snoozed "Odd wave"', 'Until tomorrow, 08:00');
  await board.report.getByRole('button', { name: 'Undo' }).click();
  await expect(board.report).toContainText('As it was before.');
  await board.search.fill('"Odd wave"');
  await board.search.press('Enter');
  await expect(board.footer).toContainText(/^0 shown/); // none of them is awake
  await board.search.fill('is:snoozed "Odd wave"');
  await board.search.press('Enter');
  await expect(board.footer).toContainText(`${COUNT} shown`);
});

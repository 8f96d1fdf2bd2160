import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { boardPage } from './pages/board.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 4, incidents: 40, seed: 7 } });

/** The dialog in which tenants are found and added. */
function adding(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Add tenants' });
  return {
    dialog,
    open: () => page.getByRole('button', { name: 'Add tenants' }).click(),
    found: dialog.getByRole('region', { name: 'Tenants found' }),
    showRange: dialog.getByRole('button', { name: 'Show the range’s tenants' }),
    lines: dialog.getByRole('textbox', { name: 'Tenants', exact: true }),
    check: dialog.getByRole('button', { name: 'Check the list' }),
    add: dialog.getByRole('button', { name: /^Add \d/ }),
  };
}

test('every opening and every way of adding tenants begins empty', async ({ page }) => {
  await startPage(page).toTheBoard();
  await boardPage(page).go('Tenants').click();
  const add = adding(page);
  await add.open();
  await expect(add.showRange).toBeVisible();
  await expect(add.found).toHaveCount(0);

  await add.showRange.click();
  await expect(add.found.getByText('already among your tenants')).toHaveCount(4);
  await expect(add.add).toHaveText('Add 0 tenants');
  await startPage(page).pasted.click();
  await expect(add.found).toHaveCount(0);
  await add.lines.fill('this is no tenant');
  await add.check.click();
  await expect(add.found).toContainText('this is no tenant');

  await page.keyboard.press('Escape');
  await add.open();
  await expect(add.showRange).toBeVisible();
  await expect(add.found).toHaveCount(0);
});

test('after adding, a line says how many came in and how many were left out', async ({ page }) => {
  const start = startPage(page);
  await start.candidate('Pellworm').uncheck();
  await start.add.click();
  await start.toBoard.click();
  const board = boardPage(page);
  await board.go('Tenants').click();
  await expect(page.getByRole('rowheader')).toHaveCount(3);

  const add = adding(page);
  await add.open();
  await start.pasted.click();
  await add.lines.fill('pellwormpress.onmicrosoft.com\nno tenant\nnor this');
  await add.check.click();
  await expect(add.add).toHaveText('Add 1 tenant');
  await add.add.click();
  await expect(board.report).toContainText('1 tenant added, 2 lines left out.');
  await expect(page.getByRole('rowheader')).toHaveCount(4);
});

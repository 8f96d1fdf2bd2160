import { expect, test } from './app.ts';
import { boardPage } from './pages/board.ts';
import { startPage } from './pages/start.ts';

test('from nothing to the board: choose tenants, watch the first look, work', async ({ page }) => {
  const start = startPage(page);
  const board = boardPage(page);
  await expect(start.add).toHaveText('Add 4 tenants');
  await start.candidate('Pellworm').uncheck();
  await expect(start.add).toHaveText('Add 3 tenants');
  await start.add.click();

  await expect(page.getByRole('heading', { name: 'Reading your tenants' })).toBeVisible();
  await expect(page.getByText('3 of 3 tenants read')).toBeVisible();
  await start.toBoard.click();

  await board.scope('All').click();
  await expect(board.rows.first()).toBeVisible();
  await expect(board.count('fresh')).toHaveText(/3 fresh/);
  await expect(board.footer).toContainText(/^55 shown of 55/);
});

test('pasted lines that lead nowhere say why, and the good ones can be added', async ({ page }) => {
  const start = startPage(page);
  await start.pasted.click();
  await page
    .getByRole('textbox', { name: 'Tenants', exact: true })
    .fill('pellwormpress.onmicrosoft.com\nthis is no tenant\n');
  await page.getByRole('button', { name: 'Check the list' }).click();

  await expect(page.getByText(/Line 2: .*this is no tenant/)).toBeVisible();
  await expect(start.add).toHaveText('Add 1 tenant');
});

test.describe('a new user', () => {
  test.use({ launchArgs: [] });

  test('opens the training range with one press and is offered its tenants', async ({ page }) => {
    await page.getByRole('button', { name: 'Open the training range' }).click();
    await expect(startPage(page).add).toHaveText(/Add \d+ tenants/, { timeout: 30_000 });
  });

  test('is asked for the two ids before a real sign-in, and told when one is wrong', async ({
    page,
  }) => {
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await expect(page.getByRole('heading', { name: 'Sign-in needs two ids first' })).toBeVisible();

    await page.getByRole('textbox', { name: 'Application (client) ID' }).fill('not an id');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('An id looks like')).toBeVisible();

    await page.getByRole('button', { name: 'Back to the first screen' }).click();
    await expect(page.getByRole('button', { name: 'Open the training range' })).toBeVisible();
  });
});

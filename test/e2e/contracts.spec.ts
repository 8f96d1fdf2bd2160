import { expect, test } from './app.ts';
import { boardPage } from './pages/board.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 4, incidents: 300, seed: 7 } });

test.beforeEach(async ({ page }) => {
  await startPage(page).toTheBoard();
  await expect(boardPage(page).count('fresh')).toHaveText(/4 fresh/);
});

test('a contract is written once, given to customers, and decides what is over time on the board', async ({
  page,
}) => {
  const board = boardPage(page);
  await board.go('Tenants').click();
  await page.getByRole('button', { name: 'Contracts' }).click();
  await page.getByRole('button', { name: 'New contract' }).click();
  const form = page.getByRole('dialog', { name: 'New contract' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Relaxed');
  for (const level of ['High', 'Medium', 'Low']) {
    await form.getByRole('textbox', { name: `${level}: take up within` }).fill('');
    await form.getByRole('textbox', { name: `${level}: resolve within` }).fill('360d');
  }
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
  await page.getByRole('button', { name: 'Give Relaxed to tenants' }).click();
  await page.getByRole('checkbox', { name: /^All 4 tenants/ }).check();
  await page.getByRole('button', { name: 'Give to 4 tenants' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await board.go('Board').click();
  await board.search.fill('sla:breached');
  await expect(board.footer).toContainText(/^0 shown of 300/);
  await expect(board.rows).toHaveCount(0);

  await board.go('Tenants').click();
  await page.getByRole('button', { name: 'Edit Silverbeck Water Inc.', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit Silverbeck Water Inc.' });
  await dialog.getByLabel('Something is different for this tenant').check();
  for (const level of ['High', 'Medium', 'Low']) {
    await dialog.getByRole('textbox', { name: `${level}: resolve within` }).fill('1m');
  }
  await expect(dialog).toContainText('Different here: High, Medium, Low.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);

  await board.go('Board').click();
  await expect(board.chip('Clock: Over')).toBeVisible();
  await expect(board.rows.first()).toContainText('over');
  const tenants = board.rows.locator('[data-column=tenant]');
  await expect(tenants.filter({ hasNotText: 'Silverbeck' })).toHaveCount(0);
  await expect(tenants).not.toHaveCount(0);
});

test('the board sorts by what is due first, and the count at the top leads there', async ({
  page,
}) => {
  const board = boardPage(page);
  await board.header('Due').getByRole('button').click();
  await expect(board.header('Due')).toHaveAttribute('aria-sort', 'ascending');
  const order = ['breached', 'warning', 'running', 'stopped'];
  const places = () =>
    board.rows
      .locator('.due')
      .evaluateAll(
        (marks, known) =>
          marks.map((mark) => known.indexOf(mark.getAttribute('data-standing') ?? '')),
        order,
      );
  const isInOrder = (found: readonly number[]) =>
    found.length > 4 && found.every((place, at) => place >= (found[at - 1] ?? 0));
  await expect.poll(async () => isInOrder(await places())).toBe(true);

  const count = page.getByRole('button', { name: /over time$/ });
  await count.click();
  await expect(board.search).toHaveValue('sla:breached');
  // One of them may go over time at any moment: the number and the list go on together.
  await expect(async () => {
    const [over = ''] = (await count.innerText()).split(' ');
    await expect(board.footer).toContainText(new RegExp(`^${over} shown of`), { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await board.search.fill('sla:late');
  await expect(board.problem).toContainText('late is no state of a clock');
});

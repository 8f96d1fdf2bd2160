import { expect, openedLinks, test } from './app.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 4, incidents: 80, seed: 7 } });

test.beforeEach(async ({ page }) => {
  await startPage(page).toTheBoard();
  await expect(boardPage(page).count('fresh')).toHaveText(/4 fresh/);
});

test('a tenant we go blind in is counted, and the list behind the count says why and what to do', async ({
  app,
  page,
  range,
}) => {
  const board = boardPage(page);
  const { tenants } = await drill(range, 'totals', {});
  const [first, second] = tenants;
  if (!first || !second) throw new Error('The range has too few tenants.');
  await drill(range, 'tenants.role', { tenantId: first.id, role: 'none' });
  await drill(range, 'tenants.condition', { tenantId: second.id, condition: 'needs-mfa' });
  await board.lookNow.click();

  await expect(board.count('blind')).toHaveText(/2 blind/);
  await board.count('blind').click();
  const list = page.getByRole('dialog', { name: 'Tenants we are blind in' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(list.getByText('No role', { exact: true })).toBeVisible();
  await expect(list.getByText('Needs sign-in', { exact: true })).toBeVisible();

  await list.getByRole('button', { name: `Open My Access of ${first.name}` }).click();
  await expect.poll(async () => (await openedLinks(app)).at(-1)).toMatch(/^https:\/\/myaccess\./);

  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(board.count('blind')).toBeFocused();
});

test('a tenant is edited: its new name and tags are everywhere', async ({ page }) => {
  const board = boardPage(page);
  await board.go('Tenants').click();
  await page.getByRole('button', { name: 'Edit Silverbeck Water Inc.', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit Silverbeck Water Inc.' });
  await dialog.getByLabel('Name', { exact: true }).fill('Silverbeck');
  await dialog.getByLabel('Tags').fill('water, emea');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('rowheader', { name: /^Silverbeck silverbeck/ })).toBeVisible();

  await board.go('Board').click();
  await expect(board.row('Silverbeck').first()).toBeVisible();
  await expect(board.row('Silverbeck Water')).toHaveCount(0);
  await board.search.fill('is:all tenant-tag:water');
  await expect(board.chip('Tenants: water')).toBeVisible();
  await expect(board.rows.first()).toContainText('Silverbeck');
});

test('what a customer agreed decides whose turn its incidents are, and Enter saves', async ({
  page,
}) => {
  const board = boardPage(page);
  const turns = () => board.row('Silverbeck').locator('[data-column=turn]').allInnerTexts();
  await board.search.fill('turn:us tenant:Silverbeck');
  await expect(board.rows.first()).toContainText('Silverbeck');
  await board.go('Tenants').click();
  await page.getByRole('button', { name: 'Edit Silverbeck Water Inc.', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit Silverbeck Water Inc.' });
  for (const area of ['Triage', 'Remediation', 'Incidents found by hunting']) {
    await dialog.getByRole('checkbox', { name: area }).check();
  }
  await dialog.getByLabel('Name', { exact: true }).press('Enter');
  await expect(dialog).toHaveCount(0);

  await board.go('Board').click();
  await board.search.fill('tenant:Silverbeck turn:customer');
  await expect.poll(async () => [...new Set(await turns())]).toEqual(['Customer']);
  await board.search.fill('tenant:Silverbeck turn:us');
  await expect(board.rows).toHaveCount(0);
});

test('removing a tenant asks, says what goes, and takes its incidents off the board', async ({
  page,
}) => {
  const board = boardPage(page);
  await board.go('Tenants').click();
  await page.getByRole('button', { name: 'Remove Pellworm Press AB' }).click();
  const question = page.getByRole('alertdialog', { name: 'Remove this tenant?' });
  await expect(question).toContainText('Everything kept about it on this computer is deleted');
  await question.getByRole('button', { name: 'Remove the tenant' }).click();

  await expect(page.getByRole('rowheader')).toHaveCount(3);
  await board.go('Board').click();
  await board.search.fill('is:all tenant:pellworm');
  await expect(board.problem).toContainText('No tenant of yours is called pellworm');
});

import { expect, test } from './app.ts';
import { boardPage } from './pages/board.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 2, incidents: 20, seed: 7 } });

test.beforeEach(async ({ page }) => {
  await startPage(page).toTheBoard();
});

test('Escape in a changed form asks once, in the form, and Enter saves', async ({ page }) => {
  await boardPage(page).go('Tenants').click();
  const edit = page.getByRole('button', { name: /^Edit / }).first();
  await edit.click();
  const dialog = page.getByRole('dialog', { name: /^Edit / });
  await expect(dialog.getByRole('radio', { name: 'Teal' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0); // nothing was changed, nothing is asked

  await edit.click();
  const name = dialog.getByLabel('Name', { exact: true });
  await name.fill('Another name');
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('alert')).toHaveText('Discard changes?');
  await expect(dialog.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(name).toHaveValue('Another name');
  await expect(name).toBeFocused();

  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('rowheader', { name: /Another name/ })).toHaveCount(0);

  await edit.click();
  await name.fill('Another name');
  await name.press('Enter');
  await expect(page.getByRole('rowheader', { name: /Another name/ })).toBeVisible();
});

test('a number says once what is possible, and that it is saved', async ({ page }) => {
  await boardPage(page).go('Settings').click();
  const days = page.getByRole('spinbutton', { name: 'Days an incident is kept' });
  await days.fill('3');
  await expect(page.getByText('Between 7 and 3,650.')).toHaveCount(1);
  await expect(page.getByText('Not possible. Between 7 and 3,650.')).toBeVisible();
  await days.fill('90');
  await days.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await expect(days).toHaveValue('90');
});

import { expect, test } from './app.ts';
import { expectClean } from './clean.ts';
import { toAccessList } from './pages/access.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 7 } });

test('a lead sees by person who loses what, and in which customers that is not seen and why', async ({
  app,
}) => {
  const page = await app.firstWindow();
  const grid = await toAccessList(page, 'Runway', 'What ends');
  await expect(grid.getByRole('row').first()).toContainText(/today|tomorrow|in \d+ days/);
  const all = Number(await grid.getAttribute('aria-rowcount'));
  await page.getByRole('button', { name: 'By person' }).press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', String(all));
  const own = grid.getByRole('row').first();
  await expect(own).toContainText(/^You\d+ ends/);
  await expect(grid.getByRole('row').nth(1)).toContainText(/^You›/);
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('yusuf');
  await expect(grid.getByRole('row').first()).toContainText(/^Yusuf .*\d+ ends?/);
  await grid.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'End' })).toContainText('Yusuf');
  await page.keyboard.press('Escape');

  await expect(page.locator('.runway-foot')).toContainText(/Ends in \d+ of 16 tenants\./);
  await page
    .getByRole('button', { name: /^What you have is not seen in \d+: why$/ })
    .press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Tenants of which what you have is not seen' });
  await expect(dialog).toContainText('does not let guests read access');
  await expect(dialog).toContainText('You have no user object in this directory');
  await expectClean(page);
  await page.keyboard.press('Escape');

  const others = page.getByRole('button', { name: /^What others have is seen in \d+ of 16: why$/ });
  await others.press('Enter');
  const noOthers = page.getByRole('dialog', {
    name: 'Tenants of which what others have is not seen',
  });
  await expect(noOthers).toContainText('what others have are not seen here: the permission');
  await expectClean(page);
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Mine' }).check();
  await expect(others).toHaveCount(0);
});

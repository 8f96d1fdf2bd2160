import { expect } from './app.ts';
import { drill } from './drill.ts';
import { test } from './gateway-test.ts';
import { everythingRead } from './pages/access.ts';
import { approvalsPage } from './pages/approvals.ts';
import { palettePage } from './pages/palette.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 6, incidents: 20, seed: 3 } });

test('the key of a part of Access leads into its list, wherever in Access one was', async ({
  page,
  range,
}) => {
  await drill(range, 'access.people', { act: false });
  await startPage(page).toTheBoard();
  await everythingRead(page);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  const list = page.locator('.access-panel').getByRole('grid');
  await expect(list).toBeFocused();
  for (const tab of ['Access reviews', 'Approvals']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('tab', { name: tab })).toBeFocused();
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await expect(page.getByRole('tab', { name: 'Approvals' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect(list).toBeFocused();
  }
  await palettePage(page).choose('my access');
  await expect(page.getByRole('tab', { name: 'My access' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(list).toBeFocused();
});

test.describe('many customers', () => {
  test.use({ rangeOptions: { tenants: 40, incidents: 40, seed: 12 } });

  test('however much its head counts, and whatever waits, Access is never wider than the window', async ({
    page,
    range,
    gateway,
  }) => {
    await page.setViewportSize({ width: 1000, height: 700 });
    await drill(range, 'access.people', { act: false });
    await startPage(page).toTheBoard();
    await everythingRead(page);
    await gateway.cut();
    await page.getByRole('button', { name: 'Look at all tenants now' }).click();
    await expect(page.getByText('No connection.')).toBeVisible();
    const approvals = approvalsPage(page);
    await approvals.come();
    await approvals.decide('a', 'On the roster.');
    await expect(page.locator('.access-wishes')).toContainText('not sent yet');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1000);
  });
});

import { expect } from './app.ts';
import { expectClean } from './clean.ts';
import { drill } from './drill.ts';
import { test } from './gateway-test.ts';
import { goTo } from './go-to.ts';
import { everythingRead, toAccessList } from './pages/access.ts';
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
  await goTo(page, 'a');
  const list = page.locator('.access-panel').getByRole('grid');
  await expect(list).toBeFocused();
  for (const tab of ['Access reviews', 'Approvals']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('tab', { name: tab })).toBeFocused();
    await goTo(page, 'a');
    await expect(page.getByRole('tab', { name: 'Approvals' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect(list).toBeFocused();
  }
  for (const [key, tab] of [
    ['3', 'Runway'],
    ['4', 'Access reviews'],
    ['1', 'Approvals'],
    ['2', 'My access'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('tab', { name: tab, selected: true })).toBeVisible();
    await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-keyshortcuts', key);
    await expect(list).toBeFocused();
  }
  for (const [key, tab] of [
    ['b', null],
    ['r', 'Runway'],
    ['v', 'Access reviews'],
    ['m', 'My access'],
    ['a', 'Approvals'],
  ] as const) {
    await goTo(page, key);
    if (tab === null) await expect(page.getByRole('grid', { name: 'Incidents' })).toBeFocused();
    else await expect(page.getByRole('tab', { name: tab, selected: true })).toBeVisible();
  }
  await palettePage(page).choose('access: my access');
  await expect(page.getByRole('tab', { name: 'My access' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(list).toBeFocused();
});

test('the list of keys begins at those of what is shown', async ({ page, range }) => {
  await drill(range, 'access.people', { act: false });
  await startPage(page).toTheBoard();
  await page.setViewportSize({ width: 1000, height: 600 });
  const keys = page.getByRole('dialog', { name: 'Keys' });
  const here = keys.getByRole('heading', { name: /you are here/ });
  const lead = async (key: string, heading: string) => {
    await goTo(page, key);
    await page.keyboard.press('?');
    await expect(here).toHaveText(`${heading} · you are here`);
    await expect(here).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(keys).toHaveCount(0);
  };
  await lead('b', 'In the list');
  await lead('i', 'In the inbox');
  await lead('r', 'In the runway');
  await lead('v', 'In the access reviews');
});

test('where one’s account is gone, what was had there says so with its age, on its line and in the head', async ({
  page,
  range,
}) => {
  await drill(range, 'access.people', { act: false });
  const grid = await toAccessList(page, 'My access', 'Have');
  const held = await page.evaluate(async () => {
    const answer = await window.tidewatch.query('access.mine', {});
    return answer.ok ? answer.value.held[0] : undefined;
  });
  if (!held) throw new Error('Nothing is had.');
  const row = grid.getByRole('row').first();
  await expect(row).toContainText(held.packageName);
  await expect(row).not.toContainText('Account gone');
  await drill(range, 'access.guest', { tenantId: held.tenantId, state: 'absent' });
  await page.getByRole('button', { name: 'Look at the access of all tenants now' }).click();
  await expect(row).toContainText(/Account gone, as seen .* ago|Account gone, as seen just now/);
  await page.getByRole('button', { name: /1 with account gone$/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Tenants where my account is gone' });
  await expect(dialog).toContainText('as it was seen last');
  await expectClean(page);
});

test('where Graph was closed to guests since, what was had there says so with its age, in My access and on the runway', async ({
  page,
  range,
}) => {
  await drill(range, 'access.people', { act: false });
  const grid = await toAccessList(page, 'My access', 'Have');
  const held = await page.evaluate(async () => {
    const answer = await window.tidewatch.query('access.mine', {});
    return answer.ok ? answer.value.held[0] : undefined;
  });
  if (!held) throw new Error('Nothing is had.');
  const row = grid.getByRole('row').first();
  await expect(row).toContainText(held.packageName);
  await drill(range, 'access.closed', { tenantId: held.tenantId, closed: true });
  await page.getByRole('button', { name: 'Look at the access of all tenants now' }).click();
  await expect(row).toContainText(/Closed to guests, as seen (.* ago|just now)/);
  await page.getByRole('tab', { name: 'Runway' }).click();
  const end = page.getByRole('grid', { name: 'What ends' }).getByRole('row');
  await expect(end.filter({ hasText: 'Closed to guests, as seen' }).first()).toBeVisible();
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

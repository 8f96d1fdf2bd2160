import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { toAccessList } from './pages/access.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 7 } });

const LISTS = [
  [/^Approvals/, 'Requests that wait for you'],
  ['My access', 'Have'],
  [/^Access reviews/, 'Access reviews'],
] as const;

test('rows of every list of access are as high as the board’s density says, and the last one is reached', async ({
  app,
  range,
}) => {
  await drill(range, 'access.people', { act: false });
  const page = await app.firstWindow();
  await toAccessList(page, LISTS[0][0], LISTS[0][1]);
  for (const [tab, name] of LISTS) {
    await page.getByRole('tab', { name: tab }).click();
    const grid = page.getByRole('grid', { name });
    await grid.getByRole('row').first().waitFor();
    for (const [density, height] of [
      ['compact', 44],
      ['comfortable', 64],
      ['normal', 52],
    ] as const) {
      const set = await page.evaluate(
        (wanted) => window.tidewatch.command('settings.set', { density: wanted }),
        density,
      );
      expect(set.ok).toBe(true);
      const heights = () =>
        grid.getByRole('row').evaluateAll((rows) => {
          return [...new Set(rows.map((row) => row.getBoundingClientRect().height))];
        });
      await expect.poll(heights).toEqual([height]);
      await grid.focus();
      await page.keyboard.press('End');
      const total = await grid.getAttribute('aria-rowcount');
      const last = grid.locator(`[role=row][aria-rowindex="${total}"]`);
      await expect(last).toBeInViewport({ ratio: 0.9 });
      await expect(last).toHaveAttribute('data-chosen', 'true');
      await page.keyboard.press('Home');
      await expect(grid.locator('[role=row][aria-rowindex="1"]')).toBeInViewport();
    }
  }
});

test('the reasons behind a count of the head are whole sentences, also in a narrow window', async ({
  app,
}) => {
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 800 });
  await toAccessList(page, LISTS[0][0], LISTS[0][1]);
  await page.getByRole('button', { name: /without my account$/ }).click();
  const list = page.getByRole('group', { name: 'Tenants that have no account of mine' });
  await expect(list.getByRole('listitem').first()).toContainText('Ask for access in My Access');
  const overflow = await list.evaluate((box) => box.scrollWidth - box.clientWidth);
  expect(overflow).toBe(0);
});

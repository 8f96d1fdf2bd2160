import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { toAccessList } from './pages/access.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 7 } });

for (const { tab, list, name, button } of [
  { tab: /^Access reviews/, list: 'Access reviews', name: 'Review', button: /^Deny/ },
  { tab: /^Approvals/, list: 'Requests that wait for you', name: 'Request', button: /^Approve/ },
]) {
  test(`${list}: a button of the details decides on what they show, whatever is picked beside`, async ({
    app,
    range,
  }) => {
    await drill(range, 'access.people', { act: false });
    const page = await app.firstWindow();
    const grid = await toAccessList(page, tab, list);
    const chosen = grid.locator('[data-chosen="true"] strong');
    await expect(chosen).toHaveCount(1);
    const picked = (await chosen.innerText()).trim();
    await page.keyboard.press('x');
    await expect(page.getByText('1 picked')).toBeVisible();
    await page.keyboard.press('j');
    await expect(chosen).not.toHaveText(picked);
    const shown = (await chosen.innerText()).trim();
    await page.keyboard.press('Enter');
    const pane = page.getByRole('complementary', { name });
    await expect(pane.getByRole('heading', { level: 2 })).toHaveText(shown);
    await pane.getByRole('button', { name: button }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(shown);
    await expect(dialog).not.toContainText(picked);
  });
}

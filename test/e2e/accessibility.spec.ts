import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { boardPage } from './pages/board.ts';
import { fullScreen } from './pages/full.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 200, seed: 5 } });

/** Legacy mode stays inside the page: the app has no second window to run in. */
async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
  expect(found).toEqual([]);
}

for (const theme of ['dark', 'light', 'high-contrast']) {
  test(`every screen is clean for assistive technology in the ${theme} theme`, async ({ page }) => {
    const start = startPage(page);
    const board = boardPage(page);
    const pane = incidentPane(page);
    await expect(start.add).toBeVisible();
    await expectClean(page);
    await start.toTheBoard();
    await board.go('Settings').click();
    await page.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
    await expect(page.locator(`.app.theme-${theme}`)).toBeVisible();
    await expectClean(page);

    await board.go('Board').click();
    await board.scope('All').click();
    await expect(board.footer).toContainText('200 shown of 200');
    await expectClean(page);

    await board.rows.nth(1).click();
    await pane.classify.click();
    await pane.addComment('Seen');
    await expect(pane.changes).toBeVisible();
    await expectClean(page);
    await page.getByRole('button', { name: 'Full screen' }).click();
    for (const tab of await fullScreen(page).region.getByRole('tab').all()) {
      await tab.click();
      await expect(fullScreen(page).panel).not.toBeEmpty();
      await expectClean(page);
    }
    await fullScreen(page).back.click();

    await board.count('fresh').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectClean(page);
    await page.keyboard.press('Escape');

    await board.go('Tenants').click();
    await expect(page.getByRole('table')).toBeVisible();
    await expectClean(page);
    await page
      .getByRole('button', { name: /^Edit / })
      .first()
      .click();
    await expectClean(page);
    await page.keyboard.press('Escape');

    await board.go('Outbox').click();
    await expect(page.getByRole('heading', { name: 'Outbox' })).toBeVisible();
    await expectClean(page);
  });
}

test.describe('a new user', () => {
  test.use({ launchArgs: [] });

  test('finds a clean first screen', async ({ page }) => {
    await expect(page.getByRole('button', { name: 'Open the training range' })).toBeVisible();
    await expectClean(page);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await expect(page.getByRole('heading', { name: 'Sign-in needs two ids first' })).toBeVisible();
    await expectClean(page);
  });
});

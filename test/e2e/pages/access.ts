import { expect, type Locator, type Page } from '@playwright/test';
import { goTo } from '../go-to.ts';
import { startPage } from './start.ts';

/** Every tenant was looked at once: nothing new slips in between what a test does. */
export async function everythingRead(page: Page): Promise<void> {
  const unread = () =>
    page.evaluate(async () => {
      const answer = await window.tidewatch.query('access.overview', {});
      return answer.ok ? answer.value.tenants.filter(({ reach }) => reach === 'unread').length : -1;
    });
  await expect.poll(unread, { timeout: 60_000 }).toBe(0);
}

/** From the start to a tab of the place Access, by keyboard, with everything read. */
export async function toAccessTab(page: Page, name: RegExp | string): Promise<void> {
  await startPage(page).toTheBoard();
  await everythingRead(page);
  await goTo(page, 'a');
  await page.getByRole('tab', { name }).click();
}

/** The same to the list there, with the keys on it. */
export async function toAccessList(
  page: Page,
  tab: RegExp | string,
  list: string,
): Promise<Locator> {
  await toAccessTab(page, tab);
  const grid = page.getByRole('grid', { name: list });
  await expect(grid.getByRole('row').first()).toBeVisible();
  await grid.focus();
  return grid;
}

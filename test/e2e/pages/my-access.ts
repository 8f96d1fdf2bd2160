import { expect, type Page } from '@playwright/test';
import { everythingRead } from './access.ts';
import { boardPage } from './board.ts';

export type MineGroup = 'Have' | 'Asked for' | 'Can ask for' | 'In the browser';

/** One's own access in all tenants, in the place Access. */
export function myAccessPage(page: Page) {
  const list = (name: MineGroup) => page.getByRole('grid', { name });
  return {
    list,
    lookNow: page.getByRole('button', { name: 'Look at the access of all tenants now' }),
    report: page.locator('.report'),
    /** Once everything of a range of 16 tenants with the seed 3 is read: nothing comes in later. */
    async come() {
      await everythingRead(page);
      await boardPage(page).go('Access').click();
      await page.getByRole('tab', { name: 'My access' }).click();
      const whole = page.getByRole('button', { name: /4 seen whole$/ });
      await expect(whole).toBeVisible({ timeout: 40_000 }); // each tenant is looked at in whole
      await expect(list('Have').getByRole('row').first()).toContainText(/ends (in|today|tomorrow)/);
    },
    /** Shows a group narrowed to some words, with the focus in its list. */
    async show(name: MineGroup, words: string) {
      await page.getByRole('button', { name: new RegExp(`^${name} [\\d,]+$`) }).press('Enter');
      await page.getByRole('searchbox', { name: 'Filter by words' }).fill(words);
      await expect(list(name).getByRole('row').first()).toContainText(words, { ignoreCase: true });
      await list(name).focus();
    },
  };
}

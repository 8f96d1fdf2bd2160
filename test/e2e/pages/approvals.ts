import type { Page } from '@playwright/test';

/** Requests that wait for the person, in the place Access. */
export function approvalsPage(page: Page) {
  const grid = page.getByRole('grid', { name: 'Requests that wait for you' });
  const pane = page.getByRole('complementary', { name: 'Request' });
  const form = page.getByRole('dialog');
  return {
    grid,
    rows: grid.getByRole('row'),
    row: (person: string) => grid.getByRole('row').filter({ hasText: person }),
    /** The row that the keys mean. */
    chosen: grid.locator('[role=row][data-chosen=true]'),
    /** Rows that are picked, as a screen reader is told. */
    picked: grid.locator('[role=row][aria-selected=true]'),
    pane,
    about: pane.getByRole('group', { name: 'About the request' }),
    form,
    lookNow: page.getByRole('button', { name: 'Look at the access of all tenants now' }),
    history: page.getByRole('button', { name: 'History' }),
    gone: page.getByRole('grid', { name: 'Requests that waited for you' }).getByRole('row'),
    report: page.locator('.report'),
    /** Goes there by keyboard, until the queue of the range is read. */
    async come() {
      await page.keyboard.press('g');
      await page.keyboard.press('a');
      await grid.getByRole('row').nth(4).waitFor();
      await page.getByText(/seen whole/).waitFor();
    },
    /** Records a decision on what is chosen or picked, with the keys alone. */
    async decide(key: 'a' | 'd', words: string) {
      await page.keyboard.press(key);
      await form.waitFor();
      await page.keyboard.type(words);
      await page.keyboard.press('Control+Enter');
      await form.waitFor({ state: 'detached' });
    },
  };
}

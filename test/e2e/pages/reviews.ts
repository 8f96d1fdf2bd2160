import { expect, type Page } from '@playwright/test';
import { toAccessList } from './access.ts';

export const REVIEWS_TAB = /^Access reviews/;
const LIST = 'Access reviews';

/** Rounds in which the person decides, in the place Access. */
export function reviewsPage(page: Page) {
  const grid = page.getByRole('grid', { name: LIST });
  const pane = page.getByRole('complementary', { name: 'Review' });
  const rounds = async () => {
    const result = await page.evaluate(() => window.tidewatch.query('access.reviews', {}));
    if (!result.ok) throw new Error(result.failure.message);
    return result.value.rounds;
  };
  return {
    grid,
    /** The row that the keys mean. */
    current: grid.locator('[data-chosen="true"]'),
    pane,
    about: pane.getByRole('group', { name: 'About the review' }),
    dialog: page.getByRole('dialog'),
    report: page.locator('.report'),
    rounds,
    come: () => toAccessList(page, REVIEWS_TAB, LIST),
    /** Core writes down that the person had all of them before them. */
    async lookAtAll(): Promise<void> {
      const items = (await rounds()).flatMap(({ tenantId, definitionId, instanceId, rows }) =>
        rows.map(({ itemId, shown }) => ({ tenantId, definitionId, instanceId, itemId, shown })),
      );
      const looked = await page.evaluate(
        async (all) => (await window.tidewatch.command('access.lookedAt', { items: all })).ok,
        items,
      );
      expect(looked).toBe(true);
    },
  };
}

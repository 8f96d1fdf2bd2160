import type { Page } from '@playwright/test';

/**
 * Presses g and the key of a place as one thought. The second does not wait until the page is done with the first:
 * a busy one would have forgotten it by then.
 */
export async function goTo(page: Page, key: string): Promise<void> {
  await Promise.all([page.keyboard.press('g'), page.keyboard.press(key)]);
}

import { expect, type Page } from '@playwright/test';

/** The commands over everything else. */
export function palettePage(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Commands' });
  const line = dialog.getByRole('combobox', { name: 'Commands' });
  const active = dialog.getByRole('option', { selected: true });
  return {
    dialog,
    line,
    options: dialog.getByRole('option'),
    active,
    /** Opens it, types, and takes the first entry. */
    async choose(typed: string) {
      await page.keyboard.press('Control+k');
      await line.fill(typed);
      await expect(active).toHaveAttribute('aria-posinset', '1');
      await page.keyboard.press('Enter');
      await expect(dialog).toHaveCount(0);
    },
  };
}

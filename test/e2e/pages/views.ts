import type { Page } from '@playwright/test';

/** Views: the menu of the toolbar, the list at the side, the dialogs. */
export function viewsPage(page: Page) {
  const menu = page.getByRole('menu');
  const dialog = page.getByRole('dialog', { name: 'Manage views' });
  return {
    button: page.getByRole('button', { name: /^View(s|: )/ }),
    menu,
    item: (name: string | RegExp) => menu.getByRole('menuitemradio', { name }),
    command: (name: string | RegExp) => menu.getByRole('menuitem', { name }),
    /** A line of the list at the side. */
    line: (name: string | RegExp) =>
      page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }),
    dialog,
    saveAs: async (name: string) => {
      await page.getByRole('button', { name: /^View(s|: )/ }).click();
      await menu.getByRole('menuitem', { name: 'Save as a new view…' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
    },
    manage: async () => {
      await page.getByRole('button', { name: /^View(s|: )/ }).click();
      await menu.getByRole('menuitem', { name: 'Manage views…' }).click();
    },
  };
}

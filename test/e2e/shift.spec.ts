import type { Locator, Page } from '@playwright/test';
import { expect, openedLinks, test } from './app.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { palettePage } from './pages/palette.ts';
import { startPage } from './pages/start.ts';
import { viewsPage } from './pages/views.ts';

test.use({ rangeOptions: { tenants: 14, incidents: 400, seed: 5 } });

/** Every key of a story goes through here; words that are typed count apart. */
function keysOf(page: Page) {
  let pressed = 0;
  let typed = 0;
  return {
    press: async (...keys: string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        pressed += 1;
      }
    },
    tabTo: async (wanted: Locator) => {
      for (let tabs = 0; tabs < 40; tabs += 1) {
        if (await wanted.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
        pressed += 1;
      }
      throw new Error('40 presses of Tab do not lead there.');
    },
    type: async (words: string) => {
      await page.keyboard.type(words);
      typed += words.length;
    },
    /** For the tour in the README. */
    tell: (story: string) => {
      const description = `${pressed} keys, ${typed} letters`;
      test.info().annotations.push({ type: story, description });
      console.log(`${story}: ${description}`);
    },
  };
}

test.beforeEach(async ({ page }) => {
  await startPage(page).toTheBoard();
  await expect(boardPage(page).footer).toContainText(/of 400/);
  await boardPage(page).grid.focus();
});

test('the oldest high of ours is taken, read, commented, classified, resolved and opened in the portal', async ({
  app,
  page,
  range,
}) => {
  const keys = keysOf(page);
  const board = boardPage(page);
  const pane = incidentPane(page);
  // The oldest high of ours, in a tenant that tells the person's name.
  const { tenants } = await drill(range, 'totals', {});
  const tenantId = tenants[1]?.id;
  if (tenantId === undefined) throw new Error('The range has no second tenant.');
  const { created } = await drill(range, 'incidents.burst', { count: 1, tenantId });
  for (const key of created) {
    const ours = { severity: 'high', status: 'active', assignedTo: null } as const;
    await drill(range, 'incidents.change', { ...key, ...ours });
  }
  await board.lookNow.click();
  await expect(board.footer).toContainText(/of 401/);
  await board.grid.focus();
  await keys.press('w');
  await expect(viewsPage(page).item('Ours, oldest high first')).toBeFocused();
  await keys.press('1');
  await expect(board.search).toHaveValue('turn:us');
  await expect(board.rows.first()).toContainText('High');
  await keys.press('j');
  await expect(board.selected).toContainText('High');
  await keys.press('t');
  await expect(pane.changes).toContainText('Assign');
  await keys.press('f', '3');
  await expect(page.getByRole('tabpanel')).toBeVisible();
  await keys.press('Escape', 'c');
  await expect(pane.comment).toBeFocused();
  await keys.type('Seen. Mail removed.');
  await keys.press('Control+Enter');
  await expect(pane.changes).toContainText('Seen. Mail removed.');
  await keys.press('Escape', 'v');
  await expect(pane.pane.getByLabel('Classification')).toBeFocused();
  await keys.press('t', 'Tab', 'p', 'Tab', 'Enter');
  await expect(pane.changes).toContainText('True positive');
  await keys.press('s');
  await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1);
  await keys.press('End', 'Enter');
  await expect(pane.changes).toContainText('Resolved');
  await keys.press('o');
  await expect
    .poll(async () => (await openedLinks(app)).at(-1))
    .toMatch(/^https:\/\/security\.microsoft\.com\/.*tid=/);
  keys.tell('the oldest high of ours');
});

test('forty incidents of twelve tenants are assigned to me', async ({ page, range }) => {
  const keys = keysOf(page);
  const { tenants } = await drill(range, 'totals', {});
  for (const [place, { id: tenantId }] of tenants.slice(0, 12).entries()) {
    const { created } = await drill(range, 'incidents.burst', {
      tenantId,
      count: place < 4 ? 4 : 3,
    });
    for (const key of created) {
      const wave = { title: 'Wave of mail', status: 'active', assignedTo: null } as const;
      await drill(range, 'incidents.change', { ...key, ...wave });
    }
  }
  await boardPage(page).lookNow.click();
  await boardPage(page).grid.focus();
  await keys.press('/');
  await keys.type('wave of mail');
  await keys.press('Enter');
  await expect(boardPage(page).footer).toContainText(/^40 shown of/);
  await expect(boardPage(page).grid).toBeFocused();
  await keys.press('Control+a');
  await expect(page.getByText('40 picked')).toBeVisible();
  await keys.press('e');
  const dialog = page.getByRole('dialog', { name: 'Change 40 incidents' });
  await expect(dialog.getByRole('table', { name: 'What it means in each tenant' })).toBeVisible();
  await keys.tabTo(dialog.getByRole('checkbox', { name: /^Assign to me/ }));
  await keys.press('Space');
  await keys.tabTo(dialog.getByRole('button', { name: /^Change \d+ incidents$/ }));
  await keys.press('Enter');
  const receipt = page.getByRole('dialog', { name: 'Recorded' });
  await expect(receipt.getByRole('table')).toContainText('confirmed');
  keys.tell('forty incidents');
});

test('every tenant we are blind in is one name away', async ({ page, range }) => {
  const keys = keysOf(page);
  const { tenants } = await drill(range, 'totals', {});
  const [first] = tenants;
  if (!first) throw new Error('The range has no tenant.');
  await drill(range, 'tenants.role', { tenantId: first.id, role: 'none' });
  await boardPage(page).lookNow.click();
  await expect(boardPage(page).count('blind')).toHaveText(/[1-9]\d* blind/);
  await boardPage(page).grid.focus();
  await keys.press('Control+k');
  await keys.type('blind');
  await expect(palettePage(page).active).toContainText('Tenants I am blind in');
  await keys.press('Enter');
  const list = page.getByRole('dialog', { name: 'Tenants we are blind in' });
  await expect(list).toContainText(first.name);
  keys.tell('tenants we are blind in');
});

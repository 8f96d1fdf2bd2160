import { expect, test } from './app.ts';
import { goTo } from './go-to.ts';
import { boardPage } from './pages/board.ts';
import { fullScreen } from './pages/full.ts';
import { incidentPane } from './pages/incident.ts';
import { palettePage } from './pages/palette.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 60, seed: 5 } });

test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await startPage(page).toTheBoard();
  await expect(boardPage(page).footer).toContainText('of 60');
});

test('the list of keys begins at its beginning, and the arrows scroll it', async ({ page }) => {
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys.getByRole('heading', { name: 'Keys' })).toBeInViewport();
  await expect(keys.getByRole('heading', { name: 'In the list' })).toBeInViewport();
  const scrolled = () => keys.evaluate((dialog) => dialog.scrollTop);
  expect(await scrolled()).toBe(0);
  await page.keyboard.press('End');
  await expect(keys.getByRole('button', { name: 'Close' })).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  await expect(boardPage(page).grid).toBeFocused();
});

test('from the full screen to the tenants and back, keys work on the incident at once', async ({
  page,
}) => {
  const { region, tab } = fullScreen(page);
  await boardPage(page).grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('f');
  await expect(region).toBeVisible();
  await goTo(page, 't');
  await expect(page.getByRole('heading', { name: 'Tenants', level: 1 })).toBeFocused();
  await goTo(page, 'b');
  await expect(region).toBeVisible();
  await expect(region).toBeFocused();
  await page.keyboard.press('2');
  await expect(tab('Alerts')).toHaveAttribute('aria-selected', 'true');
});

test('a screen whose file is still being read has the focus on its heading once it is there', async ({
  relaunch,
}) => {
  const { page } = await relaunch(() => {
    window.requestIdleCallback = () => 0; // no screen is read before it is gone to
  });
  await expect(boardPage(page).rows.first()).toBeVisible();
  for (const [key, name] of [
    ['t', 'Tenants'],
    ['o', 'Outbox'],
    ['s', 'Settings'],
  ] as const) {
    await goTo(page, key);
    await expect(page.getByRole('heading', { name, level: 1 })).toBeFocused();
  }
});

test('my note has a key and a command, and Esc leaves its field before the screen', async ({
  page,
}) => {
  const { region } = fullScreen(page);
  const { pane } = incidentPane(page);
  await boardPage(page).grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+N');
  await expect(pane.getByRole('textbox', { name: 'My note' })).toBeFocused();
  await page.keyboard.type('Ask Bo.');
  await page.keyboard.press('Escape');
  await expect(pane).toBeVisible();
  await expect(boardPage(page).grid).toBeFocused();

  await page.keyboard.press('f');
  const note = region.getByRole('textbox', { name: 'My note' });
  await palettePage(page).choose('my note');
  await expect(note).toBeFocused();
  await expect(note).toHaveValue('Ask Bo.');
  await page.keyboard.press('Escape');
  await expect(region).toBeVisible();
  await expect(note).not.toBeFocused();
  await page.keyboard.press('Escape');
  await expect(region).toHaveCount(0);
});

import { expect, openedLinks, test } from './app.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { palettePage } from './pages/palette.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 12, incidents: 60, seed: 5 } });

test.beforeEach(async ({ page }) => {
  await startPage(page).toTheBoard();
  const board = boardPage(page);
  await expect(board.footer).toContainText(/of 60/);
  await board.grid.focus();
});

test('anything is found by its name, done, and the focus is back where it was', async ({
  page,
}) => {
  const board = boardPage(page);
  const palette = palettePage(page);
  await page.keyboard.press('Control+k');
  await expect(palette.line).toBeFocused();
  await page.keyboard.type('theme light');
  await expect(palette.active).toContainText('Theme: light');
  await page.keyboard.press('Enter');
  await expect(palette.dialog).toHaveCount(0);
  await expect(page.locator('.theme-light').first()).toBeVisible();
  await expect(board.grid).toBeFocused();

  await palette.choose('look at all tenants');
  await page.keyboard.press('Control+k');
  await expect(palette.options.first()).toContainText('Look at all tenants now');
  await expect(palette.options.first()).toContainText('Lately');
  await page.keyboard.press('Control+k');
  await expect(palette.dialog).toHaveCount(0);
  await expect(board.grid).toBeFocused();
});

test('what cannot be done now says why and is not done', async ({ page }) => {
  const palette = palettePage(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('write a comment');
  await expect(palette.active).toContainText('Choose an incident first.');
  await expect(palette.active).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expect(palette.dialog.getByRole('status')).toHaveText('Not now: Choose an incident first.');
  await page.keyboard.press('Escape');
  await expect(palette.dialog).toHaveCount(0);

  await page.keyboard.press('j');
  await expect(boardPage(page).selected).toHaveCount(1);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('write a comment');
  await expect(palette.active).toContainText('Write a comment');
  await expect(palette.active).toHaveAttribute('aria-disabled', 'false');
  await page.keyboard.press('Enter');
  await expect(incidentPane(page).comment).toBeFocused();

  await page.keyboard.press('Control+k');
  await expect(palette.line).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(incidentPane(page).comment).toBeFocused();
});

test('a tenant is one name away: on the board, in the list of tenants, in its portal', async ({
  app,
  page,
}) => {
  const board = boardPage(page);
  const palette = palettePage(page);
  const { name } = await page.evaluate(async () => {
    const answer = await window.tidewatch.query('tenants.list', {});
    const [first] = answer.ok ? answer.value : [];
    return { name: first?.name ?? '' };
  });

  await palette.choose(`${name} board`);
  await expect(board.chip(name)).toBeVisible();
  await expect(board.grid).toBeFocused();

  await palette.choose(`${name} tenants`);
  await expect(page.getByRole('button', { name: `Edit ${name}`, exact: true })).toBeFocused();

  await palette.choose(`${name} defender`);
  const last = async () => (await openedLinks(app)).at(-1);
  await expect.poll(last).toMatch(/^https:\/\/security\.microsoft\.com\/.*tid=/);
});

test('the first frame after the keys has the palette with its entries', async ({ page }) => {
  const palette = palettePage(page);
  await page.evaluate(() => {
    const look = () => {
      const dialog = document.querySelector('dialog[open]');
      const entries = dialog?.querySelectorAll('[role=option]').length ?? 0;
      document.body.dataset['firstFrame'] = entries > 0 ? 'with entries' : 'without';
    };
    const onKey = ({ key, ctrlKey }: KeyboardEvent) => {
      if (key === 'k' && ctrlKey) requestAnimationFrame(look); // just before what follows is painted
    };
    window.addEventListener('keydown', onKey, true);
  });
  for (const time of ['with its file read from the disk', 'at once']) {
    await page.keyboard.press('Control+k');
    await expect(palette.line, time).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(palette.dialog).toHaveCount(0);
  }
  await expect(page.locator('body')).toHaveAttribute('data-first-frame', 'with entries');
});

test('a Tidewatch link put into the line is asked about before it shows anything', async ({
  page,
}) => {
  const palette = palettePage(page);
  await page.keyboard.press('Control+k');
  await palette.line.fill('tidewatch://vie');
  await expect(palette.options).toHaveText([/no whole link/]);
  await palette.line.fill(
    `tidewatch://view?q=${'a'.repeat(120)}%20severity%3Ahigh&sort=-createdAt`,
  );
  await expect(palette.options).toHaveText([/^Open the Tidewatch link/]);
  await page.keyboard.press('Enter');
  const asked = page.getByRole('alertdialog', { name: 'A link wants to show something' });
  await expect(asked).toContainText('severity:high');
  await expect(boardPage(page).search).toHaveValue('');
  await asked.getByRole('button', { name: 'Show' }).click();
  await expect(boardPage(page).search).toHaveValue(/severity:high/);
});

test('how one is told, the templates and the way to show cards are found by what people call them', async ({
  page,
}) => {
  const palette = palettePage(page);
  await palette.choose('do not disturb');
  await expect(page.getByRole('group', { name: 'Do not disturb' })).toBeVisible();
  await palette.choose('comment template');
  await expect(page.getByRole('heading', { name: 'Comment templates' })).toBeFocused();
  await palette.choose('kanban');
  await expect(page.getByRole('grid', { name: 'Active', exact: true })).toBeVisible();
});

test('signing out is found by name, asks, and leaves the focus on the way back in', async ({
  page,
}) => {
  const palette = palettePage(page);
  await palette.choose('log out');
  const dialog = page.getByRole('dialog', { name: 'Sign out?' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(boardPage(page).grid).toBeFocused();

  await palette.choose('sign out');
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  const signIn = page.getByRole('button', { name: 'Sign in to the training range' });
  await expect(signIn).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'Signed out.' })).toContainText(
    /’s tenants, what was read and unsent changes stay on this computer/,
  );
  await page.keyboard.press('Enter');
  await expect(boardPage(page).footer).toContainText(/of 60/);
});

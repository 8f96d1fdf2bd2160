import { expect, test } from './app.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { palettePage } from './pages/palette.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 6, incidents: 120, seed: 5 } });

test('what somebody once said is found from anywhere, with its tenant, and opens where it stands', async ({
  page,
}) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  await startPage(page).toTheBoard();
  await expect(board.rows.first()).toBeVisible();
  await board.grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const tenant = await pane.tenant.innerText();
  await pane.addComment('Handed to the xylophone team');
  await expect(pane.changes).toContainText('xylophone');
  await expect(pane.changes).toContainText('Confirmed');
  await page.keyboard.press('Escape');
  await board.go('Outbox').click();

  await page.keyboard.press('Control+Shift+f');
  const dialog = page.getByRole('dialog', { name: 'Search everything' });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('xyloph');
  const said = dialog.getByRole('option', { name: /^Comments/ });
  await expect(said).toContainText('Handed to the xylophone team');
  await expect(said).toContainText(tenant);
  await expect(said.locator('mark')).toHaveText('xylophone');
  await said.click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Activity' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.getByRole('tabpanel')).toContainText('xylophone');
});

test('evidence that was found is marked where it stands, with the focus on it', async ({
  page,
}) => {
  await startPage(page).toTheBoard();
  await expect(boardPage(page).footer).toContainText('of 120'); // it seeks once, in what is read by then
  await page.keyboard.press('Control+Shift+f');
  const dialog = page.getByRole('dialog', { name: 'Search everything' });
  await dialog.getByRole('combobox').fill('a');
  const pieces = dialog.getByRole('option', { name: /^Incidents/ });
  const rest = dialog.getByRole('option', { name: /^Incidents Show \d+ more$/ });
  const board = dialog.getByRole('option', { name: /Search the board/ });
  await expect(rest).toBeVisible();
  for (let line = 0; line < 8; line += 1) await page.keyboard.press('ArrowDown');
  await expect(rest).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(rest).toHaveCount(0);
  await expect(board).toHaveCount(0); // further down now
  await expect(pieces.nth(8)).toHaveAttribute('aria-selected', 'true');
  await dialog.getByRole('combobox').fill('srv');
  // Until then evidence that fits the letter before is listed.
  await expect(dialog.getByRole('status')).not.toContainText(/looking/i);
  const device = dialog.getByRole('option', { name: /^Evidence/ }).first();
  const name = await device.locator('.choice-name').innerText();
  await device.click();
  await expect(page.getByRole('tab', { name: 'Evidence' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  const hit = page.locator('.evidence-piece[data-hit=true]');
  await expect(hit).toContainText('Found');
  await expect(hit).toContainText(name);
  await expect(hit.locator('summary').first()).toBeFocused();
});

test('the commands lead on to it, and what is typed is only ever text', async ({ page }) => {
  const board = boardPage(page);
  const palette = palettePage(page);
  await startPage(page).toTheBoard();
  await board.grid.focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zz<img src=x onerror=alert(1)> " OR *');
  await expect(palette.active).toContainText('Search everything for zz<img');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Search everything' });
  await expect(dialog.getByRole('combobox')).toHaveValue('zz<img src=x onerror=alert(1)> " OR *');
  await expect(dialog.getByRole('status')).toHaveText(
    'Nothing that is stored here has these words.',
  );
  await expect(page.locator('dialog img')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(board.grid).toBeFocused();
});

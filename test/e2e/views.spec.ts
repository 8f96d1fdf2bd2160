import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './app.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';
import { viewsPage } from './pages/views.ts';

test.use({ rangeOptions: { tenants: 4, incidents: 300, seed: 9 } });

test.beforeEach(async ({ page }) => {
  await startPage(page).toTheBoard();
  await boardPage(page).scope('All').click();
  await expect(boardPage(page).footer).toContainText('300 shown of 300');
});

/** Plays the person in the system's dialogs: both name this file. */
async function chooseFile(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, file);
}

test('a view that comes with Tidewatch is two keys away, and says when the board differs', async ({
  page,
}) => {
  const board = boardPage(page);
  const views = viewsPage(page);
  await board.grid.focus();
  await page.keyboard.press('w');
  await expect(views.item('Ours, oldest high first')).toBeFocused();
  await page.keyboard.press('1');
  await expect(views.menu).toHaveCount(0);
  await expect(board.search).toHaveValue('turn:us');
  await expect(board.header('Severity')).toHaveAttribute('aria-sort', 'descending');
  await expect(views.line(/^Ours, oldest high first/)).toHaveAttribute('aria-current', 'true');
  await expect
    .poll(async () => {
      const shown = /[\d,]+(?= shown)/.exec(await board.footer.innerText())?.[0];
      const line = await views.line(/^Ours, oldest high first/).innerText();
      return shown !== undefined && line.endsWith(shown);
    })
    .toBe(true);

  await board.header('Title').getByRole('button').click();
  await expect(views.button).toHaveText(/· changed$/);
  await views.line(/^Ours, oldest high first/).click();
  await expect(views.button).not.toHaveText(/changed/);
  await expect(board.header('Title')).toHaveAttribute('aria-sort', 'none');
});

test('a view begins with nothing chosen and the keys in its list: the next key chooses its first row', async ({
  page,
}) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  await board.rows.nth(3).click();
  await expect(pane.title).toBeVisible();
  await board.grid.focus();
  await page.keyboard.press('w');
  await expect(viewsPage(page).item('Ours, oldest high first')).toBeFocused();
  await page.keyboard.press('1');
  await expect(board.search).toHaveValue('turn:us');
  await expect(board.grid).toBeFocused();
  await expect(board.selected).toHaveCount(0);
  await expect(pane.pane).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(board.rows.first()).toHaveAttribute('aria-selected', 'true');
});

test('a view of my own keeps search and order, is updated, and comes back after a restart', async ({
  page,
  relaunch,
}) => {
  const board = boardPage(page);
  const views = viewsPage(page);
  await board.search.fill('severity:high (turn:us or alerts>1)');
  await board.search.blur();
  await views.saveAs('Night shift');
  await expect(views.button).toHaveText('Night shift');
  await views.line(/^All open/).click();
  await expect(board.search).toHaveValue('');
  await views.line(/^Night shift/).click();
  await expect(board.search).toHaveValue('severity:high (turn:us or alerts>1)');

  await board.header('Age').getByRole('button').click();
  await views.button.click();
  await views.command(/^Update “Night shift”/).click();
  await expect(views.button).toHaveText('Night shift');
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const last = await window.tidewatch.query('views.last', {});
        return last.ok ? last.value.shown?.board.sort[0]?.by : null;
      }),
    )
    .toBe('createdAt');

  const { page: again } = await relaunch();
  await expect(viewsPage(again).button).toHaveText('Night shift');
  await expect(boardPage(again).header('Age')).toHaveAttribute('aria-sort', 'descending');
});

test('a view is renamed, moved and deleted, and the deletion is taken back', async ({ page }) => {
  const views = viewsPage(page);
  await views.saveAs('First');
  await views.manage();
  const { dialog } = views;
  await dialog.getByRole('textbox', { name: 'Name of First' }).fill('Better');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Move Better up' }).click();
  await expect(dialog.getByRole('listitem').nth(5).getByRole('textbox')).toHaveValue('Better');
  await dialog.getByRole('button', { name: 'Delete Better' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name of Better' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByRole('listitem').nth(5).getByRole('textbox')).toHaveValue('Better');
});

test('views go to the team by a file and come back; a bad file changes nothing', async ({
  app,
  page,
  dataDir,
}) => {
  const views = viewsPage(page);
  const file = path.join(dataDir, 'team.json');
  await chooseFile(app, file);
  await views.saveAs('Night shift');
  await views.manage();
  await views.dialog.getByRole('button', { name: 'Export all of mine…' }).click();
  await expect(views.dialog).toContainText('1 view exported.');
  const text = await readFile(file, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ version: 1, views: [{ name: 'Night shift' }] });

  await writeFile(file, text.replace('"Night shift"', '""'));
  await views.dialog.getByRole('button', { name: 'Import…' }).click();
  await expect(views.dialog.getByRole('alert')).toContainText(
    'The view number 1 in this file cannot be read. Nothing was imported.',
  );
  await writeFile(file, text);
  await views.dialog.getByRole('button', { name: 'Import…' }).click();
  const taken = page.getByRole('combobox', { name: 'There is a view called Night shift already' });
  await expect(taken).toHaveValue('keep-both');
  await page.getByRole('button', { name: 'Import 1 view' }).click();
  await expect(
    views.dialog.getByRole('textbox', { name: 'Name of Night shift (2)' }),
  ).toBeVisible();
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { expect, test } from './app.ts';
import { ROOT } from './host.ts';
import { boardPage } from './pages/board.ts';
import { startPage } from './pages/start.ts';
import { viewsPage } from './pages/views.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 200, seed: 13 } });

const AS_ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** As the system does it when somebody follows a link: the program is started once more, with the link. */
async function follow(dataDir: string, link: string): Promise<void> {
  const executable = String(createRequire(import.meta.url)('electron'));
  const args = [...AS_ROOT, ROOT, '--data-dir', dataDir, link];
  const second = spawn(executable, args, { stdio: 'inherit' });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
}

test('a link to an incident is followed only when the person says so', async ({
  page,
  app,
  dataDir,
}) => {
  await startPage(page).toTheBoard();
  const board = boardPage(page);
  await board.scope('All').click();
  await expect(board.footer).toContainText('200 shown of 200');
  await board.rows.nth(3).click();
  const title = await board.rows.nth(3).locator('.row-title').innerText();
  await page.getByRole('button', { name: 'Copy link: this incident in Tidewatch' }).click();
  await expect(board.report).toContainText('The link is copied.');
  const link = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(link).toMatch(/^tidewatch:\/\/incident\/[0-9a-f-]{36}\/\d+$/);
  await page.keyboard.press('Escape');
  await board.rows.nth(1).click();

  const asked = page.getByRole('alertdialog', { name: 'A link wants to show something' });
  await follow(dataDir, link);
  await expect(asked).toContainText(title);
  await expect(asked.getByRole('button', { name: 'Not now' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(asked).toHaveCount(0);

  await follow(dataDir, link);
  await asked.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('complementary').filter({ hasText: title })).toBeVisible();

  await follow(dataDir, 'tidewatch://incident/0a1b2c3d-0000-4000-8000-000000000001/7');
  await expect(asked).toContainText('is not among yours');
  await expect(asked.getByRole('button', { name: 'Show' })).toHaveCount(0);
});

test('a link to a view carries its words, and what cannot be read is refused in words', async ({
  page,
  app,
  dataDir,
}) => {
  await startPage(page).toTheBoard();
  const board = boardPage(page);
  const views = viewsPage(page);
  await board.search.fill('is:all severity:high,medium (turn:us or alerts>1)');
  await board.search.blur();
  await board.header('Title').getByRole('button').click();
  await views.button.click();
  await views.command('Copy a link to what is shown').click();
  await expect(board.report).toContainText('The link is copied.');
  const link = await app.evaluate(({ clipboard }) => clipboard.readText());
  await views.line(/^All open/).click();
  await expect(board.search).toHaveValue('');

  const asked = page.getByRole('alertdialog', { name: 'A link wants to show something' });
  await follow(dataDir, link);
  await expect(asked).toContainText('is:all severity:high,medium (turn:us or alerts>1)');
  await asked.getByRole('button', { name: 'Show' }).click();
  await expect(board.search).toHaveValue('is:all severity:high,medium (turn:us or alerts>1)');
  await expect(board.header('Title')).toHaveAttribute('aria-sort', 'ascending');

  await follow(dataDir, 'tidewatch://view?q=owner%3Aada');
  await expect(asked).toContainText('It cannot be shown: owner is not known here');
  await asked.getByRole('button', { name: 'Close' }).click();
  await follow(dataDir, 'tidewatch://view?q=a&exec=calc'); // no link of ours: the window comes up, that is all
  const wanted = await page.evaluate(() => window.tidewatch.command('host.takeLink', {}));
  expect(wanted).toMatchObject({ ok: true, value: null });
  await expect(asked).toHaveCount(0);
});

test('a link to what one has as a view oneself leads to that view', async ({
  page,
  app,
  dataDir,
}) => {
  await startPage(page).toTheBoard();
  const board = boardPage(page);
  const views = viewsPage(page);
  await board.search.fill('is:all severity:high,medium');
  await board.search.blur();
  await views.button.click();
  await views.command('Copy a link to what is shown').click();
  await expect(board.report).toContainText('The link is copied.');
  const link = await app.evaluate(({ clipboard }) => clipboard.readText());
  await views.saveAs('Night shift');
  await expect(views.button).toHaveText('Night shift');
  await views.line(/^All open/).click();
  await expect(views.button).toHaveText('All open');

  const asked = page.getByRole('alertdialog', { name: 'A link wants to show something' });
  await follow(dataDir, link);
  await expect(asked).toContainText('You have it already: your view “Night shift” is shown.');
  await asked.getByRole('button', { name: 'Show' }).click();
  await expect(views.button).toHaveText('Night shift');
  await expect(board.search).toHaveValue('is:all severity:high,medium');
});

test.describe('a start by a link', () => {
  test.use({
    launchArgs: async ({ range }, use) => {
      await use(['--cloud', range.cloudFile, 'tidewatch://view?q=severity%3Alow', '--range']);
    },
  });

  test('asks as well, and no option that stands behind the link counts', async ({ page }) => {
    const asked = page.getByRole('alertdialog', { name: 'A link wants to show something' });
    await startPage(page).toTheBoard();
    await expect(asked).toContainText('severity:low');
    await asked.getByRole('button', { name: 'Show' }).click();
    await expect(boardPage(page).search).toHaveValue('severity:low');
  });
});

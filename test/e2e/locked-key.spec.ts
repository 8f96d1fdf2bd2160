import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './app.ts';
import { boardPage } from './pages/board.ts';
import { startPage } from './pages/start.ts';

test.skip(({ hostKind }) => hostKind === 'electron', 'only the stand-in can lock its keyring');

test.afterEach(() => {
  delete process.env['STAND_IN_NO_KEYRING'];
});

const unlock = (app: ElectronApplication) =>
  app.evaluate(() => {
    delete process.env['STAND_IN_NO_KEYRING'];
  });

/** How often core could not start, from main's log. */
async function failedStarts(dataDir: string): Promise<number> {
  const text = await readFile(path.join(dataDir, 'logs/main.log'), 'utf8');
  return text.split('core.start-failed').length - 1;
}

test('a locked keyring keeps the profile closed and whole; unlocked, it opens on the next try', async ({
  page,
  relaunch,
  dataDir,
}) => {
  await startPage(page).toTheBoard();
  process.env['STAND_IN_NO_KEYRING'] = '1';
  const { app, page: locked } = await relaunch();
  await expect(locked.getByRole('alert')).toContainText(
    'The key of this profile cannot be opened.Unlock or start the keyring',
  );
  const again = locked.getByRole('button', { name: 'Try again' });
  await expect(again).toBeFocused();
  const before = await failedStarts(dataDir);
  await again.click();
  await expect.poll(() => failedStarts(dataDir)).toBe(before + 1); // while it is tried a press does nothing
  await expect(again).toBeFocused();

  await unlock(app);
  await again.click();
  await expect(boardPage(locked).rows.first()).toBeVisible();
});

test('who has lost the key for good begins with an empty profile, and is told what was set aside', async ({
  page,
  relaunch,
}) => {
  await startPage(page).toTheBoard();
  process.env['STAND_IN_NO_KEYRING'] = '1';
  const { page: locked } = await relaunch();
  await locked.getByText('The key is lost for good').click();
  await locked.getByRole('button', { name: 'Begin anew' }).click();
  await startPage(locked).toTheBoard();
  await expect(locked.getByText(/its files were set aside: ledger\.db\.set-aside/)).toBeVisible();
});

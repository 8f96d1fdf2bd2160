import { expect, test } from './app.ts';
import { corePids } from './core-pids.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 60, seed: 5 } });

test('keys are changed by pressing them, work at once, are printed everywhere and outlive a restart', async ({
  page,
  relaunch,
  dataDir,
}) => {
  const board = boardPage(page);
  await startPage(page).toTheBoard();
  await board.go('Settings').click();
  const change = page.getByRole('button', { name: 'Change the keys of: Write a comment' });
  await change.click();
  const dialog = page.getByRole('dialog', { name: 'Keys: Write a comment' });
  const field = dialog.getByRole('textbox', { name: 'Press the new keys' });
  await expect(field).toBeFocused();

  await page.keyboard.press('Control+c');
  await expect(dialog).toContainText('The system and the window use these keys themselves');
  await page.keyboard.press('t');
  await expect(field).toHaveValue('t');
  await expect(dialog.getByRole('status')).toHaveText(
    't is in use: Assign the incident to me. Swapped, it gets c.',
  );
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible(); // in use: Enter decides nothing
  await dialog.getByRole('button', { name: 'Swap' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(change).toBeFocused();
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await expect(row('Write a comment').locator('kbd')).toHaveText('t');
  await expect(row('Assign the incident to me').locator('kbd')).toHaveText('c');

  await page.getByRole('button', { name: 'Change the keys of: Remind me' }).click();
  await page.keyboard.press('q');
  await page.keyboard.press('r');
  await page.keyboard.press('Enter');
  await expect(row('Remind me').locator('kbd')).toHaveText('q r');

  const { page: again } = await relaunch();
  const pane = incidentPane(again);
  await boardPage(again).go('Board').click();
  await boardPage(again).grid.focus();
  await again.keyboard.press('Home');
  await again.keyboard.press('t');
  await expect(pane.comment).toBeFocused();
  await expect(pane.comment).toHaveAttribute('placeholder', 'Write a comment (t)');
  await expect(pane.button('Remind me')).toHaveAttribute('title', 'Remind me (q r)');
  await again.keyboard.press('Escape');
  await again.keyboard.press('q');
  await again.keyboard.press('r');
  await expect(again.getByRole('dialog', { name: /Remind/ })).toBeVisible();
  await again.keyboard.press('Escape');

  await boardPage(again).go('Settings').click();
  await again.getByRole('button', { name: 'Reset all' }).click();
  const asking = again.getByRole('dialog', { name: 'Reset all keys?' });
  const core = (await corePids(dataDir)).at(-1);
  if (core === undefined) throw new Error('No core was started.');
  process.kill(core, 'SIGSTOP');
  try {
    await asking.getByRole('button', { name: 'Reset all' }).click();
    await again.keyboard.press('Tab'); // the page has taken the click
    await expect(asking).toBeVisible(); // keys mean what they meant: none gets past the question
  } finally {
    process.kill(core, 'SIGCONT');
  }
  await expect(asking).toHaveCount(0);
  await expect(again.getByRole('button', { name: 'Reset all' })).toBeFocused();
  const comment = again.getByRole('row').filter({ hasText: 'Write a comment' });
  await expect(comment.locator('kbd')).toHaveText('c');
  await boardPage(again).go('Board').click();
  await boardPage(again).grid.focus();
  await again.keyboard.press('c');
  await expect(pane.comment).toBeFocused();
  await expect(pane.comment).toHaveAttribute('placeholder', 'Write a comment (c)');
});

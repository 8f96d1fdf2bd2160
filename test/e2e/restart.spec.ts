import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 200, seed: 5 } });

test('a restart keeps the person, the tenants, the incidents, the settings and unsent changes', async ({
  page,
  range,
  relaunch,
}) => {
  await startPage(page).toTheBoard();
  const board = boardPage(page);
  await board.go('Settings').click();
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('light');
  await board.go('Board').click();
  await board.scope('All').click();
  await expect(board.footer).toContainText('200 shown of 200');
  await drill(range, 'faults.next', {
    fault: { kind: 'throttle', retryAfter: 600 },
    times: 1000,
  });
  await board.rows.nth(2).click();
  await incidentPane(page).addComment('Written before the restart');
  await expect(board.pending).toBeVisible();

  const { page: again } = await relaunch();
  const later = boardPage(again);
  await expect(later.pending).toContainText('1 change waiting');
  await expect(again.locator('.app.theme-light')).toBeVisible();
  await later.scope('All').click();
  await expect(later.footer).toContainText('200 shown of 200');
  await later.go('Outbox').click();
  await expect(again.getByText('Written before the restart')).toBeVisible();
});

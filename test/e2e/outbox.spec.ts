import { expect, test } from './app.ts';
import { drill, writesTo } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 60, seed: 5 } });

test('a change that waits says until when, and goes out when I say so', async ({ page, range }) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  await startPage(page).toTheBoard();
  await expect(board.count('fresh')).toHaveText(/3 fresh/);
  await board.rows.first().click();
  const id = await pane.id();
  const fault = { kind: 'error', status: 500 } as const;
  await drill(range, 'faults.next', { fault, times: 10_000 });
  await pane.addComment('Seen before');
  await board.go('Outbox').click();
  const waits = page.getByRole('region', { name: 'Outbox' });
  await expect(waits.getByText(/^Next try in/)).toBeVisible({ timeout: 30_000 });
  await drill(range, 'faults.clear', {});
  await waits.getByRole('button', { name: 'Send now' }).click();
  await expect(waits.getByRole('heading', { name: 'On the way' })).toHaveCount(0);
  await expect(waits).toContainText('Confirmed');
  expect(await writesTo(range, id)).toContainEqual(
    expect.objectContaining({ comment: 'Seen before' }),
  );
});

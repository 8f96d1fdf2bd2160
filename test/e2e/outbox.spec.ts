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
  // So long before the next try that it is the person who has it sent.
  const left = () =>
    page.evaluate(async () => {
      const listed = await window.tidewatch.query('outbox.list', {});
      const [entry] = listed.ok ? listed.value : [];
      return Date.parse(entry?.nextTryAt ?? '') - Date.now();
    });
  await expect.poll(left).toBeGreaterThan(2_000);
  await drill(range, 'faults.clear', {});
  await waits.getByRole('button', { name: 'Send now' }).click();
  await expect(waits.getByRole('heading', { name: 'On the way' })).toHaveCount(0);
  await expect(waits).toContainText('Confirmed');
  expect(await writesTo(range, id)).toContainEqual(
    expect.objectContaining({ comment: 'Seen before' }),
  );
});

test('what was sent is undone with Ctrl and Z once I have read what that means', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  await startPage(page).toTheBoard();
  await expect(board.count('fresh')).toHaveText(/3 fresh/);
  const { created } = await drill(range, 'incidents.burst', { count: 1 });
  for (const key of created) {
    const fresh = { title: 'A wave of mail', status: 'active', assignedTo: null } as const;
    await drill(range, 'incidents.change', { ...key, ...fresh });
  }
  await board.lookNow.click();
  await board.search.fill('"A wave of mail"');
  await expect(board.rows).toHaveCount(1);
  await board.rows.first().click();
  await expect(pane.title).toHaveText('A wave of mail');
  const id = await pane.id();
  await pane.addComment('Mine.');
  await expect(pane.changes).toContainText('Confirmed', { timeout: 20_000 });
  await pane.setStatus('In progress');
  const status = pane.changes.locator('.change').filter({ hasText: 'Set status to In progress' });
  await expect(status).toContainText('Confirmed', { timeout: 20_000 });

  // In a field the keys undo what is typed there, and nothing else.
  await pane.comment.fill('Half a thought');
  await pane.comment.press('Control+z');
  await expect(pane.comment).toHaveValue('');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await pane.pane.focus();
  await page.keyboard.press('Control+z');
  const question = page.getByRole('dialog', { name: 'Undo what was sent?' });
  await expect(question).toContainText('A wave of mail: Set status to In progress');
  await expect(question).toContainText('Puts status back to Active.');
  await question.getByRole('button', { name: 'Leave it as it is' }).click();
  await expect(question).toHaveCount(0);

  await status.getByRole('button', { name: 'Undo' }).click();
  await expect(question.getByRole('button', { name: 'Undo it' })).toBeFocused();
  await page.keyboard.press('Enter');
  const back = pane.changes.locator('.change').filter({ hasText: 'Set status to Active' });
  await expect(back).toContainText('Confirmed', { timeout: 20_000 });
  await expect(status.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  expect((await writesTo(range, id)).at(-1)).toEqual({ status: 'active' });

  // The one before it: a comment, of which that is said.
  await pane.pane.focus();
  await page.keyboard.press('Control+z');
  const cannot = page.getByRole('dialog', { name: 'This cannot be undone' });
  await expect(cannot).toContainText('A comment stays');
  await page.keyboard.press('Escape');
  await expect(cannot).toHaveCount(0);
  await expect(pane.pane).toBeFocused();
});

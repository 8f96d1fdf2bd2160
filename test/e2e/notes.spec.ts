import { expect, test } from './app.ts';
import { drill, freshIncident } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 60, seed: 5 } });

const TITLE = 'Held by the Experts';
const NOTE = 'Ask Bo about the second host.';

test('a row says that a task came, who was just given it and that I noted something; the note is found again', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  const { pane, title } = incidentPane(page);
  await startPage(page).toTheBoard();
  const fresh = await freshIncident(range);
  const { tenantId } = fresh;
  await drill(range, 'tenants.tasks', { tenantId, service: 'served' });
  await drill(range, 'incidents.change', { ...fresh, title: TITLE, severity: 'high' });
  await board.lookNow.click();
  const row = board.row(TITLE);
  await expect(row).toBeVisible();

  await drill(range, 'incidents.change', { ...fresh, assignedTo: 'Defender Experts' });
  await board.lookNow.click();
  await expect(row).toContainText(/Defender Experts, assigned · \S+ ago/);
  await expect(row).toContainText('Microsoft');
  await drill(range, 'tasks.add', { ...fresh, displayName: 'Isolate it' });
  await board.lookNow.click();
  await expect(row.locator('[data-column=turn]')).toHaveText('Us');

  await row.click();
  await expect(title).toHaveText(TITLE);
  // Also beside the pane, where the column of names has no room.
  await page.setViewportSize({ width: 1080, height: 800 });
  await expect(board.header('Assigned to')).toHaveCount(0);
  await expect(row).toContainText(/Defender Experts, assigned · \S+ ago/);
  await expect(pane.getByText(/1 task of Defender Experts waits for us/)).toBeVisible();
  const note = pane.getByRole('textbox', { name: 'My note' });
  await note.fill(NOTE);
  await note.blur();
  await expect(row).toContainText('My note');
  await expect(note).toHaveAccessibleDescription(/Only on this computer/);

  await page.keyboard.press('Control+Shift+f');
  const find = page.getByRole('dialog', { name: 'Search everything' });
  await find.getByRole('combobox').fill('second host');
  await expect(find.getByRole('option', { name: /My note · in Held by/ })).toBeVisible();
  expect((await drill(range, 'received', {})).writes).toEqual([]);
});

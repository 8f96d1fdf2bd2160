import { expect, test } from './app.ts';
import { drill, freshIncident } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { fullScreen } from './pages/full.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 60, seed: 5 } });

const TITLE = 'Handed over by the Experts';
const TASK = 'Isolate PC-0417 from the network';

test('the Experts’ tasks of an incident are ticked off by keyboard, and a colleague who was faster is named', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  const { pane, title } = incidentPane(page);
  await startPage(page).toTheBoard();
  const fresh = await freshIncident(range);
  const { tenantId } = fresh;
  await drill(range, 'tenants.role', { tenantId, role: 'operator' });
  await drill(range, 'tenants.tasks', { tenantId, service: 'served' });
  await drill(range, 'incidents.change', { ...fresh, title: TITLE, status: 'awaitingAction' });
  const added = await drill(range, 'tasks.add', { ...fresh, displayName: TASK });
  await board.lookNow.click();
  await board.row(TITLE).click();
  await expect(title).toHaveText(TITLE);

  const status = (of: string) =>
    page.getByRole('button', { name: `Status: ${of}. Change the status of ${TASK}` });
  await expect(pane.getByText('For us or the customer').first()).toBeVisible();
  await status('Open').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'In progress' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(status('In progress')).toBeVisible();
  await expect(status('In progress')).toBeFocused();
  await expect(incidentPane(page).changes).toContainText(`Set the task “${TASK}” to In progress`);
  await expect(incidentPane(page).changes).toContainText('Confirmed');
  const bodies = async () =>
    (await drill(range, 'received', {})).writes.map(({ body, done }) => ({ body, done }));
  expect(await bodies()).toEqual([{ body: { status: 'inProgress' }, done: true }]);

  await drill(range, 'tasks.change', { ...added, tenantId, by: 'Grace', status: 'failed' });
  await status('In progress').click();
  await page.getByRole('menuitem', { name: 'Completed' }).click();
  await expect(incidentPane(page).changes).toContainText(/Grace changed it meanwhile/);
  await expect(status('Failed')).toBeVisible();
  expect(await bodies()).toHaveLength(1);

  await board.grid.focus();
  await page.keyboard.press('f');
  const { panel } = fullScreen(page);
  await expect(panel.getByText(TASK)).toBeVisible();
  await drill(range, 'tenants.tasks', { tenantId, service: 'gone' });
  await panel.getByRole('button', { name: 'Look again' }).click();
  await expect(panel.getByText(/no longer offers the Experts’ tasks through Graph/)).toBeVisible();
  await expect(
    panel.getByRole('button', { name: 'See the tasks in Defender', exact: true }),
  ).toBeEnabled();
});

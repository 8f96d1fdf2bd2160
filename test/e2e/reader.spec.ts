import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 2, incidents: 60, seed: 5 } });

test.beforeEach(async ({ page, range }) => {
  const board = boardPage(page);
  const { tenants } = await drill(range, 'totals', {});
  for (const { id } of tenants)
    await drill(range, 'tenants.role', { tenantId: id, role: 'reader' });
  await startPage(page).toTheBoard();
  await board.scope('All').click();
  // Only where we are guests can a role be read; who comes by GDAP is refused when something is sent.
  const asGuest = tenants.find(({ access }) => access === 'guest');
  await board.search.fill(`tenant:"${asGuest?.name}"`);
  await expect(board.rows.first()).toContainText(asGuest?.name ?? 'no guest');
  await board.rows.first().click();
});

test('who may only read sees the actions off, with the reason and who can change it', async ({
  page,
}) => {
  const pane = incidentPane(page);

  await expect(pane.status).toBeDisabled();
  await expect(pane.take).toBeDisabled();
  await expect(pane.comment).toBeDisabled();
  await expect(pane.pane.getByText(/Security Reader|Security Operator/)).toBeVisible();
});

test('a lock on each row and beside the incident says that one may only read, before a key is pressed', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  await expect(board.rows.first().getByRole('gridcell', { name: /, read only$/ })).toBeVisible();
  await expect(pane.pane.getByText('Read only', { exact: true })).toBeVisible();
  await expect(
    pane.pane.getByTitle(/^Read only: Your role there is Security Reader/),
  ).toBeVisible();

  const { tenants } = await drill(range, 'totals', {});
  const other = tenants.find(({ access }) => access === 'gdap');
  await board.search.fill(`tenant:"${other?.name}"`);
  await expect(board.rows.first()).toContainText(other?.name ?? 'no other');
  await expect(board.grid.getByText(', read only')).toHaveCount(0);
});

test('who may only read gets into the comment field with its key, and letters stay letters there', async ({
  page,
}) => {
  const pane = incidentPane(page);
  const title = await pane.title.innerText();

  await page.keyboard.press('c');
  await expect(pane.comment).toBeFocused();
  await page.keyboard.type('jots');
  await expect(pane.comment).toHaveValue('');
  await expect(pane.comment).toHaveAttribute('placeholder', 'Your role may only read here');
  await expect(pane.comment).toHaveJSProperty('readOnly', true);
  await expect(pane.title).toHaveText(title);
  await expect(page.getByRole('menu')).toHaveCount(0);
});

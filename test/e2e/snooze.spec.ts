import { expect, test } from './app.ts';
import { expectClean } from './clean.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { inboxPage } from './pages/inbox.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';

/** The day is said too when it is another one, in the order of the reader's language. */
const afterSnooze = /1 incident snoozed until (\d+ \w+ \d+, |\w+ \d+, \d+, )?\d\d:\d\d\./;

test.use({ rangeOptions: { tenants: 3, incidents: 120, seed: 5 } });

test.beforeEach(async ({ page, range }) => {
  await startPage(page).toTheBoard();
  const { created } = await drill(range, 'incidents.burst', { count: 3 });
  for (const key of created) {
    const title = `Odd sign-in ${'of somebody nobody knows '.repeat(5)}`;
    await drill(range, 'incidents.change', { ...key, title, severity: 'informational' });
  }
  await boardPage(page).lookNow.click();
});

test('snoozed with keys, counted, found again, and back as soon as something happens', async ({
  page,
  range,
  relaunch,
}) => {
  const board = boardPage(page);
  await board.search.fill('"Odd sign-in"');
  await expect(board.row('Odd sign-in')).toHaveCount(3);
  await board.grid.focus();
  await page.keyboard.press('ArrowDown');
  await expect(board.selected).toHaveCount(1);
  await page.keyboard.press('z');
  const dialog = page.getByRole('dialog', { name: 'Snooze this incident' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('list', { name: 'What is snoozed' })).toContainText('Odd sign-in');
  const outside = await dialog.evaluate((one) => one.scrollWidth - one.clientWidth);
  expect(outside).toBe(0); // however long what is named
  await expectClean(page);
  await dialog.getByRole('button', { name: 'For 4 hours' }).click();
  await expect(board.report).toContainText(afterSnooze);
  await board.report.getByRole('button', { name: 'Undo' }).click();
  await expect(board.report).toContainText('As it was before.');
  await expect(board.grid).toBeFocused();
  await board.report.getByRole('button', { name: 'Dismiss' }).click();
  await expect(board.report).toHaveCount(0);
  await expect(board.grid).toBeFocused();
  await expect(board.footer).toContainText(/^3 shown/);
  await board.grid.focus();
  await page.keyboard.press('z');
  await dialog.getByRole('button', { name: 'For 4 hours' }).click();
  await expect(board.report).toContainText('1 incident snoozed');
  await expect(board.grid).toBeFocused();
  await expect(board.footer).toContainText(/^2 shown/);

  await page.getByRole('button', { name: '1 snoozed' }).click();
  await expect(board.search).toHaveValue('is:snoozed "Odd sign-in"');
  await expect(board.rows).toHaveCount(1);
  await expect(board.rows.first()).toContainText(/Snoozed · back in (3|4) hours/);
  await board.rows.first().click();
  const pane = incidentPane(page);
  await expect(pane.pane).toContainText('Snoozed here until');
  const incidentId = await pane.id();

  const { page: again } = await relaunch();
  const later = boardPage(again);
  await later.search.fill('is:snoozed');
  await expect(later.rows).toHaveCount(1);
  await later.rows.first().click();
  const { tenants } = await drill(range, 'totals', {});
  const tenantName = await incidentPane(again).tenant.innerText();
  const tenant = tenants.find(({ name }) => name === tenantName);
  if (!tenant) throw new Error(`The range has no tenant ${tenantName}.`);
  await drill(range, 'incidents.change', { tenantId: tenant.id, incidentId, moreAlerts: 1 });
  await later.lookNow.click();
  await expect(inboxPage(again).rail).toHaveAccessibleName(/unread/);
  await later.search.fill('"Odd sign-in"');
  await expect(later.row('Odd sign-in')).toHaveCount(3);
  await later.search.fill('is:snoozed');
  await later.search.press('Enter');
  await expect(later.rows).toHaveCount(0);
  await inboxPage(again).rail.click();
  const line = inboxPage(again).line('Back from snooze');
  await expect(line).toContainText('There is a new alert.');
  await line.getByRole('button').first().click();
  await expect(later.selected).toContainText('Odd sign-in'); // its search left it out
  await expect(incidentPane(again).pane).toBeVisible();
  await later.report.getByRole('button', { name: 'Undo' }).click();
  await expect(later.search).toHaveValue('is:snoozed');
});

test('what is picked is snoozed at once, and brought back at once', async ({ page }) => {
  const board = boardPage(page);
  await board.search.fill('"Odd sign-in"');
  await expect(board.row('Odd sign-in')).toHaveCount(3);
  await board.grid.focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('3 picked')).toBeVisible();
  await page.keyboard.press('z');
  const dialog = page.getByRole('dialog', { name: 'Snooze 3 incidents' });
  await expect(dialog.getByRole('button', { name: 'Snooze until then' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Until tomorrow, 08:00' }).click();
  await expect(board.report).toContainText('3 incidents snoozed');

  await page.getByRole('button', { name: '3 snoozed' }).click();
  await expect(board.row('Odd sign-in')).toHaveCount(3);
  await board.grid.focus();
  await page.keyboard.press('Control+a'); // what is done lets go of what was picked
  await expect(page.getByText('3 picked')).toBeVisible();
  await page.getByRole('button', { name: 'Snooze them' }).click();
  await dialog.getByRole('button', { name: 'Bring them back now' }).click();
  await expect(board.footer).toContainText(/^0 shown/);
  await board.scope('Open').click();
  await expect(board.footer).toContainText(/^3 shown/);
});

test('one that is back because of a comment leads from the inbox to that comment', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  await board.search.fill('"Odd sign-in"');
  await expect(board.row('Odd sign-in')).toHaveCount(3);
  await board.rows.first().click();
  const pane = incidentPane(page);
  await expect(pane.title).toContainText('Odd sign-in');
  const incidentId = await pane.id();
  const tenantName = await pane.tenant.innerText();
  await page.keyboard.press('z');
  await page.getByRole('button', { name: 'For 4 hours' }).click();
  await expect(board.report).toContainText('1 incident snoozed');
  await board.go('Outbox').click();

  const { tenants } = await drill(range, 'totals', {});
  const tenant = tenants.find(({ name }) => name === tenantName);
  if (!tenant) throw new Error(`The range has no tenant ${tenantName}.`);
  const key = { tenantId: tenant.id, incidentId };
  for (const comment of ['An old word', 'What the customer found']) {
    await drill(range, 'incidents.change', { ...key, comment });
  }
  await board.lookNow.click();
  const inbox = inboxPage(page);
  await expect(inbox.rail).toHaveAccessibleName(/unread/);
  await inbox.rail.click();
  const line = inbox.line('Back from snooze');
  await expect(line).toContainText('There is a new comment.');
  await line.getByRole('button').first().click();
  const comment = pane.pane.getByRole('listitem').filter({ hasText: 'What the customer found' });
  await expect(comment).toBeFocused();
  await expect(comment).toBeInViewport();
});

import { expect, test } from './app.ts';
import { drill, writesTo } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';
import { waveOfMail } from './wave-of-mail.ts';

test.use({ rangeOptions: { tenants: 4, incidents: 160, seed: 5 } });

test.beforeEach(async ({ page, range }) => {
  await startPage(page).toTheBoard();
  await waveOfMail(page, range);
});

test('incidents of several tenants are picked and changed with keys alone', async ({ page }) => {
  const board = boardPage(page);
  await board.search.fill('"Wave of mail" turn:us assigned:none');
  await expect(board.rows).toHaveCount(6);
  await board.grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('2 picked')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('2 picked')).toHaveCount(0);

  await page.keyboard.press('Control+a');
  await expect(page.getByText('6 picked')).toBeVisible();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Change 6 incidents' });
  const me = dialog.getByRole('checkbox', { name: /^Assign to me/ });
  await expect(me).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(me).toBeFocused();
  await expect(dialog.getByRole('table', { name: 'What it means in each tenant' })).toBeVisible();
  const meant = dialog.getByRole('list', { name: 'What is changed' }).getByRole('listitem');
  await expect(meant).toHaveText([/Wave/, /Wave/, /Wave/, /Wave/, /Wave/, 'and 1 more']);
  await dialog.getByRole('button', { name: 'Change 6 incidents' }).press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Choose what shall change');
  await dialog.getByLabel('Status').selectOption('In progress');
  const comment = dialog.getByRole('textbox', { name: 'Comment', exact: true });
  await comment.fill('About {{incident.id}} of {{tenant.name}}');
  const example = dialog.getByRole('region', { name: 'As it will be written' });
  await expect(example).toContainText('and so for each');
  await expect(example).toContainText(/About \d+ of/);
  await dialog.getByLabel('Add tags').fill('wave');
  await dialog.getByLabel('Add tags').press('Enter');

  const receipt = page.getByRole('dialog', { name: 'Recorded' });
  await expect(receipt.getByRole('table')).toContainText('confirmed');
  await expect(receipt.getByRole('table')).not.toContainText('waiting');
  await expect(receipt.getByRole('table')).not.toContainText('refused');
  await expect(receipt).toContainText('6 incidents: 6 confirmed.');
  await expect(receipt.getByRole('button', { name: 'Close' })).toBeFocused();
  await expect(receipt.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(board.report).toContainText('Recorded for 6 incidents.');
  await expect(board.report.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect(page.getByText('6 picked')).toHaveCount(0);
  await board.search.fill('tag:wave -status:inProgress');
  await expect(board.rows).toHaveCount(0);
  await board.search.fill('tag:wave status:inProgress');
  await expect(board.rows).toHaveCount(6);
  await board.go('Outbox').click();
  const gesture = page.getByRole('listitem').filter({ hasText: '6 incidents in' });
  await expect(gesture).toContainText('18 changes');
  await gesture.getByText('6 incidents in').click();
  await expect(gesture.getByRole('listitem').first()).toContainText(/About \d+ of/);
});

test('a key for what is picked waits for the pick: pressed at once, both are done', async ({
  page,
}) => {
  const board = boardPage(page);
  await board.search.fill('"Wave of mail" turn:us assigned:none');
  await expect(board.rows).toHaveCount(6);
  await board.grid.focus();
  /** Faster than any answer. */
  const atOnce = async (key: string, code: string) =>
    board.grid.evaluate(
      (grid, second) => {
        const presses = [{ key: 'a', code: 'KeyA', ctrlKey: true }, second];
        for (const press of presses)
          grid.dispatchEvent(new KeyboardEvent('keydown', { ...press, bubbles: true }));
      },
      { key, code, ctrlKey: false },
    );
  await atOnce('e', 'KeyE');
  await expect(page.getByRole('dialog', { name: 'Change 6 incidents' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(board.grid).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByText('6 picked')).toHaveCount(0);
  await atOnce('z', 'KeyZ');
  await expect(page.getByRole('dialog', { name: 'Snooze 6 incidents' })).toBeVisible();
});

test('where a colleague was faster, theirs and mine are chosen from in place', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  await board.row('Wave of mail').first().click();
  await expect(pane.title).toHaveText('Wave of mail');
  const incidentId = await pane.id();
  const { tenants } = await drill(range, 'totals', {});
  const name = await pane.tenant.innerText();
  const tenant = tenants.find((one) => one.name === name);
  if (!tenant) throw new Error('The pane shows no tenant of the range.');
  const key = { tenantId: tenant.id, incidentId };
  // No list tells of it: the app finds out when it looks before it writes.
  const fault = { kind: 'error', status: 503 } as const;
  await drill(range, 'faults.next', { fault, times: 1000, call: 'incident-list' });
  await drill(range, 'incidents.change', { ...key, status: 'inProgress' });
  await pane.setStatus('Resolved');
  await expect(pane.changes).toContainText('Refused');
  const choice = pane.changes.getByRole('form', { name: 'What shall stand' });
  const status = choice.getByRole('group', { name: /^Status/ });
  await expect(status).toContainText('Theirs, now: In progress');
  await expect(pane.changes.getByRole('button', { name: 'Discard' })).toHaveCount(0);
  await expect(choice.getByRole('button', { name: 'Keep theirs' })).toContainText('Shift');
  await choice.getByRole('radio', { name: 'Resolved' }).check();
  await choice.getByRole('button', { name: 'Send what is mine' }).focus();
  await page.keyboard.press('Shift+M');
  await expect(pane.pane).toBeFocused();
  await expect(pane.changes).toContainText('Confirmed');
  expect((await writesTo(range, incidentId)).at(-1)).toEqual({ status: 'resolved' });
});

test('what is picked and no longer shown is said, named before it is snoozed, and then let go', async ({
  page,
}) => {
  const board = boardPage(page);
  await board.search.fill('"Wave of mail"');
  await expect(board.rows).toHaveCount(6);
  await board.grid.focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('6 picked')).toBeVisible();
  await board.search.fill('"nothing is called that"');
  await expect(page.getByText('6 picked, none of them shown')).toBeVisible();
  await page.getByRole('button', { name: 'Show them' }).click();
  await expect(board.rows).toHaveCount(6);
  await expect(page.getByText('none of them shown')).toHaveCount(0);
  await page.getByRole('button', { name: 'Snooze them' }).click();
  const dialog = page.getByRole('dialog', { name: 'Snooze 6 incidents' });
  const names = dialog.getByRole('list', { name: 'What is snoozed' });
  await expect(names.getByRole('listitem')).toHaveCount(6); // five, and how many more
  await expect(names).toContainText('Wave of mail');
  await dialog.getByRole('button', { name: 'For 4 hours' }).click();
  await expect(page.getByText('6 picked')).toHaveCount(0);
});

test('where my name is not known, the key to take asks for it beside the open pane too', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  const { tenants } = await drill(range, 'totals', {});
  const unnamed = tenants.find(({ access }) => access === 'gdap');
  await board.search.fill(`tenant:"${unnamed?.name}" turn:us`);
  await expect(board.rows.first()).toContainText(unnamed?.name ?? 'no GDAP');
  await board.rows.first().click();
  await expect(incidentPane(page).title).toBeVisible();
  await board.search.press('Enter');
  await expect(board.grid).toBeFocused();
  await page.keyboard.press('t');
  await expect(
    page.getByRole('dialog', { name: `Which user are you in ${unnamed?.name}?` }),
  ).toBeVisible();
});

test('where nothing could be recorded, what was picked stays picked', async ({ page, range }) => {
  const board = boardPage(page);
  const { tenants } = await drill(range, 'totals', {});
  const unnamed = tenants.find(({ access }) => access === 'gdap');
  await board.search.fill(`tenant:"${unnamed?.name}" turn:us`);
  await expect(board.rows.filter({ hasNotText: unnamed?.name ?? 'no GDAP' })).toHaveCount(0);
  await expect(board.rows.first()).toContainText(unnamed?.name ?? 'no GDAP');
  await board.search.press('Enter');
  await expect(board.grid).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(board.selected).toBeVisible();
  await page.keyboard.press('x');
  await expect(page.getByText('1 picked')).toBeVisible();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Change 1 incident' });
  await dialog.getByRole('checkbox', { name: /^Assign to me/ }).check();
  await dialog.getByRole('button', { name: 'Change 0 incidents' }).click();
  const nothing = page.getByRole('dialog', { name: 'Nothing was recorded' });
  await expect(nothing).toContainText('Your name in this tenant is not known');
  await nothing.getByRole('button', { name: 'Close' }).click();
  await expect(nothing).toHaveCount(0);
  await expect(page.getByText('1 picked')).toBeVisible();
});

test('who is left out is said before the fields and beside the button, and stays picked', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  const { tenants } = await drill(range, 'totals', {});
  const unnamed = tenants.find(({ access }) => access === 'gdap');
  const other = tenants.find(({ access }) => access !== 'gdap');
  await board.search.fill(`tenant:"${unnamed?.name}","${other?.name}" turn:us assigned:none`);
  const ofUnnamed = board.rows.filter({ hasText: unnamed?.name ?? 'no GDAP' });
  const ofOther = board.rows.filter({ hasText: other?.name ?? 'no other' });
  await expect(ofUnnamed.first()).toBeVisible();
  await expect(ofOther.first()).toBeVisible();
  const ofAThird = board.rows
    .filter({ hasNotText: unnamed?.name ?? 'no GDAP' })
    .filter({ hasNotText: other?.name ?? 'no other' });
  await expect(ofAThird).toHaveCount(0);
  await board.search.press('Enter');
  await expect(board.grid).toBeFocused();
  await page.keyboard.press('Control+a');
  await expect(page.getByText(/^\d+ picked$/)).toBeVisible();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: /^Change \d+ incidents/ });
  await dialog.getByRole('checkbox', { name: /^Assign to me/ }).check();
  const left = dialog.getByRole('status').filter({ hasText: 'left out' });
  await expect(left).toContainText('Your name in this tenant is not known');
  await expect(left).toBeInViewport();
  const count = /^(\d+)/.exec(await left.innerText())?.[1] ?? 'none';
  await expect(dialog.getByText(`${count} left out`, { exact: true })).toBeInViewport();
  await expect(dialog).toContainText('get no comment either');
  await dialog.getByRole('button', { name: /^Change \d+ incident/ }).click();
  const receipt = page.getByRole('dialog', { name: 'Recorded' });
  await expect(receipt).toContainText(/\d+ of \d+ incidents: /);
  await expect(receipt).toContainText(`${count} left out: Your name in this tenant is not known`);
  await expect(receipt.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(receipt).toHaveCount(0);
  await expect(page.getByText(`${count} picked`)).toBeVisible();
});

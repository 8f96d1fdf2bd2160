import { expect, test } from './app.ts';
import { drill, writesTo } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { palettePage } from './pages/palette.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 4, incidents: 40, seed: 7 } });

const ADA = 'ada.lovelace@msp.example';

test('in a tenant that does not tell who I am I give my name once, and can take there', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  await startPage(page).toTheBoard();
  await expect(board.count('fresh')).toHaveText(/4 fresh/);
  await board.go('Tenants').click();
  const line = page.getByRole('row').filter({ hasText: 'Your name here is not known' }).first();
  await expect(line).toBeVisible();
  const named = line.getByRole('button', { name: /^Edit / });
  const name = ((await named.getAttribute('aria-label')) ?? '').replace('Edit ', '');
  const edit = page.getByRole('button', { name: `Edit ${name}`, exact: true });
  const answer = await page.evaluate(() => window.tidewatch.query('tenants.list', {}));
  const tenantId = answer.ok ? answer.value.find((one) => one.name === name)?.id : undefined;
  if (tenantId === undefined) throw new Error('The tenant of that line is not in the list.');
  const unknown = page.getByRole('button', { name: `Your name here is not known: edit ${name}` });
  await unknown.click(); // by its name: lines may change their places
  const dialog = page.getByRole('dialog', { name: `Edit ${name}` });
  const own = dialog.getByLabel('Your name in this tenant');
  await expect(own).toBeFocused();
  await expect(own).toHaveAccessibleDescription(/tells of no user account/);
  await own.fill('Ada');
  await own.press('Enter');
  await expect(own).toHaveAccessibleDescription(/A user name looks like/);
  await own.fill(ADA);
  await own.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(edit).toBeFocused();
  await expect(board.report).toContainText(`Your name in ${name} is ${ADA} now.`);
  await board.report.getByRole('button', { name: 'Undo' }).click();
  await expect(board.report).toContainText('as it was');
  await expect(unknown).toBeVisible();
  await edit.click();
  await expect(own).toHaveValue('');
  await own.fill(ADA);
  await own.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(
    page.getByRole('row').filter({ hasText: name }).getByText('Your name here is not known'),
  ).toHaveCount(0);

  const { created } = await drill(range, 'incidents.burst', { tenantId, count: 1 });
  for (const key of created) {
    const nobody = { title: 'Fresh here', status: 'active', assignedTo: null } as const;
    await drill(range, 'incidents.change', { ...key, ...nobody });
  }
  await board.go('Board').click();
  await board.lookNow.click();
  await board.search.fill('Fresh here');
  await board.row('Fresh here').click();
  await expect(pane.title).toHaveText('Fresh here');
  const id = await pane.id();
  await page.keyboard.press('t');
  await expect(pane.changes).toContainText('Confirmed');
  expect(await writesTo(range, id)).toEqual([{ assignedTo: ADA }]);
  await expect(pane.fact('Assigned to')).toContainText('You');
  await pane.close.click(); // beside the pane the list leaves the column out
  const holder = board.row('Fresh here').locator('.assignee-name');
  await expect(holder).toHaveText('you');
  await expect(holder).toHaveAttribute('title', ADA);
  await board.search.fill('assigned:nobody Fresh here');
  await expect(board.rows).toHaveCount(0);
  await board.search.fill('assigned:me Fresh here');
  await expect(board.rows).toHaveCount(1);
});

test('what a colleague holds is taken only after a question, one by one and at once', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  await startPage(page).toTheBoard();
  await expect(board.count('fresh')).toHaveText(/4 fresh/);
  const answer = await page.evaluate(() => window.tidewatch.query('tenants.list', {}));
  const named = answer.ok ? answer.value.find(({ me }) => me !== null) : null;
  if (!named) throw new Error('No tenant of the range tells who we are.');
  const { created } = await drill(range, 'incidents.burst', { tenantId: named.id, count: 2 });
  for (const key of created) {
    const free = { title: 'Held here', status: 'active', assignedTo: null } as const;
    await drill(range, 'incidents.change', { ...key, ...free });
  }
  await board.lookNow.click();
  await board.search.fill('Held here');
  await expect(board.rows).toHaveCount(2);
  for (const key of created) {
    await drill(range, 'incidents.change', { ...key, assignedTo: 'bob@msp.example' });
  }
  await board.lookNow.click();
  await board.search.fill('Held here assigned:bob@msp.example');
  await expect(board.rows.locator('.assignee-name')).toHaveText([/bob/, /bob/]);
  await board.rows.first().click();
  await expect(pane.fact('Assigned to')).toContainText('bob@msp.example');
  const id = await pane.id();
  await page.keyboard.press('t');
  const question = page.getByRole('alertdialog', { name: 'Take it over?' });
  await expect(question).toContainText(/bob@msp\.example has this incident of .*, given .+\./);
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  expect(await writesTo(range, id)).toEqual([]);

  await board.grid.focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('2 picked')).toBeVisible();
  await page.keyboard.press('e');
  const many = page.getByRole('dialog', { name: 'Change 2 incidents' });
  await expect(many.getByText('held by others')).toHaveCount(0);
  await many.getByRole('checkbox', { name: /^Assign to me/ }).check();
  await expect(many.getByText(/2 of them are held by others: bob@msp\.example/)).toBeVisible();
  await many.getByRole('button', { name: 'Cancel' }).click();
  await page.keyboard.press('Escape');

  await board.rows.first().click();
  await page.keyboard.press('t');
  await expect(question.getByRole('button', { name: 'Leave it' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(pane.fact('Assigned to')).toContainText('You');
  await expect
    .poll(() => writesTo(range, id))
    .toEqual([{ assignedTo: expect.stringContaining('#EXT#') }]);
});

test('where my name is missing, taking asks for it with the name of home, and goes on; there, everywhere, and back', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  await startPage(page).toTheBoard();
  await expect(board.count('fresh')).toHaveText(/4 fresh/);
  const { tenants } = await drill(range, 'totals', {});
  const unnamed = tenants.find(({ access }) => access === 'gdap');
  if (!unnamed) throw new Error('No tenant of the range is reached by GDAP.');
  const { created } = await drill(range, 'incidents.burst', { tenantId: unnamed.id, count: 1 });
  for (const key of created) {
    const free = { title: 'Nobody has me', status: 'active', assignedTo: null } as const;
    await drill(range, 'incidents.change', { ...key, ...free });
  }
  await board.lookNow.click();
  await board.search.fill('Nobody has me');
  await expect(board.rows).toHaveCount(1);
  await board.rows.first().click();
  await page.keyboard.press('t');
  const pane = incidentPane(page);
  const question = page.getByRole('dialog', { name: `Which user are you in ${unnamed.name}?` });
  await expect(question).toContainText('may know you under another name');
  const chosen = question.getByRole('checkbox', { checked: true });
  await expect(chosen.first()).toHaveAccessibleName(unnamed.name);
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(pane.fact('Assigned to')).toContainText('Nobody');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await pane.take.click();
  await expect(chosen.first()).toHaveAccessibleName(unnamed.name);
  for (let more = (await chosen.count()) - 1; more > 0; more -= 1) await chosen.last().uncheck();
  await question.getByRole('button', { name: 'Use it here and assign to me' }).press('Enter');
  await expect(board.report).toContainText(/You are .+@.+ in 1 tenant now/);
  await board.keepReport();
  // What was asked goes on by itself.
  await expect(pane.fact('Assigned to')).toContainText('You');
  const id = await pane.id();
  await expect
    .poll(() => writesTo(range, id))
    .toEqual([{ assignedTo: expect.stringMatching(/@/) }]);
  await pane.unassign.click();
  await expect(pane.take).toBeEnabled();
  await board.report.getByRole('button', { name: 'Undo' }).click();
  await expect(board.report).toContainText('as it was in 1 tenant.');

  await board.grid.focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('1 picked')).toBeVisible();
  await page.keyboard.press('e');
  const many = page.getByRole('dialog', { name: 'Change 1 incident' });
  await many.getByRole('checkbox', { name: /^Assign to me/ }).check();
  await expect(many.getByRole('button', { name: 'Change 0 incidents' })).toBeVisible();
  await many.getByRole('button', { name: /^Use .+@.+ here$/ }).click();
  await expect(many.getByRole('button', { name: 'Change 1 incident' })).toBeVisible();
  await many.getByRole('button', { name: 'Cancel' }).click();
  await expect(many).toHaveCount(0);
  await board.report.getByRole('button', { name: 'Undo' }).click();
  await expect(board.report).toContainText('as it was in 1 tenant.');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('upn');
  await expect(palettePage(page).active).toContainText('My name in tenants');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'My name in tenants' });
  await expect(dialog.getByRole('checkbox', { name: unnamed.name })).toBeChecked();
  await dialog.getByRole('button', { name: /^Use it in/ }).click();
  await expect(dialog).toHaveCount(0);
  await expect(board.report).toContainText(/You are .+@.+ in \d tenants? now/);
  await board.grid.focus();
  await page.keyboard.press('t');
  await expect(pane.fact('Assigned to')).toContainText('You');
});

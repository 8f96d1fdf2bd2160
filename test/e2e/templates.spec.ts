import { expect, test } from './app.ts';
import { expectClean } from './clean.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 60, seed: 5 } });

test('a template of one’s own is put into a comment with / and says what it is about', async ({
  page,
  range,
}) => {
  await startPage(page).toTheBoard();
  const board = boardPage(page);
  await board.go('Settings').click();
  const section = page.getByRole('region', { name: 'Comment templates' });
  await section.getByRole('button', { name: 'New template' }).click();
  const form = page.getByRole('dialog', { name: 'New template' });
  await form.getByLabel('Name').fill('Seen by us');
  await form.getByLabel('Text').fill('Seen: {{tittle}} ');
  await expect(form).toContainText('{{tittle}} is not known');
  await form.getByLabel('Text').fill('Seen: {{incident.title}} in ');
  await form.getByRole('button', { name: '{{tenant.name}}' }).click();
  await expectClean(page);
  await form.getByRole('button', { name: 'Save the template' }).click();
  await expect(section.getByRole('listitem')).toContainText([/.*/, /.*/, /.*/, 'Seen by us']);

  await section.getByRole('button', { name: 'Delete the template On it' }).click();
  await expect(section.getByRole('listitem')).toHaveCount(3);
  await section.getByRole('button', { name: 'Undo' }).click();
  await expect(section.getByRole('listitem')).toHaveCount(4);

  await board.go('Board').click();
  const { created } = await drill(range, 'incidents.burst', { count: 1 });
  for (const key of created) await drill(range, 'incidents.change', { ...key, title: 'Odd mail' });
  await board.lookNow.click();
  await board.row('Odd mail').click();
  const pane = incidentPane(page);
  await expect(pane.title).toHaveText('Odd mail');
  const tenant = await pane.tenant.innerText();
  await pane.comment.pressSequentially('Hello. /se');
  await expect(page.getByRole('listbox', { name: 'Templates' })).toContainText('Seen by us');
  await pane.comment.press('Enter');
  await expect(pane.comment).toHaveValue(`Hello. Seen: Odd mail in ${tenant}`);
  await expect(pane.comment).toBeFocused();
  await pane.comment.press('Alt+ArrowDown');
  await expect(page.getByRole('option')).toHaveCount(4);
  await pane.comment.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect(pane.comment).toBeVisible(); // Escape closed the list alone
});

import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';
import { waveOfMail } from './wave-of-mail.ts';

// What is asked before many incidents are changed, or changed back.

test.use({ rangeOptions: { tenants: 4, incidents: 160, seed: 5 } });

test.beforeEach(async ({ page, range }) => {
  await startPage(page).toTheBoard();
  await waveOfMail(page, range);
});

test('a gesture that was sent is undone as a whole, once I have read what that means', async ({
  page,
}) => {
  const board = boardPage(page);
  await board.search.fill('"Wave of mail" status:active');
  await expect(board.rows).toHaveCount(6);
  await board.grid.focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('6 picked')).toBeVisible();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Change 6 incidents' });
  await dialog.getByLabel('Status').selectOption('In progress');
  await dialog.getByRole('textbox', { name: 'Comment', exact: true }).fill('Ours.');
  await dialog.getByRole('button', { name: 'Change 6 incidents' }).click();
  const receipt = page.getByRole('dialog', { name: 'Recorded' });
  await expect(receipt).toContainText('6 incidents: 6 confirmed.');
  await page.keyboard.press('Escape');
  await expect(receipt).toHaveCount(0);

  await page.keyboard.press('Control+z');
  const undo = page.getByRole('dialog', { name: 'Undo what was sent?' });
  await expect(undo).toContainText(
    /Puts status back to Active in 6 incidents of \d tenants?; the 6 comments stay\./,
  );
  await expect(undo.getByRole('table', { name: 'What it means in each tenant' })).toBeVisible();
  await expect(undo.getByRole('button', { name: 'Undo it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(receipt).toContainText('6 incidents: 6 confirmed.');
  await page.keyboard.press('Escape');
  await expect(receipt).toHaveCount(0);
  await expect(board.rows).toHaveCount(6);
});

test('resolving several of which others have some asks once, says whose, and can leave those out', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  await board.search.fill('"Wave of mail"');
  await expect(board.rows).toHaveCount(6);
  const { created } = await drill(range, 'incidents.burst', { count: 3 });
  const names = ['bo.lind@msp.example', 'bo.lind@msp.example', 'Defender Experts'];
  for (const [place, key] of created.entries()) {
    await drill(range, 'incidents.change', {
      ...key,
      title: 'Wave of mail',
      assignedTo: names[place] ?? null,
    });
  }
  await board.lookNow.click();
  await board.search.fill('"Wave of mail" assigned:bo.lind@msp.example,"Defender Experts",none');
  await expect(board.rows).toHaveCount(9);
  await board.grid.focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('9 picked')).toBeVisible();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Change 9 incidents' });
  await dialog.getByLabel('Status').selectOption('Resolved');
  await expect(dialog.getByText(/2 of them are held by others: bo\.lind/)).toBeVisible();
  await dialog.getByRole('checkbox', { name: /that Defender Experts hold/ }).check();
  await dialog.getByRole('button', { name: 'Change 9 incidents' }).click();
  const question = page.getByRole('alertdialog', { name: 'Resolve what others have?' });
  await expect(question).toContainText(
    '3 of 9 incidents are held by others: bo.lind@msp.example (2), Defender Experts (1).',
  );
  await expect(question.getByRole('button', { name: 'Resolve all 9' })).toBeVisible();
  await expect(question.getByRole('button', { name: 'Back' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);

  await dialog.getByRole('button', { name: 'Change 9 incidents' }).press('Enter');
  await question.getByRole('button', { name: 'Leave those 3 out' }).click();
  const receipt = page.getByRole('dialog', { name: 'Recorded' });
  await expect(receipt).toContainText('6 incidents: 6 confirmed.');
  await page.keyboard.press('Escape');
  await expect(receipt).toHaveCount(0);
  await expect(page.getByText('3 picked')).toBeVisible();
  const { writes } = await drill(range, 'received', {});
  for (const { tenantId, incidentId } of created) {
    const there = writes.filter(
      (one) => one.tenantId === tenantId && one.path.endsWith(`/${incidentId}`),
    );
    expect(there).toEqual([]);
  }
});

test('choosing in the form moves no field, and what is so already is said and not sent', async ({
  page,
}) => {
  const board = boardPage(page);
  await board.search.fill('is:all "Wave of mail"');
  await expect(board.rows).toHaveCount(6);
  await board.rows.first().click();
  await incidentPane(page).setStatus('Resolved');
  await expect(incidentPane(page).changes).toContainText('Confirmed');
  await board.grid.focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('6 picked')).toBeVisible();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: /^Change \d+ incidents$/ });
  const tags = dialog.getByLabel('Add tags');
  await expect(dialog.getByRole('table', { name: 'What it means in each tenant' })).toBeVisible();
  const before = await tags.boundingBox();
  await dialog.getByLabel('Status').selectOption('Resolved');
  await expect(dialog.getByText('1 incident already so: nothing is sent.')).toBeVisible();
  await dialog.getByLabel('Classification').selectOption('True positive');
  expect(await tags.boundingBox()).toEqual(before);
});

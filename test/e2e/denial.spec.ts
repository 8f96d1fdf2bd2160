import { expect } from './app.ts';
import { test } from './approvals-test.ts';
import { decisionsOn } from './pages/approvals.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 3 } });

test('a denial without a word is asked for once, and the safe answer leads back to the words', async ({
  page,
  range,
  approvals,
}) => {
  const rows = await approvals.waiting();
  const place = rows.findIndex(({ needsReason, isOwn }) => !needsReason && !isOwn);
  const row = rows[place];
  if (!row) throw new Error('Every policy here wants a reason.');
  await approvals.grid.focus();
  for (let at = 0; at < place; at += 1) await page.keyboard.press('j');
  await expect(approvals.chosen).toContainText(row.person);
  await page.keyboard.press('d');
  await expect(approvals.form.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  const question = page.getByRole('alertdialog', { name: 'Deny without a reason?' });
  await expect(question).toContainText('The requestor sees none.');
  await expect(question.getByRole('button', { name: 'Write a reason' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(approvals.form.getByRole('textbox')).toBeFocused();
  expect(await decisionsOn(range, row)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await question.getByRole('button', { name: 'Deny without a reason' }).press('Enter');
  await expect(approvals.report).toContainText('Denial recorded');
  await expect(question).toHaveCount(0);
  await expect(approvals.grid).toBeFocused();
  await expect.poll(() => decisionsOn(range, row)).toMatchObject([{ results: ['Deny'] }]);
});

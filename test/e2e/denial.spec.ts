import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { everythingRead } from './pages/access.ts';
import { approvalsPage } from './pages/approvals.ts';
import { startPage } from './pages/start.ts';
import type { RunningRange } from './range-program.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 3 } });

/** The decisions on a request that counted. */
async function results(range: RunningRange, requestId: string) {
  const { stages } = await drill(range, 'access.decisions', {});
  const about = stages.filter(({ approvalId }) => approvalId === requestId);
  return about.flatMap(({ decisions }) => decisions.map(({ result }) => result));
}

test('a denial without a word is asked for once, and the safe answer leads back to the words', async ({
  page,
  range,
}) => {
  await drill(range, 'access.people', { act: false });
  await startPage(page).toTheBoard();
  await everythingRead(page); // what comes later would stand above the first
  const approvals = approvalsPage(page);
  await approvals.come();
  const rows = await page.evaluate(async () => {
    const read = await window.tidewatch.query('access.approvals', { which: 'waiting' });
    return read.ok ? read.value : [];
  });
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
  expect(await results(range, row.requestId)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await question.getByRole('button', { name: 'Deny without a reason' }).press('Enter');
  await expect(approvals.report).toContainText('Denial recorded');
  await expect(question).toHaveCount(0);
  await expect(approvals.grid).toBeFocused();
  await expect.poll(() => results(range, row.requestId)).toEqual(['Deny']);
});

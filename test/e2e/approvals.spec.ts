import { expect } from './app.ts';
import { test } from './approvals-test.ts';
import { drill } from './drill.ts';
import { decisionsOn } from './pages/approvals.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 3 } });

test('a request is read and approved with the keys alone, and arrives once', async ({
  page,
  range,
  approvals,
}) => {
  const [row] = await approvals.firstTwo();
  await expect(approvals.chosen).toContainText(row.person);
  await expect(approvals.chosen).toContainText('Not looked at');
  await page.keyboard.press('Enter');
  await expect(approvals.about).toContainText('Stages');
  await expect(approvals.about).toContainText('After 1 day also: 2 single people');
  await expect(approvals.row(row.person).first()).not.toContainText('Not looked at');
  await approvals.decide('a', 'Agreed with the customer.');
  await expect(approvals.report).toContainText('Approval recorded');
  await expect
    .poll(() => decisionsOn(range, row))
    .toEqual([{ received: 1, applied: 1, results: ['Approve'] }]);
  await expect(approvals.pane).toContainText('Approved by you');
  // What is decided stays to be read; the way on stands beside it.
  await approvals.pane.getByRole('button', { name: /^Next of \d+ left$/ }).click();
  await expect(approvals.pane.getByRole('button', { name: 'Approve' })).toBeEnabled();
  await approvals.history.click();
  const gone = approvals.gone.filter({ hasText: row.packageName }).first();
  await expect(gone).toContainText('Approved by');
  await gone.click();
  await expect(approvals.pane.getByRole('button', { name: /^\d+ waits?: next$/ })).toBeEnabled();
  await page.keyboard.press('n');
  await expect(approvals.pane.getByRole('button', { name: 'Approve' })).toBeEnabled();
  await approvals.history.click();
  await expect(gone).toBeVisible();
  await approvals.come();
  await expect(approvals.gone).toHaveCount(0);
});

test('what is decided offline is said to wait, can be taken back, and arrives once when the network is back', async ({
  page,
  range,
  gateway,
  approvals,
}) => {
  const [one, other] = await approvals.firstTwo();
  await gateway.cut();
  await approvals.lookNow.click();
  await expect(page.getByText(/^Offline: as it was/)).toBeVisible();
  await approvals.grid.focus();
  await approvals.decide('d', 'Not in this shift.');
  await expect(approvals.report).toContainText('Sent when you are back online.');
  await expect(approvals.chosen).toContainText('Denied offline, not sent');
  await page.keyboard.press('j');
  await approvals.decide('a', 'A slip.');
  await expect(approvals.chosen).toContainText('Approved offline, not sent');
  // On second thought: the later stands in place of the earlier, and gives it back.
  await page.keyboard.press('d');
  await expect(approvals.form).toContainText('You recorded: approve, not sent yet.');
  await page.keyboard.press('Escape');
  await expect(approvals.form).toHaveCount(0);
  await approvals.decide('d', 'On second thought, no.');
  await expect(approvals.chosen).toContainText('Denied offline, not sent');
  await page.keyboard.press('u');
  await expect(approvals.chosen).toContainText('Approved offline, not sent');
  await page.keyboard.press('u');
  await expect(approvals.chosen).toContainText('Taken back');

  await gateway.mend();
  await approvals.lookNow.click();
  await expect
    .poll(() => decisionsOn(range, one))
    .toEqual([{ received: 1, applied: 1, results: ['Deny'] }]);
  expect(await decisionsOn(range, other)).toEqual([]);
});

test('when another approver is faster, the queue says who decided, and nothing is sent', async ({
  page,
  range,
  approvals,
}) => {
  const [row] = await approvals.firstTwo();
  const { tenantId, requestId } = row;
  await page.keyboard.press('Enter');
  await expect(approvals.about).toBeVisible();
  await drill(range, 'access.decide', { tenantId, requestId, result: 'Deny' });
  await approvals.decide('a', 'Agreed.');
  await expect(approvals.pane).toContainText(/Your approval did not count\. .+ denied first\./);
  expect(await decisionsOn(range, row)).toEqual([]);
});

test('one that was edited after it was decided shows then and now, and is decided again', async ({
  page,
  range,
  approvals,
}) => {
  const details = await page.evaluate(async () => {
    const rows = await window.tidewatch.query('access.approvals', { which: 'waiting' });
    const read = (rows.ok ? rows.value : []).map(({ tenantId, requestId }) =>
      window.tidewatch.query('access.approval', { tenantId, requestId }),
    );
    const found = await Promise.all(read);
    return found.map((one) => (one.ok ? one.value : null));
  });
  const place = details.findIndex((one) => (one?.approval.request.answers.length ?? 0) > 0);
  const row = details[place]?.row;
  const answers = details[place]?.approval.request.answers;
  if (!row || !answers) throw new Error('Nobody answered a question.');
  for (let step = 0; step < place; step += 1) await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(approvals.about).toContainText('Answers');
  await drill(range, 'access.answers', {
    tenantId: row.tenantId,
    requestId: row.requestId,
    answers: answers.map(({ questionId, value }, index) => ({
      questionId: questionId ?? '',
      value: index === 0 ? 'Quite another ticket' : value,
    })),
  });
  await approvals.decide('a', 'Agreed.');
  await expect(approvals.pane).toContainText('Changed: decide again');
  const table = approvals.pane.getByRole('table', { name: 'Changed since you decided' });
  await expect(table).toContainText('Quite another ticket');
  expect(await decisionsOn(range, row)).toEqual([]);
  await approvals.lookNow.click();
  // Among the answers, and not only in the table of what changed: the list has it then as well.
  const answer = approvals.about.getByRole('definition');
  await expect(answer.filter({ hasText: 'Quite another ticket' })).toBeVisible();
  await approvals.grid.focus();
  await approvals.decide('d', 'The ticket is another customer’s.');
  await expect
    .poll(() => decisionsOn(range, row))
    .toMatchObject([{ applied: 1, results: ['Deny'] }]);
});

test('words put off for one request never stand in the form of another, and are there again for their own', async ({
  page,
  approvals,
}) => {
  const words = approvals.form.getByRole('textbox');
  await page.keyboard.press('a');
  await expect(words).toBeFocused();
  await page.keyboard.type('Contoso’s ticket 42.');
  await page.keyboard.press('Escape');
  await expect(approvals.form).toHaveCount(0);
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await expect(words).toBeFocused();
  await expect(words).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(approvals.form).toHaveCount(0);
  await page.keyboard.press('k');
  await page.keyboard.press('a');
  await expect(words).toHaveValue('Contoso’s ticket 42.');
});

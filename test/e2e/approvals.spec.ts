import type { Page } from '@playwright/test';
import type { ApprovalRow } from '#shared/contract/access.ts';
import { expect } from './app.ts';
import { expectClean, expectCleanInEveryTheme } from './clean.ts';
import { drill } from './drill.ts';
import { test as base } from './gateway-test.ts';
import { everythingRead } from './pages/access.ts';
import { approvalsPage } from './pages/approvals.ts';
import { startPage } from './pages/start.ts';
import type { RunningRange } from './range-program.ts';

const test = base.extend<{ approvals: ReturnType<typeof approvalsPage> }>({
  /** The queue of the range, read, with nobody else acting in it. */
  approvals: async ({ page, range }, use) => {
    await drill(range, 'access.people', { act: false });
    await startPage(page).toTheBoard();
    await everythingRead(page); // what comes later would stand above the first
    const approvals = approvalsPage(page);
    await approvals.come();
    await use(approvals);
  },
});

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 3 } });

/** What waits for us, in the order of the list. */
async function waiting(page: Page): Promise<readonly ApprovalRow[]> {
  const rows = await page.evaluate(async () => {
    const result = await window.tidewatch.query('access.approvals', { which: 'waiting' });
    return result.ok ? result.value : [];
  });
  return rows;
}

async function firstTwo(page: Page): Promise<readonly [ApprovalRow, ApprovalRow]> {
  const [one, other] = await waiting(page);
  if (!one || !other) throw new Error('Too little waits for us.');
  return [one, other];
}

/** How often a decision on that request arrived, and how often it counted. */
async function arrived(range: RunningRange, { requestId }: ApprovalRow) {
  const { stages } = await drill(range, 'access.decisions', {});
  return stages
    .filter(({ approvalId }) => approvalId === requestId)
    .map(({ received, applied, decisions }) => ({
      received,
      applied,
      results: decisions.map(({ result }) => result),
    }));
}

test('a request is read and approved with the keys alone, and arrives once', async ({
  page,
  range,
  approvals,
}) => {
  const [row] = await firstTwo(page);
  await expect(approvals.chosen).toContainText(row.person);
  await expect(approvals.chosen).toContainText('Not looked at');
  await page.keyboard.press('Enter');
  await expect(approvals.about).toContainText('Stages');
  await expect(approvals.about).toContainText('After 1 day also: 2 single people');
  await expect(approvals.row(row.person).first()).not.toContainText('Not looked at');
  await approvals.decide('a', 'Agreed with the customer.');
  await expect(approvals.report).toContainText('Approval recorded');
  await expect
    .poll(() => arrived(range, row))
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
  const [one, other] = await firstTwo(page);
  await gateway.cut();
  await approvals.lookNow.click();
  await expect(page.getByText(/^Offline: as it was/)).toBeVisible();
  await approvals.grid.focus();
  await approvals.decide('d', 'Not in this shift.');
  await expect(approvals.report).toContainText('sent when you are back online');
  await expect(approvals.chosen).toContainText('Denied offline, not sent');
  await page.keyboard.press('j');
  await approvals.decide('a', 'A slip.');
  await expect(approvals.chosen).toContainText('Approved offline, not sent');
  await page.keyboard.press('u');
  await expect(approvals.chosen).toContainText('Taken back');

  await gateway.mend();
  await approvals.lookNow.click();
  await expect
    .poll(() => arrived(range, one))
    .toEqual([{ received: 1, applied: 1, results: ['Deny'] }]);
  expect(await arrived(range, other)).toEqual([]);
});

test('when another approver is faster, the queue says who decided, and nothing is sent', async ({
  page,
  range,
  approvals,
}) => {
  const [row] = await firstTwo(page);
  const { tenantId, requestId } = row;
  await page.keyboard.press('Enter');
  await expect(approvals.about).toBeVisible();
  await drill(range, 'access.decide', { tenantId, requestId, result: 'Deny' });
  await approvals.decide('a', 'Agreed.');
  await expect(approvals.pane).toContainText(/Your approval did not count\. .+ denied first\./);
  expect(await arrived(range, row)).toEqual([]);
});

test('several are decided at once only where each was looked at; n shows the next that was not', async ({
  page,
  range,
  approvals,
}) => {
  const [one] = await firstTwo(page);
  await page.keyboard.press('Enter');
  await expect(approvals.about).toBeVisible();
  await expect(approvals.chosen).not.toContainText('Not looked at');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await expect(approvals.chosen).toHaveAttribute('aria-rowindex', '2');
  await expect(approvals.chosen).not.toContainText('Not looked at');
  await page.keyboard.press('k');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('a');
  const left = approvals.form.getByRole('region', { name: 'Left out' });
  await expect(left).toContainText('You have not looked at it yet');
  await page.keyboard.press('Escape');
  // The first of the list that was not looked at, wherever the keys are.
  await page.keyboard.press('End');
  await page.keyboard.press('k');
  await page.keyboard.press('n');
  await expect(approvals.about).toBeVisible();
  await expect(approvals.chosen).toHaveAttribute('aria-rowindex', '3');
  await expect(approvals.chosen).not.toContainText('Not looked at');
  await page.keyboard.press('a');
  await expect(approvals.form).toContainText('Approve 2 requests');
  await expect(left).toHaveCount(0);
  await page.keyboard.type('Both are on the roster.');
  await page.keyboard.press('Control+Enter');
  await expect(approvals.report).toContainText('2 decisions recorded');
  await expect.poll(() => arrived(range, one)).toMatchObject([{ received: 1, applied: 1 }]);
});

test('the queue is narrowed by words and by tenant, and several at once are only those that are shown', async ({
  page,
  approvals,
}) => {
  const [one] = await firstTwo(page);
  const rows = await waiting(page);
  const other = rows.find(({ tenantId }) => tenantId !== one.tenantId);
  if (!other) throw new Error('All of it waits in one tenant.');
  const all = await approvals.grid.getAttribute('aria-rowcount');
  await page.keyboard.press('Control+a');
  await expect(page.getByText(`${rows.length} picked`, { exact: true })).toBeVisible();

  await page.keyboard.press('/');
  const words = page.getByRole('searchbox', { name: 'Filter by words' });
  await expect(words).toBeFocused();
  await page.keyboard.type('nobody is called so');
  await expect(page.getByText('Nothing here fits the filter.')).toBeVisible();
  await expect(page.getByText(`${rows.length} picked, ${rows.length} not shown`)).toBeVisible();
  await page.getByRole('button', { name: /^Approve/ }).click();
  await expect(approvals.report).toContainText('The filter hides everything you picked');
  await expect(approvals.form).toHaveCount(0);
  await words.focus();
  await page.keyboard.press('Escape');
  await expect(approvals.grid).toHaveAttribute('aria-rowcount', String(all));

  const tenants = page.getByRole('combobox', { name: 'Tenant' });
  await tenants.selectOption(other.tenantId);
  const shown = rows.filter(({ tenantId }) => tenantId === other.tenantId);
  const hidden = rows.length - shown.length;
  await expect(approvals.grid).toHaveAttribute('aria-rowcount', String(shown.length));
  await expect(page.getByText(`${rows.length} picked, ${hidden} not shown`)).toBeVisible();
  await words.focus();
  await page.keyboard.press('Enter');
  await expect(approvals.grid).toBeFocused();
  await page.keyboard.press('n');
  await expect(approvals.about).toBeVisible();
  await expect(approvals.chosen).not.toContainText('Not looked at');
  await page.getByRole('button', { name: `Deny ${shown.length}` }).click();
  await expect(approvals.form).toContainText(/Deny 1 request|Deny: /);
  await page.keyboard.type('Not on the roster.');
  await page.keyboard.press('Control+Enter');
  await expect(approvals.report).toContainText('Denial recorded');
  await expect(page.getByText(new RegExp(`^${hidden} picked, ${hidden} not shown`))).toBeVisible();
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
  expect(await arrived(range, row)).toEqual([]);
  await approvals.lookNow.click();
  // Among the answers, and not only in the table of what changed: the list has it then as well.
  const answer = approvals.about.getByRole('definition');
  await expect(answer.filter({ hasText: 'Quite another ticket' })).toBeVisible();
  await approvals.grid.focus();
  await approvals.decide('d', 'The ticket is another customer’s.');
  await expect.poll(() => arrived(range, row)).toMatchObject([{ applied: 1, results: ['Deny'] }]);
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

test('the queue, its details and its form are clean for assistive technology in every theme', async ({
  page,
  approvals,
}) => {
  await page.keyboard.press('Enter');
  await expect(approvals.about).toBeVisible();
  await expectCleanInEveryTheme(page);
  await page.keyboard.press('a');
  await expect(approvals.form).toBeVisible();
  await expectCleanInEveryTheme(page);
});

test('at 400 % the queue and the details are one column, and clean', async ({
  page,
  approvals,
}) => {
  await page.setViewportSize({ width: 320, height: 200 });
  await approvals.chosen.scrollIntoViewIfNeeded();
  await expect(approvals.chosen).toBeInViewport();
  await page.keyboard.press('Enter');
  await approvals.about.scrollIntoViewIfNeeded();
  await expect(approvals.about).toBeInViewport();
  await expectClean(page);
});

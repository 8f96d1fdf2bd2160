import { expect } from './app.ts';
import { test } from './approvals-test.ts';
import { expectClean, expectCleanInEveryTheme } from './clean.ts';
import { decisionsOn } from './pages/approvals.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 3 } });

test('several are decided at once only where each was looked at; n shows the next that was not', async ({
  page,
  range,
  approvals,
}) => {
  const [one] = await approvals.firstTwo();
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
  await expect.poll(() => decisionsOn(range, one)).toMatchObject([{ received: 1, applied: 1 }]);
});

test('the form over several shows the warnings of each beside its name, and how many have some', async ({
  page,
  approvals,
}) => {
  const rows = (await approvals.waiting()).filter(({ isOwn }) => !isOwn);
  for (const { tenantId, requestId, shown } of rows) {
    const about = { tenantId, requestId, shown };
    await page.evaluate((one) => window.tidewatch.command('access.opened', one), about);
  }
  const hinted = rows.filter(({ hints }) => hints.length > 0);
  expect(hinted.length).toBeGreaterThan(0);
  await expect(page.getByText('Not looked at')).toHaveCount(0);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('a');
  const { form } = approvals;
  await expect(form).toContainText(
    new RegExp(`${hinted.length} of ${rows.length} requests (has|have) a warning`),
  );
  const named = form.getByRole('list', { name: 'What is decided' }).getByRole('listitem');
  await expect(named).toHaveCount(rows.length);
  for (const [place, { hints }] of rows.entries()) {
    const line = named.nth(place);
    if (hints.length === 0) await expect(line).not.toContainText('▲');
    else await expect(line).toContainText('▲');
    if (hints.some(({ kind }) => kind === 'new-person'))
      await expect(line).toContainText('New here');
  }
});

test('the queue is narrowed by words and by tenant, and several at once are only those that are shown', async ({
  page,
  approvals,
}) => {
  const [one] = await approvals.firstTwo();
  const rows = await approvals.waiting();
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

test('h shows the history and leads back, and the keys stay with what is shown', async ({
  page,
  approvals,
}) => {
  await page.keyboard.press('h');
  await expect(approvals.history).toBeFocused(); // there is no list: nothing is in it yet
  await page.keyboard.press('h');
  await expect(approvals.grid).toBeFocused();
  const waiting = (await approvals.waiting()).length;
  await approvals.decide('d', 'Not in this shift.');
  await expect.poll(async () => (await approvals.waiting()).length).toBe(waiting - 1);
  await page.keyboard.press('h');
  await expect(page.getByRole('grid', { name: 'Requests that waited for you' })).toBeFocused();
  await page.keyboard.press('h');
  await expect(approvals.grid).toBeFocused();
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

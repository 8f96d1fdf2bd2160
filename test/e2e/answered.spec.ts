import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { goTo } from './go-to.ts';
import { inboxPage } from './pages/inbox.ts';
import { myAccessPage } from './pages/my-access.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 0, seed: 3 } });

/** Looks at all tenants now; the answer is there once that is done. */
async function lookNow(page: Page): Promise<void> {
  await page.evaluate(async () => window.tidewatch.command('sync.now', { tenantId: null }));
}

test('what became of a request stands in the inbox, and leads to its line in My access', async ({
  page,
  range,
}) => {
  await drill(range, 'access.people', { act: false });
  await startPage(page).toTheBoard();
  const mine = myAccessPage(page);
  await mine.come();
  const wanted = await page.evaluate(async () => {
    const asked = await window.tidewatch.query('access.mine', {});
    const free = asked.ok
      ? asked.value.packages.find((one) => one.needsApproval && !one.isHeld && !one.isPending)
      : undefined;
    return free ? { tenantId: free.tenantId, packageId: free.packageId, name: free.name } : null;
  });
  if (wanted === null) throw new Error('Nothing can be asked for.');
  const { tenantId, packageId, name } = wanted;
  const { requestId } = await drill(range, 'access.request', { tenantId, packageId });
  await lookNow(page);
  const states = () =>
    page.evaluate(async (id) => {
      const asked = await window.tidewatch.query('access.mine', {});
      const found = asked.ok && asked.value.requests.find((one) => one.requestId === id);
      return found ? found.state : null;
    }, requestId);
  await expect.poll(states, { timeout: 30_000 }).toBe('pendingApproval');
  await drill(range, 'access.decide', { tenantId, requestId, result: 'Deny' });
  await lookNow(page);

  await goTo(page, 'i');
  const line = inboxPage(page).line('Your access request');
  await expect(line).toContainText('Who decided, and why, does not show here', { timeout: 30_000 });
  await line.getByRole('button', { name, exact: true }).click();
  const chosen = mine.list('Asked for').locator('[data-chosen="true"]');
  await expect(chosen).toContainText(name);
  await expect(chosen).toContainText('Denied');
});

test('an extension that was denied has its own line in the inbox, is marked in My access and on the runway', async ({
  page,
  range,
}) => {
  await drill(range, 'access.people', { act: false });
  await startPage(page).toTheBoard();
  const mine = myAccessPage(page);
  await mine.come();
  const had = await page.evaluate(async () => {
    const asked = await window.tidewatch.query('access.mine', {});
    if (!asked.ok) return null;
    const approved = new Set(
      asked.value.packages.flatMap((one) => (one.needsApproval ? one.packageId : [])),
    );
    const found = asked.value.held.find(
      ({ isLive, isPending, canAsk, packageId, endAt }) =>
        isLive && !isPending && canAsk && endAt !== null && packageId && approved.has(packageId),
    );
    if (!found?.packageId || !found.policyId) return null;
    const { tenantId, packageId, policyId, packageName } = found;
    return { tenantId, packageId, policyId, name: packageName };
  });
  if (had === null) throw new Error('Nothing of ours can be extended.');
  const { tenantId, packageId, policyId, name } = had;
  const asked = { tenantId, packageId, policyId };
  const { requestId } = await drill(range, 'access.request', asked);
  await lookNow(page);
  await drill(range, 'access.decide', { tenantId, requestId, result: 'Deny' });
  await lookNow(page);

  await goTo(page, 'i');
  const line = inboxPage(page).line('Not extended');
  await expect(line).toContainText('Extension denied. Your access still ends', { timeout: 30_000 });
  await line.getByRole('button', { name, exact: true }).click();
  const chosen = mine.list('Asked for').locator('[data-chosen="true"]');
  await expect(chosen).toContainText('Extension: Denied');
  await expect(chosen).toContainText('What you had ends as before');
  await mine.list('Asked for').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Extend' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('tab', { name: 'Runway' }).click();
  const ends = page.getByRole('grid', { name: 'What ends' });
  const end = ends.getByRole('row').filter({ hasText: 'Extension denied on' });
  await expect(end).toContainText(name);
  await expect(end).toContainText('Can be extended');
  await end.click();
  const pane = page.getByRole('complementary', { name: 'End' });
  await expect(pane).toContainText(/Extension denied on .*it still ends as below/);
});

import type { Page } from '@playwright/test';
import { expect } from './app.ts';
import { drill } from './drill.ts';
import { test } from './gateway-test.ts';
import { myAccessPage } from './pages/my-access.ts';
import { startPage } from './pages/start.ts';
import type { RunningRange } from './range-program.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 20, seed: 3 } });

const REASON = 'Night shift.';

test.beforeEach(async ({ page, range }) => {
  await drill(range, 'access.people', { act: false });
  await startPage(page).toTheBoard();
  await myAccessPage(page).come();
});

/** Packages that need approval and ask nothing, each as it is asked for. */
const free = (page: Page) =>
  page.evaluate(async () => {
    const mine = await window.tidewatch.query('access.mine', {});
    const rows = mine.ok ? mine.value.packages.filter((one) => !one.isHeld && !one.isPending) : [];
    const packages = rows.map(({ tenantId, packageId }) => ({ tenantId, packageId }));
    const read = await window.tidewatch.query('access.packages', { packages });
    return (read.ok ? read.value : []).flatMap(({ tenantId, id, name, requirements }) => {
      const policy = requirements?.find((one) => one.questions.length === 0 && one.approvalForAdd);
      if (!policy) return [];
      const { policyId } = policy;
      const asked = { tenantId, packageId: id, policyId, answers: [], startAt: null, endAt: null };
      return [{ name, asked }];
    });
  });
type Free = Awaited<ReturnType<typeof free>>;

const ask = (page: Page, wanted: Free) =>
  page.evaluate(
    async ({ packages, justification }) => {
      await window.tidewatch.command('access.ask', { packages, justification });
    },
    { packages: wanted.map(({ asked }) => asked), justification: REASON },
  );

async function arrived(range: RunningRange): Promise<number> {
  const { writes } = await drill(range, 'received', {});
  return writes.filter(({ body }) => JSON.stringify(body).includes(REASON)).length;
}

test('answers that wait are reached from the head, one after the other, each with its question', async ({
  page,
  range,
  gateway,
}) => {
  const [one, other] = await free(page);
  if (!one || !other) throw new Error('Too little can be asked for.');
  await gateway.cut();
  await myAccessPage(page).lookNow.press('Enter');
  await expect(page.getByText(/^Offline: as it was/)).toBeVisible();
  await ask(page, [one, other]);
  await expect(page.getByText('0 of 2 sent, rest when online')).toBeVisible();
  for (const { asked } of [one, other]) {
    const { tenantId, packageId } = asked;
    const { requestId } = await drill(range, 'access.request', { tenantId, packageId });
    await drill(range, 'clock.advance', { ms: 60_000 });
    await drill(range, 'access.decide', { tenantId, requestId, result: 'Deny' });
  }
  await gateway.mend();
  await page.evaluate(async () => window.tidewatch.command('sync.now', { tenantId: null }));
  const waiting = page.getByRole('button', { name: '2 to answer' });
  await expect(waiting).toBeVisible();
  await expect(page.getByText(/of 2 sent/)).toHaveCount(0);
  await page.getByRole('tab', { name: /^Approvals/ }).click();
  await waiting.press('Enter');
  await expect(page.getByRole('tab', { name: 'My access' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  const first = page.getByRole('dialog', { name: one.name });
  await expect(first).toContainText('You asked for it elsewhere meanwhile: Denied.');
  await page.keyboard.press('Escape');
  await expect(first).toHaveCount(0);
  await expect(waiting).toBeFocused();
  await page.keyboard.press('Enter');
  const second = page.getByRole('dialog', { name: other.name });
  await expect(second).toContainText('You asked for it elsewhere meanwhile: Denied.');
  await expect(page.getByText('2 of 2 shown')).toBeVisible();
  const head = page.locator('.access-wishes');
  await expect(head).toContainText('Back online: 2 did not count');
  for (const width of [1280, 1000]) {
    await page.setViewportSize({ width, height: 800 });
    const cut = () => head.evaluate((one) => one.scrollWidth - one.clientWidth);
    await expect.poll(cut).toBeLessThanOrEqual(0);
  }
  await second.getByRole('button', { name: 'Put away' }).press('Enter');
  await expect(page.getByRole('button', { name: '1 to answer' })).toBeVisible();
});

test('an Undo that would come too late is not offered any more, and Ctrl+Z leads to the request', async ({
  page,
  range,
}) => {
  const mine = myAccessPage(page);
  const [one] = await free(page);
  if (!one) throw new Error('Nothing can be asked for.');
  await mine.show('Can ask for', one.name);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ask for it' }).press('Enter');
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: /^Justification/ })
    .fill(REASON);
  await page.keyboard.press('Control+Enter');
  const undo = mine.report.getByRole('button', { name: 'Undo' });
  await expect.poll(() => arrived(range)).toBe(1);
  await expect(undo).toHaveCount(0);
  await expect(page.locator('body')).not.toBeFocused();
  const canCancel = () =>
    page.evaluate(async (title) => {
      const found = await window.tidewatch.query('access.mine', {});
      const requests = found.ok ? found.value.requests : [];
      return requests.some((row) => row.canCancel && row.packageName === title);
    }, one.name);
  await expect.poll(canCancel).toBe(true);
  await page.keyboard.press('Control+z');
  await expect(mine.report).toContainText('It was sent. It can be canceled under Asked for.');
  await mine.report.getByRole('button', { name: 'Show it' }).press('Enter');
  const details = page.getByRole('dialog', { name: one.name });
  await expect(details.getByRole('button', { name: 'Cancel the request' })).toBeVisible();
  expect(await arrived(range)).toBe(1);
});

test('offline an Undo is never too late', async ({ page, range, gateway }) => {
  const mine = myAccessPage(page);
  const [one] = await free(page);
  if (!one) throw new Error('Nothing can be asked for.');
  await gateway.cut();
  await mine.lookNow.press('Enter');
  await expect(page.getByText(/^Offline: as it was/)).toBeVisible();
  await mine.show('Can ask for', one.name);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ask for it' }).press('Enter');
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: /^Justification/ })
    .fill(REASON);
  await page.keyboard.press('Control+Enter');
  await expect(mine.report).toContainText('Sent when you are back online.');
  await mine.report.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(mine.report).toContainText(/^1 request taken back: .+, .+\. Nothing was sent\./);
  await gateway.mend();
  await page.evaluate(async () => window.tidewatch.command('sync.now', { tenantId: null }));
  await expect(page.getByText(/^Offline: as it was/)).toHaveCount(0);
  expect(await arrived(range)).toBe(0);
});

test('what is asked for offline stands under what was asked for, and is not offered again', async ({
  page,
  range,
  gateway,
}) => {
  const mine = myAccessPage(page);
  const [one] = await free(page);
  if (!one) throw new Error('Nothing can be asked for.');
  await gateway.cut();
  await mine.lookNow.press('Enter');
  await expect(page.getByText(/^Offline: as it was/)).toBeVisible();
  await mine.show('Can ask for', one.name);
  const left = page.getByRole('button', { name: /^Can ask for [\d,]+$/ });
  const before = Number((await left.textContent())?.match(/\d+/)?.[0]);
  await page.keyboard.press('x');
  await page.keyboard.press('a');
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: /^Justification/ })
    .fill(REASON);
  await page.keyboard.press('Control+Enter');
  await expect(mine.report).toContainText('Sent when you are back online.');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(left).toHaveAccessibleName(`Can ask for ${before - 1}`);
  await mine.show('Asked for', one.name);
  await expect(mine.list('Asked for').getByRole('row').first()).toContainText('offline, not sent');
  expect(await arrived(range)).toBe(0);
  await gateway.mend();
  await page.evaluate(async () => window.tidewatch.command('sync.now', { tenantId: null }));
  await expect.poll(() => arrived(range)).toBe(1);
});

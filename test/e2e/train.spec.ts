import type { ApprovalRow } from '#shared/contract/access.ts';
import { expect } from './app.ts';
import { test } from './approvals-test.ts';
import { drill } from './drill.ts';

test.use({ rangeOptions: { tenants: 32, incidents: 20, seed: 3 } });

const DECIDED = 6;
/** From the bottom of the window to the top of a receipt. */
const RECEIPT_PX = 120;

test('on a train an approver reads six requests of several customers and decides them by keyboard; at the station each has its outcome', async ({
  page,
  range,
  gateway,
  approvals,
}) => {
  await gateway.cut();
  await approvals.lookNow.press('Enter');
  await expect(page.getByText(/^Offline: as it was/)).toBeVisible();
  const rows = (await approvals.waiting()).slice(0, DECIDED);
  expect(rows).toHaveLength(DECIDED);
  expect(new Set(rows.map(({ tenantId }) => tenantId)).size).toBeGreaterThanOrEqual(3);
  const [faster, withdrawn] = rows;
  if (!faster || !withdrawn) throw new Error('Too little waits for us.');
  await approvals.grid.focus();
  await page.keyboard.press('Home');
  for (const [place, row] of rows.entries()) {
    if (place > 0) await page.keyboard.press('j');
    await expect(approvals.chosen).toContainText(row.person);
    await expect(approvals.chosen).toHaveAttribute('aria-rowindex', String(place + 1));
    await page.keyboard.press('Enter');
    await expect(approvals.about).toBeVisible();
    await expect(approvals.chosen).not.toContainText('Not looked at');
    await approvals.decide(place % 2 === 0 ? 'a' : 'd', 'Read on the train.');
    await expect(approvals.chosen).toContainText('offline, not sent');
    await page.keyboard.press('Escape');
    await expect(approvals.pane).toHaveCount(0);
    await expect(approvals.grid).toBeFocused();
  }

  // Where receipts stand, over the bottom of the list, the keys bring no row, not even the last one.
  await page.setViewportSize({ width: 1280, height: 600 });
  for (const isPointedBefore of [false, true]) {
    await page.keyboard.press('Home');
    // On the scroll bar, say: no other row is chosen by it.
    if (isPointedBefore) await approvals.grid.dispatchEvent('pointerdown');
    await page.keyboard.press('End');
    await expect
      .poll(async () => {
        const meant = await approvals.chosen.boundingBox();
        return meant === null ? 600 : meant.y + meant.height;
      })
      .toBeLessThanOrEqual(600 - RECEIPT_PX);
  }
  await page.setViewportSize({ width: 1280, height: 800 });

  // What was looked at and put off is found among the decided by the key for the next one.
  const rest = (await approvals.waiting()).slice(DECIDED).filter(({ isOwn }) => !isOwn);
  expect(rest.length).toBeGreaterThan(0);
  for (const _ of rest) {
    await page.keyboard.press('n');
    await expect(approvals.about).toBeVisible();
    await expect(approvals.chosen).not.toContainText('Not looked at');
  }
  await page.keyboard.press('Escape');
  await expect(approvals.grid).toBeFocused();
  await page.keyboard.press('Home');
  await expect(approvals.chosen).toContainText('offline, not sent');
  await expect(page.getByRole('button', { name: 'Next undecided' })).toBeEnabled();
  await page.keyboard.press('n');
  await expect(approvals.about).toBeVisible();
  await expect(approvals.pane.getByRole('button', { name: 'Approve' })).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(approvals.grid).toBeFocused();

  const key = ({ tenantId, requestId }: ApprovalRow) => ({ tenantId, requestId });
  await drill(range, 'access.decide', { ...key(faster), result: 'Deny' });
  await drill(range, 'access.withdraw', key(withdrawn));
  await gateway.mend();
  await approvals.lookNow.press('Enter');
  const sent = rows.slice(2);
  await expect
    .poll(async () => {
      const { stages } = await drill(range, 'access.decisions', {});
      return stages.map(({ received, applied }) => `${received} ${applied}`);
    })
    .toEqual(sent.map(() => '1 1'));

  await approvals.history.press('Enter');
  await expect(
    approvals.gone.filter({ hasText: /Your (approval|denial) did not count/ }),
  ).toHaveCount(1);
  await expect(approvals.gone.filter({ hasText: 'Nothing left to decide' })).toHaveCount(1);
  await expect(approvals.gone.filter({ hasText: /(Approved|Denied) by you/ })).not.toHaveCount(0);
  await expect(page.getByText('not sent')).toHaveCount(0);
});

import { expect } from './app.ts';
import { drill } from './drill.ts';
import { test } from './gateway-test.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 0, seed: 3 } });

test('a decision made offline that another overtook waits in the outbox, is told, and leads to its line', async ({
  page,
  range,
  gateway,
}) => {
  await drill(range, 'access.people', { act: false });
  await startPage(page).toTheBoard();
  const first = () =>
    page.evaluate(async () => {
      const asked = await window.tidewatch.query('access.approvals', { which: 'waiting' });
      const row = asked.ok ? asked.value.find((one) => !one.isOwn && one.stageId !== null) : null;
      if (!row?.stageId) return [];
      const { tenantId, requestId, stageId, shown } = row;
      return [{ tenantId, requestId, stageId, shown }];
    });
  await expect.poll(async () => (await first()).length).toBe(1);
  const approvals = await first();
  await gateway.cut();
  await page.evaluate(async (wanted) => {
    const wish = { approvals: wanted, result: 'approve', justification: 'Agreed.' } as const;
    await window.tidewatch.command('access.decide', wish);
  }, approvals);
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page.getByText(/Requests and decisions on access: 1 waiting/)).toBeVisible();

  for (const { tenantId, requestId } of approvals)
    await drill(range, 'access.decide', { tenantId, requestId, result: 'Deny' });
  await gateway.mend();
  await page.evaluate(async () => window.tidewatch.command('sync.now', { tenantId: null }));
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  const line = page.getByRole('listitem').filter({ hasText: 'Access: did not count' });
  await expect(line).toContainText(/Your approval did not count: .+ denied first/);
  await line.getByRole('button').first().click();
  const pane = page.getByRole('complementary', { name: 'Request' });
  await expect(pane).toContainText('It does not wait for you any more.');
  await expect(pane).toContainText('denied first.');
  await expect(pane.getByRole('button', { name: 'Approve' })).toBeHidden();

  const back = page.getByText(/^Back online:/);
  await expect(back).toHaveText('Back online: 1 did not count');
  await page.getByRole('button', { name: '1 did not count' }).click();
  const trail = page.getByRole('dialog', { name: 'Trail of decisions' });
  await expect(trail.getByLabel('Outcome')).toHaveValue('uncounted');
  await expect(trail.getByLabel('Recorded by').locator('option:checked')).not.toHaveText(
    'Everybody',
  );
  await expect(trail.getByRole('listitem')).toHaveCount(1);
  await expect(trail.getByRole('listitem')).toContainText('Did not count: decided elsewhere');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Put this line away' }).click();
  await expect(back).toHaveCount(0);
});

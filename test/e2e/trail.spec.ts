import { join } from 'node:path';
import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 16, incidents: 0, seed: 3 } });

test('a lead finds who decided what and when, narrows it, and every step of it is told', async ({
  app,
  page,
  range,
  dataDir,
}) => {
  await drill(range, 'access.people', { act: false });
  await startPage(page).toTheBoard();
  const decided = () =>
    page.evaluate(async () => {
      const { tidewatch } = window;
      const asked = await tidewatch.query('access.approvals', { which: 'waiting' });
      const row = asked.ok ? asked.value.find((one) => !one.isOwn && one.stageId !== null) : null;
      if (!row?.stageId) return false;
      const { tenantId, requestId, stageId, shown } = row;
      const approvals = [{ tenantId, requestId, stageId, shown }];
      const wish = { approvals, result: 'deny', justification: 'Not his customer.' } as const;
      return (await tidewatch.command('access.decide', wish)).ok;
    });
  await expect.poll(decided).toBe(true);

  await page.keyboard.press('g');
  await page.keyboard.press('d');
  const trail = page.getByRole('dialog', { name: 'Trail of decisions' });
  const line = trail.getByText('Denial of a request for');
  await expect(line).toBeVisible();
  await line.click();
  await expect(trail.getByText(/^Recorded on this computer/)).toBeVisible();
  await expect(trail.getByText('Not his customer.')).toBeVisible();

  const kind = trail.getByLabel('Kind');
  await kind.focus();
  await kind.selectOption('Decision in an access review');
  await expect(trail.getByText('Nothing was recorded on this computer that fits.')).toBeVisible();
  await expect(trail.getByRole('button', { name: 'Save with signature' })).toBeDisabled();
  await kind.selectOption('Requests approved');
  await expect(line).toHaveCount(0);
  await kind.selectOption('Requests denied');
  await expect(line).toBeVisible();
  await kind.selectOption('All kinds');
  await expect(line).toBeVisible();
  const week = trail.getByRole('button', { name: 'Last 7 days' });
  await week.click();
  await expect(week).toHaveAttribute('aria-pressed', 'true');
  await trail.getByLabel('To', { exact: true }).focus();
  await expect(week).toHaveCSS('font-weight', '600');
  await expect(trail.getByText('Only what was decided on this computer.')).toBeVisible();
  await expect(trail.getByLabel('From')).not.toHaveValue('');
  await expect(line).toBeVisible();
  await week.click();
  await expect(trail.getByLabel('From')).toHaveValue('');
  const file = join(dataDir, 'trail.json');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, file);
  await trail.getByRole('button', { name: 'Save with signature' }).press('Enter');
  await expect(trail.getByText('1 entry saved. The signature lies beside the file.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(trail).toBeHidden();
  await page.getByRole('button', { name: 'Trail of decisions' }).click();
  await expect(trail).toBeVisible();
});

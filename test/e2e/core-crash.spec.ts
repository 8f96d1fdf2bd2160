import { expect, test } from './app.ts';
import { corePids } from './core-pids.ts';

test('a core that is killed comes back by itself, and the work goes on', async ({
  page,
  dataDir,
}) => {
  const add = page.getByRole('button', { name: 'Add 4 tenants' });
  await expect(add).toBeVisible();
  const [first] = await corePids(dataDir);
  if (first === undefined) throw new Error('No core was started.');

  process.kill(first, 'SIGKILL');

  await expect.poll(() => corePids(dataDir)).toHaveLength(2);
  await expect
    .poll(() => page.evaluate(() => window.tidewatch.query('host.status', {})))
    .toMatchObject({ ok: true, value: { core: 'running', profile: 'range', failure: null } });
  await page.reload();
  await add.click();
  await expect(page.getByRole('status').filter({ hasText: '4 of 4 tenants read' })).toBeVisible();
});

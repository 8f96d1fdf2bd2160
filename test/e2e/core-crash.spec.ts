import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { expect, test } from './app.ts';

const Line = z.object({ msg: z.string(), name: z.string().optional(), pid: z.int().optional() });

/** Process ids of every core there has been, from main's log. */
async function corePids(dataDir: string): Promise<readonly number[]> {
  const text = await readFile(path.join(dataDir, 'logs/main.log'), 'utf8');
  const lines = text.trim().split('\n');
  return lines
    .map((line) => Line.parse(JSON.parse(line)))
    .filter(({ msg, name }) => msg === 'program.started' && name === 'core')
    .flatMap(({ pid }) => pid ?? []);
}

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

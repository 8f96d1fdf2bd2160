import { readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import { openProfile } from '#electron/core/profile.ts';
import { DAY_MS } from '#shared/time.ts';
import { first, outboxBench } from '#test/fakes/outbox-bench.ts';

test('a ledger that is gone is taken from its backup: its tenants are there and no backup goes', async () => {
  await using bench = await outboxBench({ tenants: 2, incidents: 12 });
  const had = await bench.call('tenants.list', {});
  await bench.stop();
  const { dataDir } = bench;
  const backups = () => readdirSync(path.join(dataDir, 'backups'));
  for (let day = 0; day < 3; day += 1) {
    bench.clock.pass(DAY_MS);
    const host = { ...headlessHost(dataDir), now: bench.clock.now };
    await (await openProfile({ dataDir, host })).close();
  }
  const before = backups();
  const file = path.join(dataDir, 'ledger.db');
  renameSync(file, `${file}.set-aside-2026-11-22T00-00-00-000Z`);
  await bench.open();

  expect((await bench.call('tenants.list', {})).map(({ id }) => id)).toEqual(
    had.map(({ id }) => id),
  );
  expect(await bench.call('app.notices', {})).toHaveLength(1);
  await bench.stop();
  expect(backups()).toEqual(expect.arrayContaining(before));
});

test('what the cache has of a tenant the ledger does not know goes, and no backup with it', async () => {
  await using bench = await outboxBench({ tenants: 2, incidents: 12 });
  const { id } = first(await bench.call('tenants.list', {}));
  await bench.stop();
  const { dataDir } = bench;
  bench.clock.pass(DAY_MS);
  const host = { ...headlessHost(dataDir), now: bench.clock.now };
  const profile = await openProfile({ dataDir, host });
  profile.tenants.remove(id);
  profile.removals.emptied(id); // as a ledger from before the tenant was added has it
  profile.removals.copiesGone();
  await profile.close();
  const before = readdirSync(path.join(dataDir, 'backups'));
  await bench.open();

  expect(await bench.rows({ tenants: [id] })).toEqual([]);
  expect((await bench.rows()).length).toBeGreaterThan(0);
  await bench.stop();
  expect(readdirSync(path.join(dataDir, 'backups'))).toEqual(expect.arrayContaining(before));
});

import { expect, test } from 'vitest';
import { syncReader } from '#electron/core/store/sync-reader.ts';
import { TenantId, TenantSync } from '#shared/domain/tenant.ts';
import { memoryCache } from '#test/fakes/ledger.ts';
import { cacheWriterInProcess } from '#test/fakes/cache-writer-in-process.ts';

const ONE = TenantId.parse('0f1e2d3c-4b5a-4678-9012-abcdefabcdef');
const OTHER = TenantId.parse('1f1e2d3c-4b5a-4678-9012-abcdefabcdef');

test('one record that cannot be read keeps no other tenant away', async () => {
  const db = memoryCache();
  const writer = cacheWriterInProcess(db);
  for (const tenantId of [ONE, OTHER]) {
    const plain = { completeAt: null, trouble: null, cadenceMs: 60_000, backfill: null };
    await writer.saveSync(TenantSync.parse({ tenantId, ...plain }));
  }
  db.exec(`UPDATE tenant_syncs SET body = '{"other":"shape"}'
    WHERE tenant = (SELECT number FROM tenants WHERE id = '${ONE}')`);

  expect(
    syncReader(db)
      .all()
      .map(({ tenantId }) => tenantId),
  ).toEqual([OTHER]);
  expect(syncReader(db).tenants().sort()).toEqual([ONE, OTHER]);
});

test('who we are is told of all tenants at once as of one, also after it changed', async () => {
  const db = memoryCache();
  const writer = cacheWriterInProcess(db);
  const reader = syncReader(db);
  const save = async (tenantId: TenantId, upn: string | null) =>
    writer.saveIdentity({
      tenantId,
      upn,
      objectId: null,
      displayName: null,
      roles: [],
      write: 'unknown',
    });
  const told = () => [ONE, OTHER].map((id) => reader.identities().get(id)?.upn);
  await save(ONE, 'ada@msp.example');
  await save(OTHER, 'ada_msp.example#EXT#@customer.example');
  expect(told()).toEqual(['ada@msp.example', 'ada_msp.example#EXT#@customer.example']);

  await save(ONE, null);
  expect(told()).toEqual([null, 'ada_msp.example#EXT#@customer.example']);
  expect(told()).toEqual([ONE, OTHER].map((id) => reader.identity(id)?.upn));
});

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

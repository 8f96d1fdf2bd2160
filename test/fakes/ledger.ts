import path from 'node:path';
import { type Database, openDatabase } from '#electron/core/store/database.ts';
import { tenantStore } from '#electron/core/store/tenant-store.ts';
import { Tenant } from '#shared/domain/tenant.ts';
import { tenant } from '#test/unit/shared/contract/things.ts';
import { temporaryFolder } from './answers.ts';

/** A ledger of this test alone, in memory. */
export const memoryLedger = (): Database => openDatabase(':memory:', { key: null, kind: 'ledger' });

/** A cache of this test alone, in memory. */
export const memoryCache = (): Database => openDatabase(':memory:', { key: null, kind: 'cache' });

/** A ledger on the disk that knows the tenant of the contract's examples; `reopen` is a restart of the program. */
export function ledgerOnDisk() {
  const folder = temporaryFolder();
  const open = () =>
    openDatabase(path.join(folder.path, 'ledger.db'), { key: folder.key, kind: 'ledger' });
  let db = open();
  tenantStore(db).upsert(Tenant.parse({ domain: 'contoso.com', ...tenant }));
  return {
    /** The connection that is open now. */
    db: (): Database => db,
    reopen: (): void => {
      db.close();
      db = open();
    },
    remove: (): void => {
      db.close();
      folder.remove();
    },
  };
}
export type LedgerOnDisk = ReturnType<typeof ledgerOnDisk>;

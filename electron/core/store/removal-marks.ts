import { TenantId } from '#shared/domain/tenant.ts';
import type { Database } from './database.ts';

const TENANT = 'removing/';
const COPIES = 'copies-outdated';

/**
 * What is left to do of removals (ledger): a tenant is marked with the commit that takes it off the list, so only
 * what a person removed is ever taken for removed. Copies of the ledger come last, when the mark with the tenant's
 * id is gone from it.
 */
export function removalMarks(db: Database) {
  const put = db.prepare<[string]>("INSERT OR REPLACE INTO meta (name, value) VALUES (?, '')");
  const drop = db.prepare<[string]>('DELETE FROM meta WHERE name = ?');
  const names = db
    .prepare<[], string>(`SELECT name FROM meta WHERE name GLOB '${TENANT}*'`)
    .pluck();
  const has = db.prepare<[string], number>('SELECT count(*) FROM meta WHERE name = ?').pluck();
  const emptied = db.transaction((id: TenantId) => {
    drop.run(`${TENANT}${id}`);
    put.run(COPIES);
  });

  return {
    begun: (id: TenantId): void => {
      put.run(`${TENANT}${id}`);
    },
    /** It is in the list again. */
    takenBack: (id: TenantId): void => {
      drop.run(`${TENANT}${id}`);
    },
    /** Nothing of it is left here; copies of the ledger still have it. */
    emptied: (id: TenantId): void => emptied.immediate(id),
    /** Tenants of which something may be left. */
    tenants: (): TenantId[] => names.all().map((name) => TenantId.parse(name.slice(TENANT.length))),
    /** Whether there are copies that know a removed tenant. */
    hasCopies: (): boolean => has.get(COPIES) === 1,
    copiesGone: (): void => {
      drop.run(COPIES);
    },
  };
}
export type RemovalMarks = ReturnType<typeof removalMarks>;

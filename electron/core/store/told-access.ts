import type { TenantId } from '#shared/domain/tenant.ts';
import { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';

/** One state of one thing of a tenant's access; a kind without an id: that it was read so far. */
export interface ToldState {
  readonly kind: string;
  readonly id: string;
  readonly state: string;
}

/** What is to be written down, and what forgotten. */
interface ToldChange {
  readonly add: readonly ToldState[];
  readonly drop: readonly ToldState[];
}

interface ToldRow extends ToldState {
  readonly toldAt: string;
}

/** Which news of access each person was told (ledger). They go with their tenant (ON DELETE CASCADE). */
export function toldAccess(db: Database) {
  const find = db.prepare<[string, string], ToldRow>(`
    SELECT kind, id, state, told_at AS toldAt FROM told_access
    WHERE account_id = ? AND tenant_id = ?`);
  const insert = db.prepare<[string, string, string, string, string, string]>(`
    INSERT INTO told_access (account_id, tenant_id, kind, id, state, told_at)
    SELECT ?, tenant_id, ?, ?, ?, ? FROM tenants WHERE tenant_id = ?
    ON CONFLICT DO NOTHING`);
  const remove = db.prepare<[string, string, string, string, string]>(`
    DELETE FROM told_access
    WHERE account_id = ? AND tenant_id = ? AND kind = ? AND id = ? AND state = ?`);
  const apply = db.transaction(
    (accountId: string, tenantId: TenantId, { add, drop }: ToldChange, at: Instant): void => {
      for (const { kind, id, state } of drop) remove.run(accountId, tenantId, kind, id, state);
      for (const { kind, id, state } of add) insert.run(accountId, kind, id, state, at, tenantId);
    },
  );

  return {
    of: (accountId: string, tenantId: TenantId): (ToldState & { readonly toldAt: Instant })[] =>
      find.all(accountId, tenantId).map((row) => ({ ...row, toldAt: Instant.parse(row.toldAt) })),
    /** What was written down before keeps its time. */
    change: (accountId: string, tenantId: TenantId, change: ToldChange, at: Instant): void => {
      if (change.add.length + change.drop.length > 0)
        apply.immediate(accountId, tenantId, change, at);
    },
  };
}
export type ToldAccess = ReturnType<typeof toldAccess>;

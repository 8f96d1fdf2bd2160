import type { TenantId } from '#shared/domain/tenant.ts';
import type { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';

/** One lead time of one end that a person was told. Another end of the same thing is another one. */
export interface ToldEnd {
  readonly accountId: string;
  readonly tenantId: TenantId;
  readonly kind: string;
  readonly id: string;
  readonly endAt: Instant;
  /** The lead time; 0 = it was seen. */
  readonly days: number;
}

/** What was told before it was known to whom counts as told to everybody (ledger-0023). */
const TOLD_TO = "account_id IN (?, '')";

/** Of which ends each person was told (ledger). They go with their tenant (ON DELETE CASCADE). */
export function toldEnds(db: Database) {
  const find = db
    .prepare<[string, string, string, string, number, string], number>(
      `SELECT 1 FROM told_ends
       WHERE tenant_id = ? AND kind = ? AND id = ? AND end_at = ? AND days = ?
         AND ${TOLD_TO}`,
    )
    .pluck();
  const any = db
    .prepare<[string, string, string, string], number>(
      `SELECT 1 FROM told_ends
       WHERE tenant_id = ? AND kind = ? AND id = ? AND ${TOLD_TO} LIMIT 1`,
    )
    .pluck();
  const insert = db.prepare<[string, string, string, string, number, string, string]>(`
    INSERT INTO told_ends (account_id, tenant_id, kind, id, end_at, days, told_at)
    SELECT ?, tenant_id, ?, ?, ?, ?, ? FROM tenants WHERE tenant_id = ?
    ON CONFLICT DO NOTHING`);
  const prune = db.prepare<[string]>('DELETE FROM told_ends WHERE end_at < ?');
  const addAll = db.transaction((ends: readonly ToldEnd[], at: Instant): void => {
    for (const { accountId, tenantId, kind, id, endAt, days } of ends) {
      insert.run(accountId, kind, id, endAt, days, at, tenantId);
    }
  });

  return {
    has: ({ accountId, tenantId, kind, id, endAt, days }: ToldEnd): boolean =>
      find.get(tenantId, kind, id, endAt, days, accountId) !== undefined,
    /** Whether it was looked at for that person before, with whatever end. */
    knows: ({ accountId, tenantId, kind, id }: Omit<ToldEnd, 'endAt' | 'days'>): boolean =>
      any.get(tenantId, kind, id, accountId) !== undefined,
    add: (ends: readonly ToldEnd[], at: Instant): void => addAll.immediate(ends, at),
    /** Forgets what ended before that moment. */
    prune: (before: Instant): void => {
      prune.run(before);
    },
  };
}
export type ToldEnds = ReturnType<typeof toldEnds>;

import type { TenantId } from '#shared/domain/tenant.ts';
import { sortKey, statusRank } from './board-ranks.ts';
import type { Database } from './database.ts';
import { guarded } from './sqlite-failure.ts';

const AWAITING = statusRank('awaitingAction');
/** What stands as the assignee where the Experts hold an incident, or gave one back (domain.md 3.3). */
const SIGNS = ['Defender Experts', 'Customer'].map(sortKey);

/** A status that only the work of Defender Experts sets. */
export const isExpertsStatus = (status: string): boolean => statusRank(status) === AWAITING;
/** An assignee that shows their work. */
export const isExpertsSign = (assignee: string): boolean => SIGNS.includes(sortKey(assignee));

/** Whether the incidents of a tenant show that Defender Experts work there. */
export function expertsWork(db: Database) {
  // Either index holds all that is asked for: a look costs up to three steps, whatever the tenant's size.
  const awaiting = db
    .prepare<[number, string], number>(`
      SELECT 1 FROM incidents INDEXED BY by_status
      WHERE status_rank = ? AND tenant = (SELECT number FROM tenants WHERE id = ?) LIMIT 1`)
    .pluck();
  const assigned = db
    .prepare<[string, string], number>(`
      SELECT 1 FROM incidents INDEXED BY by_assignee
      WHERE assignee_key = ? AND tenant = (SELECT number FROM tenants WHERE id = ?) LIMIT 1`)
    .pluck();
  return (tenantId: TenantId): boolean =>
    guarded('cache.db', () => {
      if (awaiting.get(AWAITING, tenantId) !== undefined) return true;
      return SIGNS.some((sign) => assigned.get(sign, tenantId) !== undefined);
    });
}

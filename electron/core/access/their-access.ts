import { ACCESS_KIND, parseAccessSeen } from '#shared/domain/access/access-seen.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import { personIn, type Subject } from '#shared/domain/access/subject.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { AccessReader } from '../store/access-rows.ts';
import type { SyncReader } from '../store/sync-reader.ts';

interface TheirAccessParts {
  readonly access: Pick<AccessReader, 'all'>;
  readonly syncs: Pick<SyncReader, 'cursors'>;
}

interface OneTenantParts {
  readonly access: Pick<AccessReader, 'ofTenant'>;
  readonly syncs: Pick<SyncReader, 'cursor'>;
}

/**
 * Reads once what everybody has or had.
 * @returns what a person has or had in a tenant; null where only their own may be seen by each.
 */
export function theirAccess({ access, syncs }: TheirAccessParts) {
  const seesAll = new Set(
    [...syncs.cursors(ACCESS_KIND)]
      .filter(([, text]) => parseAccessSeen(text).seesAll)
      .map(([tenantId]) => tenantId),
  );
  const assignments = Map.groupBy(access.all('assignment'), ({ tenantId, target }) =>
    personIn(tenantId, target),
  );
  return (tenantId: TenantId, person: Subject | null): Assignment[] | null => {
    if (!seesAll.has(tenantId)) return null;
    return assignments.get(personIn(tenantId, person)) ?? [];
  };
}

/** The same of one tenant alone: nothing of the others is read. @returns what a person has or had there, or null. */
export function theirAccessIn(
  tenantId: TenantId,
  person: Subject | null,
  { access, syncs }: OneTenantParts,
): Assignment[] | null {
  if (!parseAccessSeen(syncs.cursor(tenantId, ACCESS_KIND)).seesAll) return null;
  const wanted = personIn(tenantId, person);
  const all = access.ofTenant(tenantId, 'assignment');
  return all.filter(({ target }) => personIn(tenantId, target) === wanted);
}

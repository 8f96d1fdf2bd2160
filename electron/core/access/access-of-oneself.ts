import type { AccessReader } from '../store/access-rows.ts';

/**
 * What is known of access, as if nothing had been read while it is still an earlier person's: nobody sees, or
 * acts on, what only a colleague may see.
 */
export function accessOfOneself(access: AccessReader, isAnothers: () => boolean): AccessReader {
  return {
    all: (kind) => (isAnothers() ? [] : access.all(kind)),
    waitingApprovals: () => (isAnothers() ? [] : access.waitingApprovals()),
    ofTenant: (tenantId, kind) => (isAnothers() ? [] : access.ofTenant(tenantId, kind)),
    one: (tenantId, kind, id) => (isAnothers() ? null : access.one(tenantId, kind, id)),
  };
}

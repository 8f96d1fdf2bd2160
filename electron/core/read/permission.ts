import type { Permission } from '#shared/contract/incidents.ts';
import type { TenantState } from '#shared/domain/tenant.ts';

/**
 * May the person change incidents of this tenant (design, law 6). Only what is known to be refused is
 * refused beforehand: Defender roles of their own are not told by Graph. Pure.
 */
export function writePermission(
  identity: {
    readonly write: 'allowed' | 'denied' | 'unknown';
    readonly roles: readonly string[];
  } | null,
  state: TenantState,
): Permission {
  if (
    state.name === 'not-a-member' ||
    state.name === 'needs-consent' ||
    state.name === 'misconfigured'
  ) {
    return { allowed: false, reason: state.reason };
  }
  if (identity?.write !== 'denied') return { allowed: true, reason: null };
  return {
    allowed: false,
    reason: `Your role there is ${identity.roles.join(', ')}: it may read. Security Operator may change incidents; an administrator of this tenant, or the owner of the GDAP relationship, can give it.`,
  };
}

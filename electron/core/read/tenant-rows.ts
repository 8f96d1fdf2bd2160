import type { TenantRow } from '#shared/contract/tenants.ts';
import type { TasksSeen } from '#shared/domain/tasks-seen.ts';
import { ownName } from '#shared/domain/own-name.ts';
import {
  type Tenant,
  type TenantState,
  type TenantSync,
  tenantState,
} from '#shared/domain/tenant.ts';
import { writePermission } from './permission.ts';

interface TenantFacts {
  readonly sync: TenantSync | null;
  readonly counts: {
    readonly incidents: number;
    readonly open: number;
    readonly over: number;
  };
  /** Null where the Experts set none, or nobody looked yet. */
  readonly tasks: TasksSeen | null;
  readonly identity: {
    readonly upn: string | null;
    readonly typedUpn: string | null;
    readonly roles: readonly string[];
    readonly write: 'allowed' | 'denied' | 'unknown';
  } | null;
  /** Whether the tenant was asked who the person is there. */
  readonly asked: boolean;
}

/**
 * Without a network nothing is up to date, whatever was known a minute ago; a trouble that a person has
 * to end stays what it is.
 */
function stateWhileOffline(state: TenantState): TenantState {
  if (state.group === 'blind') return state;
  return {
    ...state,
    name: 'offline',
    group: 'stale',
    reason: 'This computer is offline.',
    remedy: 'Check the network. What is on the screen stays, and nothing recorded is lost.',
  };
}

/** Every tenant with its one state. Pure. */
export function tenantRow(
  tenant: Tenant,
  facts: TenantFacts,
  nowMs: number,
  offline: boolean,
): TenantRow {
  const { sync, counts, identity, tasks } = facts;
  const names = {
    told: identity?.upn ?? null,
    typed: identity?.typedUpn ?? null,
    asked: facts.asked,
  };
  const state = tenantState(sync, nowMs);
  return {
    ...tenant,
    state: offline ? stateWhileOffline(state) : state,
    completeAt: sync?.completeAt ?? null,
    ...counts,
    backfill: sync?.backfill ?? null,
    roles: identity === null || identity.upn === null ? null : [...identity.roles],
    readOnly: writePermission(identity, state).reason,
    me: ownName(names),
    names,
    tasks,
  };
}

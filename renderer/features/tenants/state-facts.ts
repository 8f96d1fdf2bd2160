import type { TenantRow } from '#shared/contract/tenants.ts';
import { actionFor, isUnread } from './state-words.ts';

/** One reason that holds for several tenants, with one thing to do about it. */
export interface StateFact {
  readonly reason: string;
  readonly remedy: string | null;
  readonly tenants: readonly TenantRow[];
}

/**
 * Tenants parted into those whose trouble is one fact, such as a computer that is offline, and those that have
 * one of their own. Pure.
 */
export function stateFacts(tenants: readonly TenantRow[]): {
  readonly facts: readonly StateFact[];
  readonly alone: readonly TenantRow[];
} {
  const groups = Map.groupBy(tenants.filter(mayShare), ({ state }) =>
    JSON.stringify([state.name, state.reason, state.remedy]),
  );
  const facts = [...groups.values()].flatMap((group): StateFact[] => {
    const [one] = group;
    if (!one || (group.length === 1 && one.state.name !== 'offline')) return [];
    return [{ reason: one.state.reason, remedy: one.state.remedy, tenants: group }];
  });
  const shared = new Set(facts.flatMap((fact) => fact.tenants));
  return { facts, alone: tenants.filter((tenant) => !shared.has(tenant)) };
}

/** What a person can only do in each tenant stays with each tenant. */
function mayShare({ state }: TenantRow): boolean {
  if (state.name === 'offline') return true;
  return (
    state.group === 'stale' &&
    state.until === null &&
    state.support === null &&
    !isUnread(state) &&
    actionFor(state) === 'try-again'
  );
}

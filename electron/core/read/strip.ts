import type { Strip } from '#shared/contract/app.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { Instant } from '#shared/time.ts';

interface StripFacts {
  readonly tenants: readonly TenantRow[];
  readonly incidents: number;
  readonly syncing: number;
  readonly offline: boolean;
  readonly clocks: { readonly breached: number; readonly warning: number };
  readonly outbox: {
    readonly pending: number;
    readonly unapproved: number;
    readonly refused: number;
  };
}

/** The line at the top: the three groups always add up to all tenants (design, law 1). Pure. */
export function strip({ tenants, incidents, syncing, offline, clocks, outbox }: StripFacts): Strip {
  const inGroup = (group: string) => tenants.filter(({ state }) => state.group === group).length;
  const seen = tenants
    .filter(({ state }) => state.group !== 'blind')
    .map(({ completeAt }) => completeAt)
    .filter((at): at is Instant => at !== null)
    .sort();
  return {
    total: tenants.length,
    fresh: inGroup('fresh'),
    stale: inGroup('stale'),
    blind: inGroup('blind'),
    incidents,
    lastCompleteAt: seen.at(-1) ?? null,
    oldestCompleteAt: seen[0] ?? null,
    syncing,
    offline,
    ...outbox,
    ...clocks,
  };
}

import type { TenantRow } from '#shared/contract/tenants.ts';
import type { PromiseGroup } from '#shared/domain/charts/charts.ts';
import type { Kept, PromiseChart, PromisesAsked } from '#shared/domain/charts/promises.ts';
import type { EndedPromises } from '#shared/domain/clock/clock-end.ts';
import type { NamedContract } from '#shared/domain/clock/contract.ts';
import { SEVERITIES } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';

/** What is known of tenants beside the promises to them. */
export interface PromisedTo {
  readonly tenants: readonly Pick<TenantRow, 'id' | 'name' | 'tags' | 'terms' | 'open' | 'over'>[];
  readonly contracts: readonly NamedContract[];
}

type Row = PromiseChart['rows'][number];
const NONE: Kept = { within: 0, ended: 0 };
const KNOWN: readonly string[] = SEVERITIES;
const PARTIES: readonly string[] = ['us', 'customer', 'microsoft'];

/** Whether a tenant is among those asked for: none named and no tag asks for all. Pure. */
export function isAskedTenant(
  { tenants, notTenants, tenantTags }: Pick<PromisesAsked, 'tenants' | 'notTenants' | 'tenantTags'>,
  { id, tags }: Pick<TenantRow, 'id' | 'tags'>,
): boolean {
  return (
    (tenants.length === 0 || tenants.includes(id)) &&
    !notTenants.includes(id) &&
    (tenantTags.length === 0 || tags.some((tag) => tenantTags.includes(tag)))
  );
}

/**
 * Kept promises put together by one thing. Severities and parties stand in their own order; tenants and
 * contracts the worst first: by the share kept, then by how many were broken. Where no clock ended, what is over
 * its time now counts as worse than all kept. Pure.
 */
export function promiseRows(
  ended: readonly EndedPromises[],
  by: PromiseGroup,
  asked: Pick<PromisesAsked, 'tenants' | 'notTenants' | 'tenantTags' | 'severities'>,
  { tenants, contracts }: PromisedTo,
): Row[] {
  const wanted = new Map(
    tenants.filter((tenant) => isAskedTenant(asked, tenant)).map((tenant) => [tenant.id, tenant]),
  );
  const severities = new Set(asked.severities);
  const named = new Map(contracts.map(({ id, name }) => [String(id), name]));
  const contractOf = (id: TenantId): string => {
    const contract = wanted.get(id)?.terms.contract ?? '';
    return named.has(contract) ? contract : '';
  };
  const keyOf = ({ tenantId, severity, party }: EndedPromises): string => {
    if (by === 'severity') return severity;
    if (by === 'tenant') return tenantId;
    return by === 'party' ? party : contractOf(tenantId);
  };
  const rows = new Map<string, Row>();
  const rowOf = (key: string): Row => {
    const name = by === 'contract' ? (named.get(key) ?? '') : '';
    return rows.get(key) ?? { key, name, acknowledge: NONE, resolve: NONE, now: null };
  };
  if (by === 'tenant' || by === 'contract') {
    for (const { id, open, over } of wanted.values()) {
      if (open === 0) continue;
      const row = rowOf(by === 'tenant' ? id : contractOf(id));
      const now = { open: open + (row.now?.open ?? 0), over: over + (row.now?.over ?? 0) };
      rows.set(row.key, { ...row, now });
    }
  }
  for (const one of ended) {
    if (!wanted.has(one.tenantId)) continue;
    if (severities.size > 0 && !severities.has(one.severity)) continue;
    const row = rowOf(keyOf(one));
    const before = row[one.promise];
    const kept = { within: before.within + one.within, ended: before.ended + one.ended };
    rows.set(row.key, { ...row, [one.promise]: kept });
  }
  return [...rows.values()].sort(
    (one, other) =>
      rank(by, one) - rank(by, other) ||
      broken(other) - broken(one) ||
      (other.now?.over ?? 0) - (one.now?.over ?? 0) ||
      endedOf(other) - endedOf(one) ||
      (one.key < other.key ? -1 : 1),
  );
}

const endedOf = ({ acknowledge, resolve }: Row): number => acknowledge.ended + resolve.ended;
const broken = (row: Row): number => endedOf(row) - row.acknowledge.within - row.resolve.within;

function rank(by: PromiseGroup, row: Row): number {
  if (by === 'party') return PARTIES.indexOf(row.key);
  if (by !== 'severity') return shareOf(row);
  const place = KNOWN.indexOf(row.key);
  return place < 0 ? KNOWN.length : place;
}

const OVER_NOW = 0.999;
const NOTHING_KNOWN = 2;

function shareOf(row: Row): number {
  const ended = endedOf(row);
  if (ended > 0) return 1 - broken(row) / ended;
  return (row.now?.over ?? 0) > 0 ? OVER_NOW : NOTHING_KNOWN;
}

import type { TenantId } from '#shared/domain/tenant.ts';
import { type GdapRelationship, readGdapCustomers, readGdapRelationships } from '../graph/gdap.ts';
import { findTenantById } from '../graph/tenant-information.ts';
import type { Finding, FoundTenant } from './finding.ts';
import { fourAtATime, isNoSuchTenant } from './look-up.ts';

/**
 * Customers of GDAP relationships in force, with the end of the last one of each; then their domains one
 * by one. A domain that cannot be found out is no problem: the tenant can be added without.
 */
export async function gdapCandidates({ graph, signal, begin, checked }: Finding): Promise<void> {
  const relationships = await readGdapRelationships(graph, signal);
  const names = await readGdapCustomers(graph, signal);
  const candidates = [...lastOfEach(relationships).values()].map((one) =>
    candidateOf(one, names.get(one.tenantId) || one.customer),
  );
  begin(candidates, candidates.length);
  await fourAtATime(candidates, async (candidate) => {
    checked(await withDomain(candidate));
  });

  async function withDomain(candidate: FoundTenant): Promise<FoundTenant> {
    try {
      const { domain } = await findTenantById(graph, candidate.key, signal);
      return { ...candidate, domain };
    } catch (error) {
      if (isNoSuchTenant(error)) return candidate;
      throw error;
    }
  }
}

function lastOfEach(relationships: readonly GdapRelationship[]): Map<TenantId, GdapRelationship> {
  const last = new Map<TenantId, GdapRelationship>();
  for (const one of relationships) {
    const other = last.get(one.tenantId);
    if (!other || (one.endAt ?? '') > (other.endAt ?? '')) last.set(one.tenantId, one);
  }
  return last;
}

function candidateOf({ tenantId, endAt }: GdapRelationship, name: string | null): FoundTenant {
  const shown = name || tenantId;
  return {
    key: tenantId,
    input: shown,
    line: null,
    id: tenantId,
    name: shown,
    domain: '',
    accessModel: 'gdap',
    known: false,
    problem: null,
    note: null,
    endsAt: endAt,
    tags: [],
    contract: null,
  };
}

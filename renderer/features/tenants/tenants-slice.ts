import type { StateCreator } from 'zustand';
import type { Api } from '#shared/contract/contract.ts';
import type { CandidateSearch, TenantRow } from '#shared/contract/tenants.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Failure } from '#shared/errors.ts';

export interface TenantsSlice {
  /** Null until the first answer. */
  tenants: readonly TenantRow[] | null;
  byId: ReadonlyMap<TenantId, TenantRow>;
  search: CandidateSearch | null;
  failure: Failure | null;
  refresh: () => Promise<void>;
  refreshSearch: () => Promise<void>;
}

export const createTenantsSlice =
  (api: Api): StateCreator<TenantsSlice> =>
  (set) => ({
    tenants: null,
    byId: new Map(),
    search: null,
    failure: null,
    refresh: async () => {
      const result = await api.query('tenants.list', {});
      if (!result.ok) return set({ failure: result.failure });
      const byId = new Map(result.value.map((tenant) => [tenant.id, tenant]));
      set({ tenants: result.value, byId, failure: null });
    },
    refreshSearch: async () => {
      const result = await api.query('tenants.candidates', {});
      set(result.ok ? { search: result.value } : { failure: result.failure });
    },
  });

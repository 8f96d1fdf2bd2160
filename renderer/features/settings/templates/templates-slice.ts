import type { StateCreator } from 'zustand';
import type { Api } from '#shared/contract/contract.ts';
import type { Template } from '#shared/domain/templates/template.ts';
import type { Failure } from '#shared/errors.ts';

export interface TemplatesSlice {
  templates: readonly Template[];
  failure: Failure | null;
  refresh: () => Promise<void>;
}

export const createTemplatesSlice =
  (api: Api): StateCreator<TemplatesSlice> =>
  (set) => ({
    templates: [],
    failure: null,
    refresh: async () => {
      const result = await api.query('templates.list', {});
      if (!result.ok) return set({ failure: result.failure });
      set({ templates: result.value, failure: null });
    },
  });

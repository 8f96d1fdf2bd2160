import type { StateCreator } from 'zustand';
import type { Api } from '#shared/contract/contract.ts';
import type { OutboxEntry } from '#shared/contract/incidents.ts';
import type { Failure } from '#shared/errors.ts';

export interface OutboxSlice {
  /** Null until the first answer. */
  entries: readonly OutboxEntry[] | null;
  failure: Failure | null;
  refresh: () => Promise<void>;
}

export const createOutboxSlice =
  (api: Api): StateCreator<OutboxSlice> =>
  (set) => ({
    entries: null,
    failure: null,
    refresh: async () => {
      const result = await api.query('outbox.list', {});
      set(result.ok ? { entries: result.value, failure: null } : { failure: result.failure });
    },
  });

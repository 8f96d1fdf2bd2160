import type { StateCreator } from 'zustand';
import type { Api } from '#shared/contract/contract.ts';
import type { View, ViewId } from '#shared/domain/views/view.ts';
import type { Failure } from '#shared/errors.ts';

export interface ViewsSlice {
  /** In the person's order. */
  views: readonly View[];
  /** How many incidents each shows; a view that was not counted yet is missing. */
  counts: ReadonlyMap<ViewId, number>;
  /** The view that was chosen last, whatever was changed on the board since. */
  active: ViewId | null;
  failure: Failure | null;
  refresh: () => Promise<void>;
  /** Counting costs core work: it is done only while somebody looks. Answers the way to stop. */
  watchCounts: () => () => void;
  refreshCounts: () => Promise<void>;
  choose: (id: ViewId | null) => void;
}

export const createViewsSlice =
  (api: Api): StateCreator<ViewsSlice> =>
  (set, get) => {
    let watchers = 0;
    return {
      views: [],
      counts: new Map(),
      active: null,
      failure: null,
      refresh: async () => {
        const result = await api.query('views.list', {});
        if (!result.ok) return set({ failure: result.failure });
        set({ views: result.value, failure: null });
        await get().refreshCounts();
      },
      watchCounts: () => {
        watchers += 1;
        if (get().views.length > 0) void get().refreshCounts(); // else they follow the views
        return () => {
          watchers -= 1;
        };
      },
      refreshCounts: async () => {
        if (watchers === 0) return;
        const result = await api.query('views.counts', {});
        if (!result.ok) return;
        set({ counts: new Map(result.value.map(({ id, count }) => [id, count])) });
      },
      choose: (active) => set({ active }),
    };
  };

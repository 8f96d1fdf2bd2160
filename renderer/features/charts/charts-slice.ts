import type { StateCreator } from 'zustand';
import type { Api } from '#shared/contract/contract.ts';
import type { BoardFilter } from '#shared/domain/board.ts';
import {
  type BoardCharts,
  CHARTS_AT_FIRST,
  type ChartsShown,
} from '#shared/domain/charts/charts.ts';
import type { Failure } from '#shared/errors.ts';
import { coalesced } from '../../ui/coalesced.ts';

export interface ChartsSlice {
  view: ChartsShown;
  charts: BoardCharts | null;
  failure: Failure | null;
  setView: (change: Partial<ChartsShown>) => void;
  /** Counts over this filter from now on, until stopped: counting costs core work. Answers the way to stop. */
  watch: (filter: BoardFilter) => () => void;
  /** The cache changed, or time went on. */
  refresh: () => Promise<void>;
}

/** `timeZone`: the one of this computer, at the moment of asking. */
export const createChartsSlice =
  (api: Api, timeZone: () => string): StateCreator<ChartsSlice> =>
  (set, get) => {
    let watched: BoardFilter | null = null;
    const ask = coalesced(async () => {
      const filter = watched;
      if (filter === null) return;
      const { span } = get().view;
      const result = await api.query('board.charts', { filter, span, timeZone: timeZone() });
      if (watched !== filter || get().view.span !== span) return; // asked again already
      set(result.ok ? { charts: result.value, failure: null } : { failure: result.failure });
    });
    return {
      view: CHARTS_AT_FIRST,
      charts: null,
      failure: null,
      setView: (change) => {
        set({ view: { ...get().view, ...change } });
        if (change.span !== undefined) void ask();
      },
      watch: (filter) => {
        watched = filter;
        void ask();
        return () => {
          if (watched === filter) watched = null;
        };
      },
      refresh: ask,
    };
  };

import type { StateCreator } from 'zustand';
import type { Api } from '#shared/contract/contract.ts';
import type { BoardFilter } from '#shared/domain/board.ts';
import {
  type BoardCharts,
  CHARTS_AT_FIRST,
  type ChartsShown,
} from '#shared/domain/charts/charts.ts';
import type { PromiseChart, PromisesAsked } from '#shared/domain/charts/promises.ts';
import type { Failure } from '#shared/errors.ts';
import { coalesced } from '../../ui/coalesced.ts';
import { promisesAsked } from './promise-filters.ts';

export interface ChartsSlice {
  view: ChartsShown;
  charts: BoardCharts | null;
  promises: PromiseChart | null;
  /** What they were counted over; null: nothing yet. */
  counted: BoardFilter | null;
  /** Why some of them could not be counted; the others are shown all the same. */
  failure: Failure | null;
  /** Which could not be counted; what is still shown of them is a little older, and of the same span. */
  uncounted: readonly ('charts' | 'promises')[];
  setView: (change: Partial<ChartsShown>) => void;
  /** Counts over this filter from now on, until stopped: counting costs core work. Answers the way to stop. */
  watch: (filter: BoardFilter) => () => void;
  /** The cache changed, or time went on. */
  refresh: () => Promise<void>;
  /** What is asked of promises now: for the file with the same counts. */
  askedPromises: () => PromisesAsked | null;
}

/** `timeZone`: the one of this computer, at the moment of asking. */
export const createChartsSlice =
  (api: Api, timeZone: () => string): StateCreator<ChartsSlice> =>
  (set, get) => {
    let watched: BoardFilter | null = null;
    /** What the counts that are held were asked for: those of something else are not shown as its own. */
    let held = { charts: '', promises: '' };
    const promisesOf = (filter: BoardFilter): PromisesAsked => {
      return { ...promisesAsked(filter), span: get().view.span, timeZone: timeZone() };
    };
    const ask = coalesced(async () => {
      const filter = watched;
      if (filter === null) return;
      const { span, promisesBy: by } = get().view;
      const [work, promises] = await Promise.all([
        api.query('board.charts', { filter, span, timeZone: timeZone() }),
        api.query('sla.chart', { ...promisesOf(filter), by }),
      ]);
      const { view } = get();
      if (watched !== filter || view.span !== span || view.promisesBy !== by) return; // asked again already
      const asked = { charts: span, promises: `${span} ${by}` };
      const [refused] = [work, promises].flatMap((one) => (one.ok ? [] : [one.failure]));
      const uncounted = [
        ...(work.ok ? [] : (['charts'] as const)),
        ...(promises.ok ? [] : (['promises'] as const)),
      ];
      set({
        ...(work.ok ? { charts: work.value } : held.charts !== asked.charts && { charts: null }),
        ...(promises.ok
          ? { promises: promises.value }
          : held.promises !== asked.promises && { promises: null }),
        failure: refused ?? null,
        uncounted,
        counted: filter,
      });
      held = {
        charts: work.ok ? asked.charts : held.charts,
        promises: promises.ok ? asked.promises : held.promises,
      };
    });
    return {
      view: CHARTS_AT_FIRST,
      charts: null,
      promises: null,
      counted: null,
      failure: null,
      uncounted: [],
      setView: (change) => {
        set({ view: { ...get().view, ...change } });
        if (change.span !== undefined || change.promisesBy !== undefined) void ask();
      },
      watch: (filter) => {
        watched = filter;
        void ask();
        return () => {
          if (watched === filter) watched = null;
        };
      },
      refresh: ask,
      askedPromises: () => watched && promisesOf(watched),
    };
  };

import type { StateCreator } from 'zustand';
import type { BoardPage } from '#shared/contract/board.ts';
import type { Api } from '#shared/contract/contract.ts';
import { type BoardFilter, type BoardRow, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { keyText } from '#shared/domain/incident.ts';
import { formatBoardQuery, settledFilter } from '#shared/domain/query/format.ts';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import type { Clock } from '#shared/time.ts';
import { sortedBy } from './board-order.ts';
import type { BoardSlice } from './board-state.ts';
import {
  arrivalsIn,
  type BoardWindow,
  indexOf,
  missingPages,
  NO_ROWS,
  PAGE,
  positionOf,
  reordered,
  rowAt,
  withPage,
  withRows,
} from './board-window.ts';

/** More rows than any screen shows: a list that is measured wrong must not read everything. */
const MOST_SEEN = 300;

const MOST_RECENT = 8;
const WHOLE_WORDS = /(?:^|\s)$/;

function isSameFilter(one: BoardFilter, other: BoardFilter): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export const createBoardSlice =
  (api: Api, now: Clock): StateCreator<BoardSlice> =>
  (set, get) => {
    let view = { first: 0, last: 60, atRest: true };
    /** What the line asked for when its words were last whole: what half a word found is no answer. */
    let readable: BoardFilter = EVERYTHING_OPEN;
    /** A row the person jumped to before its page was there. */
    let reaching: number | null = null;
    const asked = new Set<number>();
    let told = '';
    let watchers = 0;

    const fetchPage = (page: number) => {
      const { filter, sort, window } = get();
      return api.query('board.page', { filter, sort, at: positionOf(window, page), limit: PAGE });
    };

    /** Keeps the selection on its incident, wherever that stands now. */
    const settled = (window: BoardWindow): Pick<BoardSlice, 'window' | 'selected'> => {
      const { selected } = get();
      if (!selected) return { window, selected };
      const held = selected.index === null ? null : rowAt(window, selected.index);
      if (held && keyText(held.row) === keyText(selected.key)) return { window, selected };
      return { window, selected: { ...selected, index: indexOf(window, keyText(selected.key)) } };
    };

    const takeOrder = (answer: BoardPage) =>
      set({
        ...settled(reordered(get().window, answer)),
        known: true,
        arrivals: null,
        failure: null,
        readMs: now(),
      });

    /** A new filter or order: what is shown stays until the first page of the new one is there. */
    const begin = async () => {
      const { epoch } = get();
      const { filter, sort } = get();
      const at = { kind: 'offset', offset: 0 } as const;
      const result = await api.query('board.page', { filter, sort, at, limit: PAGE });
      if (get().epoch !== epoch) return; // the person has moved on meanwhile
      if (!result.ok) return set({ failure: result.failure });
      set({ window: NO_ROWS });
      takeOrder(result.value);
    };

    const fill = async () => {
      const { epoch, window } = get();
      const wanted = [
        ...(reaching === null ? [] : missingPages(window, reaching, reaching)),
        ...missingPages(window, view.first, view.last),
      ];
      const page = wanted.find((candidate) => !asked.has(candidate));
      if (page === undefined) return tellVisible();
      asked.add(page);
      const result = await fetchPage(page);
      asked.delete(page);
      if (get().epoch !== epoch) return;
      if (!result.ok) return set({ failure: result.failure });
      set({ ...settled(withPage(get().window, page, result.value)), failure: null });
      if (reaching !== null) get().select(reaching);
      await fill();
    };

    const visibleRows = (): BoardRow[] => {
      const { window } = get();
      const rows: BoardRow[] = [];
      for (let index = view.first; index <= view.last && rows.length < 200; index += 1) {
        const held = rowAt(window, index);
        if (held) rows.push(held.row);
      }
      return rows;
    };

    /** Tenants on the screen are looked at more often; said again only when they change. */
    const tellVisible = async () => {
      const tenantIds = [...new Set(visibleRows().map(({ tenantId }) => tenantId))].sort();
      if (tenantIds.join() === told) return;
      told = tenantIds.join();
      const result = await api.command('sync.visible', { tenantIds });
      if (!result.ok) told = '';
    };

    const renewVisible = async (epoch: number) => {
      const keys = visibleRows().map(({ tenantId, incidentId }) => ({ tenantId, incidentId }));
      if (keys.length === 0) return;
      const result = await api.query('board.rows', { keys });
      if (get().epoch !== epoch || !result.ok) return;
      const fresh = new Map(keys.map((key, place) => [keyText(key), result.value[place] ?? null]));
      set({ window: withRows(get().window, fresh), readMs: now() });
    };

    const lookAbove = async (epoch: number) => {
      const { filter, sort } = get();
      const at = { kind: 'offset', offset: 0 } as const;
      const result = await api.query('board.page', { filter, sort, at, limit: PAGE });
      if (get().epoch !== epoch) return;
      if (!result.ok) return set({ failure: result.failure });
      const { known, window, selected } = get();
      if (!known || (view.atRest && !selected)) return takeOrder(result.value);
      const count = arrivalsIn(window, result.value);
      set({ arrivals: count > 0 ? { count, page: result.value } : null, failure: null });
    };

    const anew = (change: Partial<BoardSlice>) => {
      set({ ...change, epoch: get().epoch + 1, arrivals: null });
      asked.clear();
      reaching = null;
      view = { ...view, first: 0, last: view.last - view.first };
      return begin();
    };

    const apply = (filter: BoardFilter) => {
      void anew({ filter });
      void get().refreshCounts();
    };

    return {
      filter: EVERYTHING_OPEN,
      sort: [{ by: 'updatedAt', descending: true }],
      window: NO_ROWS,
      known: false,
      epoch: 0,
      selected: null,
      counts: null,
      arrivals: null,
      readMs: null,
      failure: null,
      text: '',
      problems: [],
      setText: (text, tenants, unfinished, completable = false) => {
        const { filter, problems } = parseBoardQuery(text, tenants);
        set({ text, problems });
        if (unfinished || (problems.length > 0 && completable)) return;
        const wanted = problems.length > 0 ? readable : filter;
        if (wanted === filter && WHOLE_WORDS.test(text)) readable = filter;
        if (!isSameFilter(wanted, get().filter)) apply(wanted);
      },
      setFilter: (change, tenants) => {
        readable = settledFilter({ ...get().filter, ...change }, tenants);
        set({ text: formatBoardQuery(readable, tenants), problems: [] });
        apply(readable);
      },
      recent: [],
      settleText: (tenants) => {
        const { text, recent, setText } = get();
        const line = text.trim();
        setText(text, tenants, false);
        if (get().problems.length > 0) return;
        readable = get().filter;
        if (line === '') return;
        set({ recent: [line, ...recent.filter((other) => other !== line)].slice(0, MOST_RECENT) });
      },
      sortBy: (column, adding) => void anew({ sort: sortedBy(get().sort, column, adding) }),
      select: (index) => {
        const held = index === null ? null : rowAt(get().window, index);
        reaching = held ? null : index;
        if (index === null) return set({ selected: null });
        if (!held) return void fill(); // chosen as soon as its page is there
        const { tenantId, incidentId } = held.row;
        set({ selected: { key: { tenantId, incidentId }, index } });
      },
      moveBy: (count, unit) => {
        const { selected, window } = get();
        if (window.total === 0) return;
        const step = unit === 'rows' ? 1 : Math.max(1, view.last - view.first);
        const from = selected?.index ?? (count > 0 ? view.first - 1 : view.first);
        const to =
          selected?.index === null && unit === 'screens' ? view.first : from + count * step;
        get().select(Math.min(Math.max(to, 0), window.total - 1));
      },
      seen: (first, last, atRest) => {
        view = { first, last: Math.min(last, first + MOST_SEEN), atRest };
        if (atRest && !get().selected) get().showArrivals();
        void fill();
      },
      showArrivals: () => {
        const { arrivals, epoch } = get();
        if (!arrivals) return;
        set({ epoch: epoch + 1 });
        takeOrder(arrivals.page);
      },
      refresh: async () => {
        const { epoch, known } = get();
        if (known) await renewVisible(epoch);
        await lookAbove(epoch);
        await fill();
      },
      watchCounts: () => {
        watchers += 1;
        void get().refreshCounts();
        return () => {
          watchers -= 1;
        };
      },
      refreshCounts: async () => {
        if (watchers === 0) return;
        const { filter } = get();
        const result = await api.query('board.counts', { filter });
        if (get().filter !== filter || !result.ok) return;
        set({ counts: result.value });
      },
    };
  };

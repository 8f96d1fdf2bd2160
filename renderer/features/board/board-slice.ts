import type { StateCreator } from 'zustand';
import { MOST_RECENT } from '#shared/contract/views.ts';
import type { Api } from '#shared/contract/contract.ts';
import { FIRST_ARRANGEMENT } from '#shared/domain/arrangement.ts';
import { type BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { formatBoardQuery, settledFilter } from '#shared/domain/query/format.ts';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import type { Clock } from '#shared/time.ts';
import { sortedBy } from './board-order.ts';
import { boardPaging } from './board-paging.ts';
import { type Lines, linesOf } from './board-lines.ts';
import { listing } from './board-listing.ts';
import { chosenGroup, chosenLine, rowAcross, rowInColumn, targetOf } from './board-moves.ts';
import { boardSight } from './board-sight.ts';
import type { BoardSlice } from './board-state.ts';
import { partsTouched, withStep } from './filter-trail.ts';
import { collapsedIn, foldedWith } from './folding.ts';
import { NO_ROWS, rowAt } from './board-window.ts';

const NO_LINES: Lines = { total: 0, parts: null };
const WHOLE_WORDS = /(?:^|\s)$/;

function isSameFilter(one: BoardFilter, other: BoardFilter): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export const createBoardSlice =
  (api: Api, now: Clock): StateCreator<BoardSlice> =>
  (set, get) => {
    const sight = boardSight(get);
    const paging = boardPaging({ api, now, sight, get, set });
    /** What the line asked for when its words were last whole: what half a word found is no answer. */
    let readable: BoardFilter = EVERYTHING_OPEN;
    /** What was shown before the line was begun: a line that is left unreadable changes nothing of it. */
    let settled: BoardFilter = EVERYTHING_OPEN;
    let settledText = '';
    let watchers = 0;

    /** The same groups with others of them put away. */
    const putAway = (values: Iterable<string>) => {
      const { lines, window } = get();
      set({ folded: foldedWith(get(), values) });
      set({ lines: linesOf(window.total, lines.parts, collapsedIn(get())) });
    };

    const settleAtRest = (atRest: boolean) => {
      const { selected, heading } = get();
      if (atRest && !selected && heading === null) get().showArrivals();
      void paging.fill();
    };

    /** From here on that is what is shown; what was before is one step back. */
    const settleOn = (filter: BoardFilter, text: string) => {
      const step = { text: settledText, look: { filter: settled } };
      set({ trail: withStep(get().trail, step, { filter }) });
      settled = filter;
      settledText = text;
    };

    const apply = (filter: BoardFilter) => {
      void paging.anew({ filter });
      void get().refreshCounts();
    };

    return {
      ...FIRST_ARRANGEMENT,
      window: NO_ROWS,
      lines: NO_LINES,
      folded: {},
      heading: null,
      known: false,
      snoozed: 0,
      epoch: 0,
      selected: null,
      counts: null,
      arrivals: null,
      readMs: null,
      carrying: false,
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
        const text = formatBoardQuery(readable, tenants);
        settleOn(readable, text);
        set({ text, problems: [] });
        apply(readable);
      },
      trail: [],
      goBack: () => {
        const { trail, arrange } = get();
        const last = trail.at(-1);
        if (!last) return;
        arrange(last.look, last.text);
        set({ trail: trail.slice(0, -1) });
      },
      recent: [],
      settleText: (tenants) => {
        const { text, recent, setText } = get();
        const line = text.trim();
        setText(text, tenants, false);
        if (get().problems.length > 0) {
          readable = settled;
          if (!isSameFilter(settled, get().filter)) apply(settled);
          return false;
        }
        readable = get().filter;
        set({ text: text.trimEnd() }); // room for a word that was not written
        settleOn(readable, get().text);
        if (line === '') return true;
        set({ recent: [line, ...recent.filter((other) => other !== line)].slice(0, MOST_RECENT) });
        return true;
      },
      arrange: (change, text, first) => {
        const regrouped = 'group' in change || 'layout' in change;
        const next = {
          ...change,
          ...(regrouped && { heading: null }),
          ...(text !== null && { text, problems: [] }),
        };
        readable = change.filter ?? get().filter;
        if (change.filter) {
          const step = {
            text: settledText,
            look: { ...partsTouched(get(), change), filter: settled },
          };
          set({
            trail: withStep(get().trail, step, partsTouched({ ...get(), ...change }, change)),
          });
          settled = change.filter;
          settledText = text ?? get().text;
        }
        // Another person, or a tenant that is gone: nothing of what was asked for is left.
        if (change.recent) set({ trail: [] });
        if (get().known) void paging.anew(next, first);
        else {
          set(next); // the first read will ask for it
          if (first) get().begin(first);
          return;
        }
        if (change.filter) void get().refreshCounts();
      },
      begin: (page) => void paging.begin(page),
      noRoom: [],
      measured: (noRoom) => {
        if (noRoom.join() !== get().noRoom.join()) set({ noRoom });
      },
      showColumns: (columns) => set({ columns }),
      sortBy: (column, adding) => void paging.anew({ sort: sortedBy(get().sort, column, adding) }),
      select: (index) => {
        // While another list is on its way the rows on the screen are not the ones that are meant.
        const held = index === null || !paging.isPresent() ? null : rowAt(get().window, index);
        paging.reach(held ? null : index);
        if (index === null) return set({ selected: null, heading: null });
        if (!held) return void paging.fill(); // chosen as soon as its page is there
        const { tenantId, incidentId } = held.row;
        set({ selected: { key: { tenantId, incidentId }, index }, heading: null });
      },
      moveBy: (count, unit) => {
        const { lines, layout, selected } = get();
        if (lines.total === 0) return;
        if (layout !== 'list') return get().select(rowInColumn(get(), count));
        const view = sight.list();
        const step = unit === 'rows' ? 1 : Math.max(1, view.last - view.first);
        const chosen = chosenLine(get());
        const from = chosen ?? (count > 0 ? view.first - 1 : view.first);
        const isLost = selected !== null && chosen === null;
        const to = isLost && unit === 'screens' ? view.first : from + count * step;
        get().chooseLine(Math.min(Math.max(to, 0), lines.total - 1));
      },
      chooseLine: (line) => {
        const target = targetOf(get().lines, line);
        if ('row' in target) get().select(target.row);
        else get().choose(target.heading);
      },
      choose: (heading) => {
        paging.reach(null);
        set({ heading, selected: null });
      },
      fold: (value, isCollapsed) => {
        const collapsed = new Set(collapsedIn(get()));
        if (isCollapsed) collapsed.add(value);
        else collapsed.delete(value);
        putAway(collapsed);
        get().choose(value);
      },
      foldAll: (isCollapsed) => {
        const values = get().lines.parts?.map(({ value }) => value) ?? [];
        const group = chosenGroup(get());
        putAway(isCollapsed ? values : []);
        if (group && isCollapsed) get().choose(group.value);
      },
      moveAcross: (step) => {
        const row = rowAcross(get(), step);
        if (row !== null) get().select(row);
      },
      seenIn: (column, rows, atRest) => {
        sight.seeColumn(column, rows, atRest);
        settleAtRest(sight.atRest());
      },
      seen: (first, last, atRest) => {
        sight.see(first, last, atRest);
        settleAtRest(atRest);
      },
      hold: (held) => {
        sight.hold(held);
        set({ carrying: held });
        if (!held) void get().refresh();
      },
      showArrivals: () => void paging.showArrivals(),
      ...listing(api),
      retake: paging.retake,
      refresh: paging.refresh,
      watchCounts: () => {
        watchers += 1;
        if (get().known) void get().refreshCounts(); // else they follow the first rows
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

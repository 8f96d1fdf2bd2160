import type { BoardPage } from '#shared/contract/board.ts';
import type { Api } from '#shared/contract/contract.ts';
import { groupingOf } from '#shared/domain/arrangement.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { keyText } from '#shared/domain/incident.ts';
import type { Clock } from '#shared/time.ts';
import { linesOf, partOfRow, type RowRange, rowsAmong } from './board-lines.ts';
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
const MOST_RENEWED = 200;

interface PagingParts {
  readonly api: Api;
  readonly now: Clock;
  readonly get: () => BoardSlice;
  readonly set: (change: Partial<BoardSlice>) => void;
}

/** How the rows of the board come in: page by page, as far as they are on the screen. */
export function boardPaging({ api, now, get, set }: PagingParts) {
  let view = { first: 0, last: 60, atRest: true };
  /** Columns of cards: each is looked at on its own. */
  const columns = new Map<string, RowRange & { readonly atRest: boolean }>();
  const seenRows = (): readonly RowRange[] => {
    const { lines, layout } = get();
    if (layout === 'list') return rowsAmong(lines, view.first, view.last);
    return (lines.parts ?? []).flatMap(({ value, firstRow, count }) => {
      const seen = columns.get(value);
      if (!seen) return [];
      const last = Math.min(seen.last, seen.first + MOST_SEEN, count - 1);
      return [{ first: firstRow + seen.first, last: firstRow + last }];
    });
  };
  const isAtRest = () =>
    get().layout === 'list' ? view.atRest : [...columns.values()].every(({ atRest }) => atRest);
  /** A card that stands in a column it no longer belongs to would say what is not so. */
  const isMisplaced = () => {
    const { lines, layout, window } = get();
    const by = groupingOf(get());
    if (layout === 'list' || (by !== 'status' && by !== 'turn')) return false;
    return seenRows().some(({ first, last }) => {
      for (let index = first; index <= last; index += 1) {
        const held = rowAt(window, index);
        if (held && (held.gone || held.row[by] !== partOfRow(lines, index)?.value)) return true;
      }
      return false;
    });
  };
  /** A row the person jumped to before its page was there. */
  let reaching: number | null = null;
  const asked = new Set<number>();
  let told = '';

  const fetchPage = (page: number) => {
    const { filter, sort, window } = get();
    const at = positionOf(window, page);
    return api.query('board.page', { filter, sort, group: groupingOf(get()), at, limit: PAGE });
  };
  const fetchFirst = () => {
    const { filter, sort } = get();
    const at = { kind: 'offset', offset: 0 } as const;
    return api.query('board.page', { filter, sort, group: groupingOf(get()), at, limit: PAGE });
  };

  /** Keeps the selection on its incident, wherever that stands now. */
  const settled = (window: BoardWindow): Pick<BoardSlice, 'window' | 'selected'> => {
    const { selected } = get();
    if (!selected) return { window, selected };
    const held = selected.index === null ? null : rowAt(window, selected.index);
    if (held && keyText(held.row) === keyText(selected.key)) return { window, selected };
    return { window, selected: { ...selected, index: indexOf(window, keyText(selected.key)) } };
  };

  const takeOrder = (answer: BoardPage) => {
    const { collapsed, heading } = get();
    const isThere = answer.groups?.some(({ value }) => value === heading) ?? false;
    set({
      ...settled(reordered(get().window, answer)),
      lines: linesOf(answer.total, answer.groups, collapsed),
      heading: isThere ? heading : null,
      known: true,
      snoozed: answer.snoozed,
      arrivals: null,
      failure: null,
      readMs: now(),
    });
  };

  /** A new filter or order: what is shown stays until the first page of the new one is there. */
  const begin = async () => {
    const { epoch } = get();
    const result = await fetchFirst();
    if (get().epoch !== epoch) return; // the person has moved on meanwhile
    if (!result.ok) return set({ failure: result.failure });
    set({ window: NO_ROWS });
    takeOrder(result.value);
  };

  const fill = async (): Promise<void> => {
    const { epoch, window } = get();
    const wanted = [
      ...(reaching === null ? [] : missingPages(window, reaching, reaching)),
      ...seenRows().flatMap(({ first, last }) => missingPages(window, first, last)),
    ];
    const page = wanted.find((candidate) => !asked.has(candidate));
    if (page === undefined) return tellVisible();
    asked.add(page);
    const result = await fetchPage(page);
    asked.delete(page);
    if (get().epoch !== epoch) return;
    if (!result.ok) return set({ failure: result.failure });
    set({ ...settled(withPage(get().window, page, result.value, seenRows())), failure: null });
    if (reaching !== null) get().select(reaching);
    await fill();
  };

  const visibleRows = (): BoardRow[] => {
    const { window } = get();
    const rows: BoardRow[] = [];
    for (const { first, last } of seenRows()) {
      for (let index = first; index <= last && rows.length < MOST_RENEWED; index += 1) {
        const held = rowAt(window, index);
        if (held) rows.push(held.row);
      }
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
    const result = await fetchFirst();
    if (get().epoch !== epoch) return;
    if (!result.ok) return set({ failure: result.failure });
    set({ snoozed: result.value.snoozed });
    const { known, window, selected, heading } = get();
    const isIdle = isAtRest() && !selected && heading === null;
    if (!known || isIdle || isMisplaced()) return takeOrder(result.value);
    const count = arrivalsIn(window, result.value);
    set({ arrivals: count > 0 ? { count, page: result.value } : null, failure: null });
  };

  return {
    takeOrder,
    fill,
    /** Another list from its top. */
    anew: (change: Partial<BoardSlice>): Promise<void> => {
      set({ ...change, epoch: get().epoch + 1, arrivals: null });
      asked.clear();
      reaching = null;
      view = { ...view, first: 0, last: view.last - view.first };
      return begin();
    },
    /** The list closes up where it is; where the chosen row left it, the one in its place is chosen. */
    retake: async (): Promise<void> => {
      const { epoch, selected } = get();
      const result = await fetchFirst();
      if (get().epoch !== epoch || !result.ok) return;
      takeOrder(result.value);
      await fill();
      const { total } = get().window;
      const left = selected !== null && selected.index !== null && get().selected?.index === null;
      if (left && total > 0) get().select(Math.min(selected.index, total - 1));
    },
    refresh: async (): Promise<void> => {
      const { epoch, known } = get();
      if (known) await renewVisible(epoch);
      await lookAbove(epoch);
      await fill();
    },
    /** The row is to be chosen as soon as its page is there; null: none is. */
    reach: (index: number | null): void => {
      reaching = index;
    },
    see: (first: number, last: number, atRest: boolean): void => {
      view = { first, last: Math.min(last, first + MOST_SEEN), atRest };
    },
    seeColumn: (column: string, rows: RowRange | null, atRest: boolean): void => {
      if (rows) columns.set(column, { ...rows, atRest });
      else columns.delete(column);
    },
    isAtRest,
    view: () => view,
  };
}

import type { BoardPage, BoardPosition } from '#shared/contract/board.ts';
import type { Api } from '#shared/contract/contract.ts';
import { groupingOf } from '#shared/domain/arrangement.ts';
import { keyText } from '#shared/domain/incident.ts';
import type { Clock } from '#shared/time.ts';
import { linesOf } from './board-lines.ts';
import type { BoardSight } from './board-sight.ts';
import type { BoardSlice } from './board-state.ts';
import { collapsedIn } from './folding.ts';
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

const MOST_RENEWED = 200;

/** One order of the rows, taken from a first page. What was asked in another one has no place in it. */
interface Order {
  /** Pages that are on their way. */
  readonly asked: Set<number>;
}

interface PagingParts {
  readonly api: Api;
  readonly now: Clock;
  readonly sight: BoardSight;
  readonly get: () => BoardSlice;
  readonly set: (change: Partial<BoardSlice>) => void;
}

/** How the rows of the board come in: page by page, as far as they are on the screen. */
export function boardPaging({ api, now, sight, get, set }: PagingParts) {
  /** Null: no first page of the present filter, order and groups is there yet. */
  let order: Order | null = null;
  /** Rows read since the cache last changed; null: it never did. */
  let renewed: Set<string> | null = null;
  /** A row the person jumped to before its page was there. */
  let reaching: number | null = null;
  /** The tenants that core was told to be on the screen. */
  let told = '';

  const ask = (at: BoardPosition) => {
    const { filter, sort } = get();
    return api.query('board.page', { filter, sort, group: groupingOf(get()), at, limit: PAGE });
  };
  const askFirst = () => ask({ kind: 'offset', offset: 0 });

  /** Keeps the selection on its incident, wherever that stands now. */
  const settled = (window: BoardWindow): Pick<BoardSlice, 'window' | 'selected'> => {
    const { selected } = get();
    if (!selected) return { window, selected };
    const held = selected.index === null ? null : rowAt(window, selected.index);
    if (held && keyText(held.row) === keyText(selected.key)) return { window, selected };
    return { window, selected: { ...selected, index: indexOf(window, keyText(selected.key)) } };
  };

  /** Rows stay to be seen until theirs are there in the new order, but not those of another filter. */
  const takeOrder = (first: BoardPage) => {
    const { heading, window } = get();
    const isThere = first.groups?.some(({ value }) => value === heading) ?? false;
    set({
      ...settled(reordered(order ? window : NO_ROWS, first)),
      lines: linesOf(first.total, first.groups, collapsedIn(get())),
      heading: isThere ? heading : null,
      known: true,
      snoozed: first.snoozed,
      arrivals: null,
      failure: null,
      readMs: now(),
    });
    order = { asked: new Set() };
    for (const row of first.rows) renewed?.add(keyText(row));
  };

  const nextMissing = ({ asked }: Order): number | undefined => {
    const { window } = get();
    const wanted = [
      ...(reaching === null ? [] : missingPages(window, reaching, reaching)),
      ...sight.rows().flatMap(({ first, last }) => missingPages(window, first, last)),
    ];
    return wanted.find((page) => !asked.has(page));
  };

  /** Reads what is in sight and not known, one page after the other. */
  const fill = async (): Promise<void> => {
    const asking = order;
    if (!asking) return; // who asked for the first page goes on from there
    const page = nextMissing(asking);
    if (page === undefined) {
      if (reaching !== null && rowAt(get().window, reaching)) get().select(reaching);
      await renewVisible();
      return tellVisible();
    }
    asking.asked.add(page);
    const result = await ask(positionOf(get().window, page));
    asking.asked.delete(page);
    if (order !== asking) return fill();
    if (!result.ok) return set({ failure: result.failure });
    set({ ...settled(withPage(get().window, page, result.value, sight.rows())), failure: null });
    for (const row of result.value.rows) renewed?.add(keyText(row));
    if (reaching !== null) get().select(reaching);
    return fill();
  };

  /** Tenants on the screen are looked at more often; said again only when they change. */
  const tellVisible = async () => {
    const seen = sight.known().slice(0, MOST_RENEWED);
    const tenantIds = [...new Set(seen.map(({ tenantId }) => tenantId))].sort();
    if (tenantIds.join() === told) return;
    told = tenantIds.join();
    const result = await api.command('sync.visible', { tenantIds });
    if (!result.ok) told = '';
  };

  /** Rows on the screen that were not read since the cache changed get their newest contents in their places. */
  const renewVisible = async () => {
    const { epoch } = get();
    const since = renewed;
    if (since === null) return;
    const seen = sight.known().slice(0, MOST_RENEWED);
    const keys = seen
      .filter((row) => !since.has(keyText(row)))
      .map(({ tenantId, incidentId }) => ({ tenantId, incidentId }));
    if (keys.length === 0) return;
    for (const key of keys) since.add(keyText(key)); // not asked for twice at once
    const result = await api.query('board.rows', { keys });
    if (!result.ok) for (const key of keys) since.delete(keyText(key));
    if (get().epoch !== epoch || !result.ok) return;
    const fresh = new Map(keys.map((key, place) => [keyText(key), result.value[place] ?? null]));
    set({ window: withRows(get().window, fresh), readMs: now() });
  };

  /** The newest first page: taken where nobody is disturbed by it, else it announces itself. */
  const lookAbove = async (): Promise<void> => {
    const { epoch } = get();
    const result = await askFirst();
    // Another list looks for itself; arrivals that came in meanwhile may be older than this answer.
    if (get().epoch !== epoch) return order ? lookAbove() : undefined;
    if (!result.ok) return set({ failure: result.failure });
    set({ snoozed: result.value.snoozed });
    const { window, selected, heading } = get();
    const isIdle = sight.atRest() && !selected && heading === null;
    const isEmpty = window.total === 0; // nothing there to hold still, and "nothing fits" would be wrong
    if (!order || isIdle || isEmpty || sight.isMisplaced()) return takeOrder(result.value);
    const count = arrivalsIn(window, result.value);
    set({ arrivals: count > 0 ? { count, page: result.value } : null, failure: null });
  };

  return {
    fill,
    /** Whether the rows that are there are those of the present filter and order. */
    isPresent: (): boolean => order !== null,
    /** The first page was told before it was asked for. */
    begin: async (first: BoardPage): Promise<void> => {
      if (order) return;
      takeOrder(first);
      await fill();
    },
    /** Another list from its top. What is shown stays until its first page is there, which may have been told. */
    anew: async (change: Partial<BoardSlice>, first?: BoardPage): Promise<void> => {
      set({ ...change, epoch: get().epoch + 1, arrivals: null });
      order = null;
      reaching = null;
      sight.toTop();
      if (first) takeOrder(first);
      else await lookAbove();
      await fill();
    },
    /** What waited above comes in. */
    showArrivals: async (): Promise<void> => {
      const { arrivals, epoch } = get();
      if (!arrivals) return;
      set({ epoch: epoch + 1 });
      takeOrder(arrivals.page);
      await fill();
    },
    /** The list closes up where it is; where the chosen row left it, the one in its place is chosen. */
    retake: async (): Promise<void> => {
      const { epoch, selected } = get();
      const result = await askFirst();
      if (get().epoch !== epoch || !result.ok) return;
      takeOrder(result.value);
      await fill();
      const { total } = get().window;
      const left = selected !== null && selected.index !== null && get().selected?.index === null;
      if (left && total > 0) get().select(Math.min(selected.index, total - 1));
    },
    /** The cache changed. */
    refresh: async (): Promise<void> => {
      renewed = new Set();
      await renewVisible();
      await lookAbove();
      await fill();
    },
    /** The row is to be chosen as soon as its page is there; null: none is. */
    reach: (index: number | null): void => {
      reaching = index;
    },
  };
}

import type { BoardPage, BoardPosition } from '#shared/contract/board.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { keyText } from '#shared/domain/incident.ts';
import type { RowRange } from './board-lines.ts';

/** Rows fetched at once; a screen holds about sixty. */
export const PAGE = 100;
/** Pages kept in memory; the farthest from the screen go first. */
const KEPT = 60;

/** A row in its place. `gone`: the cache no longer holds it, or the filter no longer wants it. */
export interface PlacedRow {
  readonly row: BoardRow;
  readonly gone: boolean;
  /** `updatedAt` at the moment the order was taken: a newer one has another place by now. */
  readonly orderedAt: BoardRow['updatedAt'];
}

interface Page {
  readonly rows: readonly PlacedRow[];
  readonly next: string | null;
  /** False: shown, but to be fetched again when on the screen. */
  readonly current: boolean;
}

/** What is known of a long list: how many rows there are, and the pages fetched so far. */
export interface BoardWindow {
  readonly total: number;
  readonly pages: ReadonlyMap<number, Page>;
}

/** A page without what stands beside its rows. */
type PageRows = Pick<BoardPage, 'rows' | 'total' | 'next'>;

export const NO_ROWS: BoardWindow = { total: 0, pages: new Map() };

export function rowAt(window: BoardWindow, index: number): PlacedRow | null {
  return window.pages.get(Math.floor(index / PAGE))?.rows[index % PAGE] ?? null;
}

/** Where a row stands, as far as its page is known. */
export function indexOf(window: BoardWindow, key: string): number | null {
  for (const [page, { rows }] of window.pages) {
    const place = rows.findIndex(({ row }) => keyText(row) === key);
    if (place >= 0) return page * PAGE + place;
  }
  return null;
}

/** Pages between two rows that are not known or not current. */
export function missingPages(window: BoardWindow, first: number, last: number): number[] {
  const missing: number[] = [];
  const end = Math.min(last, window.total - 1);
  for (let page = Math.floor(Math.max(0, first) / PAGE); page * PAGE <= end; page += 1) {
    if (!window.pages.get(page)?.current) missing.push(page);
  }
  return missing;
}

/** By key where the page before is known, so that rows that come in meanwhile shift nothing. */
export function positionOf(window: BoardWindow, page: number): BoardPosition {
  const before = page === 0 ? undefined : window.pages.get(page - 1);
  if (before?.current && before.next !== null) return { kind: 'after', cursor: before.next };
  return { kind: 'offset', offset: page * PAGE };
}

const pageOf = (index: number) => Math.floor(index / PAGE);

function placed(row: BoardRow): PlacedRow {
  return { row, gone: false, orderedAt: row.updatedAt };
}

/**
 * Takes a page in. Pages far from it, and from the rows on the screen, are forgotten; `total` stays, so
 * that the list does not jump.
 */
export function withPage(
  window: BoardWindow,
  page: number,
  answer: PageRows,
  onScreen: readonly RowRange[] = [],
): BoardWindow {
  const pages = new Map(window.pages);
  pages.set(page, { rows: answer.rows.map(placed), next: answer.next, current: true });
  const near = [page, ...onScreen.flatMap(({ first, last }) => [first, last].map(pageOf))];
  const distance = (other: number) => Math.min(...near.map((held) => Math.abs(other - held)));
  const far = [...pages.keys()].sort((a, b) => distance(b) - distance(a));
  for (const old of far.slice(0, Math.max(0, pages.size - KEPT))) pages.delete(old);
  return { ...window, pages };
}

/** A new order from its first page on. Old pages stay to be seen until they are fetched again. */
export function reordered(window: BoardWindow, answer: PageRows): BoardWindow {
  const last = Math.ceil(answer.total / PAGE);
  const pages = new Map(
    [...window.pages]
      .filter(([page]) => page < last)
      .map(([page, { rows }]) => [page, { rows, next: null, current: false }] as const),
  );
  return withPage({ total: answer.total, pages }, 0, answer);
}

/** Newer contents for rows in their places; null for one that is gone. */
export function withRows(
  window: BoardWindow,
  fresh: ReadonlyMap<string, BoardRow | null>,
): BoardWindow {
  let changed = false;
  const update = (held: PlacedRow): PlacedRow => {
    const row = fresh.get(keyText(held.row));
    if (row === undefined || (row === null ? held.gone : !held.gone && same(row, held.row))) {
      return held;
    }
    changed = true;
    return row === null ? { ...held, gone: true } : { ...held, row, gone: false };
  };
  const pages = new Map(
    [...window.pages].map(([page, { rows, ...rest }]) => [
      page,
      { ...rest, rows: rows.map(update) },
    ]),
  );
  return changed ? { ...window, pages } : window;
}

function same(one: BoardRow, other: BoardRow): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * How many rows of a newer first page are new or stand elsewhere than in the order shown. What the person did
 * themselves is no news: rows with changes of their own, and those of the first page that left it by one.
 */
export function arrivalsIn(window: BoardWindow, answer: PageRows): number {
  const there = new Set(answer.rows.map(keyText));
  const left = (window.pages.get(0)?.rows ?? []).filter(
    ({ row }) => isOwn(row) && !there.has(keyText(row)),
  ).length;
  const held = new Map<string, string>();
  for (const { rows } of window.pages.values()) {
    for (const { row, orderedAt } of rows) held.set(keyText(row), orderedAt);
  }
  const isElsewhere = (row: BoardRow) => held.get(keyText(row)) !== row.updatedAt;
  const moved = answer.rows.filter((row) => !isOwn(row) && isElsewhere(row)).length;
  const back = answer.rows.filter((row) => isOwn(row) && !held.has(keyText(row))).length;
  const grown = answer.total - window.total;
  const others = grown < 0 ? -grown - left : grown - back;
  return Math.max(0, moved - left, others);
}

function isOwn({ own, pending }: BoardRow): boolean {
  return own || pending > 0;
}

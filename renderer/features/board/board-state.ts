import type { BoardPage } from '#shared/contract/board.ts';
import type { Arrangement, Folded } from '#shared/domain/arrangement.ts';
import type { BoardColumn, BoardCounts, BoardFilter } from '#shared/domain/board.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { QueryTenant } from '#shared/domain/query/fields.ts';
import type { QueryProblem } from '#shared/domain/query/syntax.ts';
import type { Failure } from '#shared/errors.ts';
import type { Lines, RowRange } from './board-lines.ts';
import type { BoardWindow } from './board-window.ts';
import type { Passed } from './filter-trail.ts';

/** The chosen row. `index` null: its place in the present order is not known yet. */
export interface Selection {
  readonly key: IncidentKey;
  readonly index: number | null;
}

/** What waits above: a newer first page that is not shown yet. */
export interface Arrivals {
  readonly count: number;
  readonly page: BoardPage;
}

export interface BoardSlice extends Arrangement {
  /** Rows and headings in their places. */
  lines: Lines;
  /** Groups whose rows are put away. */
  folded: Folded;
  /** The heading that is chosen, by its group's value; no row is chosen then. */
  heading: string | null;
  window: BoardWindow;
  /** False until the first page ever came: only then are skeleton rows shown. */
  known: boolean;
  /** Rows that fit, but are put away. */
  snoozed: number;
  /** Goes up when the list begins anew at its top. */
  epoch: number;
  selected: Selection | null;
  counts: BoardCounts | null;
  arrivals: Arrivals | null;
  /** When the rows on the screen were last compared with the cache (milliseconds). */
  readMs: number | null;
  failure: Failure | null;
  /** The search line and the filter are two views of one value. */
  text: string;
  problems: readonly QueryProblem[];
  /**
   * `unfinished`: the last word may become a key, so nothing is searched for yet. `completable`: what cannot
   * be read yet may still become readable; else the list goes back to what stood before that word.
   */
  setText: (
    text: string,
    tenants: readonly QueryTenant[],
    unfinished: boolean,
    completable?: boolean,
  ) => void;
  setFilter: (change: Partial<BoardFilter>, tenants: readonly QueryTenant[]) => void;
  /** What was shown before, the latest last: the way back to the filters before this one. */
  trail: readonly Passed[];
  /** Shows what was shown before the latest filter, view or search; nothing where there was none. */
  goBack: () => void;
  /** Lines that were asked for, the latest first; forgotten with the window. */
  recent: readonly string[];
  /**
   * The line is meant as it stands. @returns false: it cannot be read, and the list is again what it was before
   * the line was begun.
   */
  settleText: (tenants: readonly QueryTenant[]) => boolean;
  /**
   * Shows something else, from its top; `text` is the search line that says the same, null: as it stands. `first`:
   * its first rows, where they were told with it.
   */
  arrange: (
    change: Partial<Arrangement & Pick<BoardSlice, 'recent' | 'folded'>>,
    text: string | null,
    first?: BoardPage,
  ) => void;
  /** The first rows of what it shows, where none were read yet; else nothing. */
  begin: (page: BoardPage) => void;
  /** Columns that are wanted and for which the list is too narrow. */
  noRoom: readonly BoardColumn[];
  measured: (noRoom: readonly BoardColumn[]) => void;
  /** Other columns; the rows stay where they are. */
  showColumns: (columns: Arrangement['columns']) => void;
  /** By this column alone, or by it as well. */
  sortBy: (column: BoardColumn, adding: boolean) => void;
  select: (index: number | null) => void;
  /** Chooses a heading, and shows or puts away the rows of its group. */
  fold: (value: string, collapsed: boolean) => void;
  foldAll: (collapsed: boolean) => void;
  choose: (heading: string) => void;
  /** The row or the heading of a line. */
  chooseLine: (line: number) => void;
  /** Moves the selection by rows, or by screens. */
  moveBy: (count: number, unit: 'rows' | 'screens') => void;
  /** To the next column of cards that has any, at the same height. */
  moveAcross: (step: 1 | -1) => void;
  /** The rows on the screen of one column of cards, counted from its first; null: it is gone. */
  seenIn: (column: string, rows: RowRange | null, atRest: boolean) => void;
  /** The lines on the screen, and whether the list rests at its top with no pointer over it. */
  seen: (first: number, last: number, atRest: boolean) => void;
  /** A card is in somebody's hand: the keys are its own. */
  carrying: boolean;
  /** While a card is in somebody's hand no card changes its place. */
  hold: (held: boolean) => void;
  showArrivals: () => void;
  /** Whether that filter asks for the incident, however far down the list it stands; null = it could not be read. */
  lists: (filter: BoardFilter, key: IncidentKey) => Promise<boolean | null>;
  /** The person took rows out of the list themselves: it closes up where it is, and the next one is chosen. */
  retake: () => Promise<void>;
  /** The cache changed: rows on the screen are renewed in place, new ones announce themselves. */
  refresh: () => Promise<void>;
  /** Counting costs core work: it is done only while somebody looks at the numbers. Answers the way to stop. */
  watchCounts: () => () => void;
  refreshCounts: () => Promise<void>;
}

import type { BoardStretch, StretchEnd } from '#shared/contract/board.ts';
import { MANY } from '#shared/contract/many-incidents.ts';
import type { FacetCount } from '#shared/domain/board.ts';

/** So far from where it stood a row is looked for. */
const AROUND = 5_000;

/** The list of one moment of the database. */
interface List {
  /** All its rows. */
  readonly total: number;
  /** Its groups in order, where it is divided. */
  readonly groups: readonly FacetCount[] | null;
  /** Row numbers from a place on. */
  readonly numbers: (offset: number, limit: number) => readonly number[];
  /** The number of a row, if it is as it was shown; null: it is gone, or another one by now. */
  readonly unchanged: (row: StretchEnd['rows'][number]) => number | null;
}

interface Ends {
  readonly from: StretchEnd | null;
  readonly to: StretchEnd | null;
  /** Groups whose rows are put away below their headings. */
  readonly away: readonly string[];
}

interface Run {
  readonly first: number;
  readonly last: number;
}

/**
 * Row numbers between two rows of the list, in order from the first of the two, as many as one gesture may change.
 * A row that changed since it was shown may have another place by now: the ends are found by the ones beside it.
 * @returns null: an end is not found any more, or they changed sides.
 */
export function stretchOf(
  list: List,
  { from, to, away }: Ends,
): { readonly numbers: readonly number[]; readonly total: BoardStretch['total'] } | null {
  if (list.total === 0) return { numbers: [], total: 0 };
  const begin = from === null ? 0 : placeOf(list, from);
  const end = to === null ? list.total - 1 : placeOf(list, to);
  if (begin === null || end === null) return null;
  const isDown = (from?.offset ?? 0) <= (to?.offset ?? Infinity);
  if (isDown ? begin > end : begin < end) return null;
  const among = { first: Math.min(begin, end), last: Math.max(begin, end) };
  const runs = shownRuns(among, list.groups, new Set(away));
  const total = runs.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const numbers: number[] = [];
  for (const { first, last } of isDown ? runs : runs.toReversed()) {
    const most = Math.min(last - first + 1, MANY - numbers.length);
    if (most === 0) break;
    const offset = isDown ? first : last - most + 1;
    const found = list.numbers(offset, most);
    numbers.push(...(isDown ? found : found.toReversed()));
  }
  return { numbers, total };
}

/** Where the first of the rows stands that is as it was shown. */
function placeOf(list: List, { offset, rows }: StretchEnd): number | null {
  const start = Math.max(0, offset - AROUND);
  const places = new Map(
    list.numbers(start, 2 * AROUND).map((number, place) => [number, start + place]),
  );
  for (const row of rows) {
    const number = list.unchanged(row);
    const place = number === null ? undefined : places.get(number);
    if (place !== undefined) return place;
  }
  return null;
}

/** A part of the list without the groups that are put away, in as few pieces as that makes. */
function shownRuns(
  { first, last }: Run,
  groups: readonly FacetCount[] | null,
  away: ReadonlySet<string>,
): Run[] {
  if (groups === null || away.size === 0) return [{ first, last }];
  const runs: Run[] = [];
  let start = 0;
  for (const { value, count } of groups) {
    const run = { first: Math.max(first, start), last: Math.min(last, start + count - 1) };
    if (!away.has(value) && run.first <= run.last) runs.push(run);
    start += count;
  }
  return runs;
}

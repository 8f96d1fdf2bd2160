import type { BoardStretch, StretchEnd } from '#shared/contract/board.ts';
import { MANY } from '#shared/contract/many-incidents.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { keyText } from '#shared/domain/incident.ts';
import { lineOfRow } from '../board-lines.ts';
import type { BoardSlice } from '../board-state.ts';
import { PAGE, rowAt } from '../board-window.ts';

type Shown = Pick<BoardSlice, 'window' | 'lines'>;

/** The rows from one to another, in order from where it begins, as far as they were read. */
export interface PickedRange {
  readonly from: number;
  readonly to: number;
  /** Those that were read, as many as one gesture may change. */
  readonly rows: readonly BoardRow[];
  /** How many there are; what is put away below its heading is not picked unseen. */
  readonly total: number;
  /** Nothing that is meant is missing. */
  readonly isWhole: boolean;
}

/** What the window knows of the rows from one place to another. Pure. */
export function pickedRange({ window, lines }: Shown, from: number, to: number): PickedRange {
  const rows: BoardRow[] = [];
  let [total, missing] = [0, 0];
  const step = from <= to ? 1 : -1;
  for (let index = from; index !== to + step; index += step) {
    if (lineOfRow(lines, index) === null) continue;
    total += 1;
    if (total > MANY) continue;
    const placed = rowAt(window, index);
    if (placed) rows.push(placed.row);
    else missing += 1;
  }
  return { from, to, rows, total, isWhole: missing === 0 };
}

/** An end of a range with the rows beside it, inwards, as they were when the order was taken. Pure. */
export function endOf({ window }: Shown, offset: number, towards: number): StretchEnd {
  const rows: StretchEnd['rows'] = [];
  const step = offset <= towards ? 1 : -1;
  for (let index = offset; rows.length < PAGE && index !== towards + step; index += step) {
    const placed = rowAt(window, index);
    if (!placed) break;
    const { tenantId, incidentId } = placed.row;
    rows.push({ tenantId, incidentId, updatedAt: placed.orderedAt });
  }
  return { offset, rows };
}

/**
 * What is meant by a range of which only a part was read: what is shown between the two, and what core has
 * between them now, but for what is shown outside. Pure.
 */
export function joinedRange(
  { window }: Pick<Shown, 'window'>,
  range: PickedRange,
  { rows, total }: BoardStretch,
): { readonly rows: readonly BoardRow[]; readonly total: number } {
  const [first, last] = [Math.min(range.from, range.to), Math.max(range.from, range.to)];
  const outside = new Set<string>();
  for (const [page, held] of window.pages) {
    held.rows.forEach(({ row }, place) => {
      const index = page * PAGE + place;
      if (index < first || index > last) outside.add(keyText(row));
    });
  }
  const joined = new Map(range.rows.map((row) => [keyText(row), row]));
  for (const row of rows) {
    const key = keyText(row);
    if (!outside.has(key) && !joined.has(key)) joined.set(key, row);
  }
  return { rows: [...joined.values()].slice(0, MANY), total: Math.max(total, joined.size) };
}

const LIMIT = MANY.toLocaleString();
const NO_MORE = 'one gesture changes no more.';

/** What of a pick was left out because one gesture goes no further; null: nothing. Pure. */
export function cutWords(total: number, from: 'beginning' | 'row'): string | null {
  if (total <= MANY) return null;
  const where = from === 'row' ? ' from where you began' : '';
  return `The first ${LIMIT} of ${total.toLocaleString()}${where} are picked: ${NO_MORE}`;
}

/** Rows that found no room beside what was picked before. Pure. */
export function fullWords(left: number): string {
  return `${left.toLocaleString()} not picked: ${LIMIT} are already, and ${NO_MORE}`;
}

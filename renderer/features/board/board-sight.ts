import { groupingOf } from '#shared/domain/arrangement.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { partOfRow, type RowRange, rowsAmong } from './board-lines.ts';
import type { BoardSlice } from './board-state.ts';
import { type PlacedRow, rowAt } from './board-window.ts';

/** More rows than any screen shows: a list that is measured wrong must not read everything. */
const MOST_SEEN = 300;

/** Lines on the screen. `atRest`: the list stands at its top with no pointer over it. */
interface Sight extends RowRange {
  readonly atRest: boolean;
}

/** What of the board is on the screen: lines of the list, or some cards of each column. */
export function boardSight(get: () => BoardSlice) {
  let list: Sight = { first: 0, last: 60, atRest: true };
  /** By the value of the column; its cards are counted from its own first. */
  const columns = new Map<string, Sight>();

  /** Somebody has a card in the hand. */
  let held = false;

  /** The rows in sight, in as few pieces as they are in, whether they are known or not. */
  const rows = (): readonly RowRange[] => {
    const { lines, layout } = get();
    if (layout === 'list') return rowsAmong(lines, list.first, list.last);
    return (lines.parts ?? []).flatMap(({ value, firstRow, count }) => {
      const seen = columns.get(value);
      if (!seen) return [];
      const last = Math.min(seen.last, seen.first + MOST_SEEN, count - 1);
      return [{ first: firstRow + seen.first, last: firstRow + last }];
    });
  };

  /** Those of them that are known, each with its place. */
  const placed = (): (PlacedRow & { readonly index: number })[] => {
    const { window } = get();
    return rows().flatMap(({ first, last }) => {
      const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
      return indexes.flatMap((index) => {
        const known = rowAt(window, index);
        return known ? [{ ...known, index }] : [];
      });
    });
  };

  return {
    rows,
    known: (): BoardRow[] => placed().map(({ row }) => row),
    atRest: (): boolean => {
      if (held) return false;
      return get().layout === 'list' ? list.atRest : [...columns.values()].every((s) => s.atRest);
    },
    /** A card that stands in a column it no longer belongs to would say what is not so. */
    isMisplaced: (): boolean => {
      const { lines, layout } = get();
      const by = groupingOf(get());
      if (held || layout === 'list' || (by !== 'status' && by !== 'turn')) return false;
      return placed().some(
        ({ index, row, gone }) => gone || row[by] !== partOfRow(lines, index)?.value,
      );
    },
    list: (): RowRange => list,
    /** The list goes to its top, as many lines of it as before. */
    toTop: (): void => {
      list = { ...list, first: 0, last: list.last - list.first };
    },
    see: (first: number, last: number, atRest: boolean): void => {
      list = { first, last: Math.min(last, first + MOST_SEEN), atRest };
    },
    hold: (isHeld: boolean): void => {
      held = isHeld;
    },
    /** Null: the column is gone. */
    seeColumn: (column: string, seen: RowRange | null, atRest: boolean): void => {
      if (seen) columns.set(column, { ...seen, atRest });
      else columns.delete(column);
    },
  };
}

export type BoardSight = ReturnType<typeof boardSight>;

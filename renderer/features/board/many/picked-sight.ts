import type { BoardFilter } from '#shared/domain/board.ts';
import { keyText } from '#shared/domain/incident.ts';
import type { BoardSlice } from '../board-state.ts';
import type { Picks } from './picks.ts';

/**
 * How many of the picked incidents the board no longer shows. Counted only once it shows something else than
 * when they were picked; of a list that is not all read, only what was read counts as shown.
 */
export function pickedUnseen(
  { rows, filter }: Pick<Picks, 'rows' | 'filter'>,
  board: Pick<BoardSlice, 'filter' | 'window'>,
): number {
  if (filter === null || isSame(filter, board.filter)) return 0;
  const shown = new Set<string>();
  for (const page of board.window.pages.values()) {
    for (const { row, gone } of page.rows) if (!gone) shown.add(keyText(row));
  }
  return [...rows.keys()].filter((key) => !shown.has(key)).length;
}

function isSame(one: BoardFilter, other: BoardFilter): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** `3 picked, none of them shown`. */
export function pickedWords(count: number, unseen: number): string {
  const picked = `${count.toLocaleString()} picked`;
  if (unseen === 0) return picked;
  if (unseen === count) return `${picked}, ${count === 1 ? 'not shown' : 'none of them shown'}`;
  return `${picked}, ${unseen.toLocaleString()} of them not shown`;
}

import type { BoardRow } from '#shared/domain/board.ts';
import type { GroupPart } from '../board-lines.ts';
import { chosenGroup } from '../board-moves.ts';
import type { BoardSlice } from '../board-state.ts';
import { rowAt } from '../board-window.ts';
import type { Moving } from './use-moving.ts';

type Act = () => void;

const BEGINS: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Home', 'Enter', ' ']);

interface InColumn {
  readonly board: BoardSlice;
  /** The column that has the keys; null: nothing is in it. */
  readonly lane: GroupPart | null;
  readonly open: (row: BoardRow) => void;
  readonly lift: (row: BoardRow, column: string) => unknown;
}

/** What a key does in a column of cards; null: it is not one of its own. */
export function cardKey(key: string, { board, lane, open, lift }: InColumn): Act | null {
  const { selected, window, select, moveBy, moveAcross } = board;
  // The keys may be in a column whose cards are not chosen: it begins with its first.
  const isOther = chosenGroup(board)?.value !== lane?.value;
  if (isOther && lane && BEGINS.has(key)) return () => select(lane.firstRow);
  const index = isOther ? null : (selected?.index ?? null);
  const row = index === null ? undefined : rowAt(window, index)?.row;
  switch (key) {
    case 'ArrowDown':
      return () => moveBy(1, 'rows');
    case 'ArrowUp':
      return () => moveBy(-1, 'rows');
    case 'ArrowRight':
      return () => moveAcross(1);
    case 'ArrowLeft':
      return () => moveAcross(-1);
    case 'Home':
      return lane && (() => select(lane.firstRow));
    case 'End':
      return lane && (() => select(lane.firstRow + lane.count - 1));
    case 'Enter':
      return row ? () => open(row) : null;
    case ' ':
      return row && lane ? () => lift(row, lane.value) : null;
    default:
      return null;
  }
}

/** What a key does with a card in the hand; nothing else is done meanwhile. */
export function carryKey(
  key: string,
  columns: readonly string[],
  { carried, hold, drop, putBack }: Moving,
): Act {
  const at = columns.indexOf(carried?.over ?? '');
  const over = (place: number) => {
    const column = columns[Math.min(Math.max(place, 0), columns.length - 1)];
    if (column !== undefined) hold(column);
  };
  switch (key) {
    case 'ArrowLeft':
      return () => over(at - 1);
    case 'ArrowRight':
      return () => over(at + 1);
    case 'Enter':
    case ' ':
      return drop;
    case 'Escape':
      return putBack;
    default:
      return () => undefined;
  }
}

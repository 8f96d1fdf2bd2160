import type { KeyboardEvent } from 'react';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { chosenGroup } from './board-moves.ts';
import type { BoardSlice } from './board-state.ts';
import { rowAt } from './board-window.ts';

/** What a key of the list does; keys with Ctrl, Alt or Cmd, and those of things inside it, are not its own. */
export function onGridKey(
  event: KeyboardEvent,
  board: BoardSlice,
  open: (key: IncidentKey) => void,
): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey)
    return;
  const act = keyAction(event.key, board, open);
  if (!act) return;
  event.preventDefault();
  act();
}

function keyAction(
  key: string,
  board: BoardSlice,
  open: (key: IncidentKey) => void,
): (() => void) | null {
  switch (key) {
    case 'ArrowDown':
      return () => board.moveBy(1, 'rows');
    case 'ArrowUp':
      return () => board.moveBy(-1, 'rows');
    case 'PageDown':
      return () => board.moveBy(1, 'screens');
    case 'PageUp':
      return () => board.moveBy(-1, 'screens');
    case 'Home':
      return () => board.chooseLine(0);
    case 'End':
      return () => board.chooseLine(Math.max(0, board.lines.total - 1));
    case 'ArrowLeft':
      return toTheLeft(board);
    case 'ArrowRight':
      return toTheRight(board);
    case ' ':
      return toggled(board);
    case 'Enter': {
      const index = board.selected?.index ?? null;
      const placed = index === null ? null : rowAt(board.window, index);
      return placed ? () => open(placed.row) : toggled(board);
    }
    default:
      return null;
  }
}

/** From a row to its heading; a heading puts its rows away. */
function toTheLeft(board: BoardSlice): (() => void) | null {
  const group = chosenGroup(board);
  if (!group) return null;
  if (board.heading === null) return () => board.choose(group.value);
  return () => board.fold(group.value, true);
}

/** A heading shows its rows; then on to the first of them. */
function toTheRight(board: BoardSlice): (() => void) | null {
  const group = chosenGroup(board);
  if (!group || board.heading === null) return null;
  if (group.collapsed) return () => board.fold(group.value, false);
  return () => board.moveBy(1, 'rows');
}

function toggled(board: BoardSlice): (() => void) | null {
  const group = board.heading === null ? null : chosenGroup(board);
  return group && (() => board.fold(group.value, !group.collapsed));
}

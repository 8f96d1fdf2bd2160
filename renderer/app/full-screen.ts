import { flushSync } from 'react-dom';
import { type IncidentKey, isSameIncident } from '#shared/domain/incident.ts';
import type { BoardSlice } from '../features/board/board-state.ts';
import { GRID_ID } from '../features/board/board-list.tsx';
import { isChosenInList } from './meant-incident.ts';
import type { Stores } from './stores.ts';

/** Where the open incident stands in the list: `3 of 1,204`; null for one that the list does not show. */
export function placeWords(
  { selected, window }: Pick<BoardSlice, 'selected' | 'window'>,
  open: IncidentKey | null,
): string | null {
  if (!selected || selected.index === null || !isSameIncident(selected.key, open)) return null;
  return `${(selected.index + 1).toLocaleString()} of ${window.total.toLocaleString()}`;
}

/** Enter on the list while the chosen incident is open already asks for more of it. */
export function isEnterAgain(target: EventTarget, stores: Stores): boolean {
  const { open, full } = stores.incident.getState();
  const onList = target instanceof Element && target.id === GRID_ID;
  const isCarrying = stores.board.getState().carrying; // Enter drops the card
  return onList && open !== null && !full && !isCarrying && isChosenInList(stores);
}

/** The list takes the keys, with what is chosen in it; where an incident covers it, the incident. */
export function focusList(): void {
  const places = [document.getElementById(GRID_ID), document.querySelector<HTMLElement>('.full')];
  places.find((place) => place?.checkVisibility({ visibilityProperty: true }))?.focus();
}

/** The list of the part of Access that is shown takes the keys; one that is still being read takes them when it comes. */
export function focusAccessList(): void {
  const list = document.querySelector<HTMLElement>('.access-panel [role="grid"]');
  if (list) return list.focus();
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.closest('[role="tablist"]')) focused.blur();
}

/** A field of the incident that is typed in is left before anything is closed. @returns whether there was one. */
export function leaveField(): boolean {
  const field = document.activeElement;
  if (!field?.matches('textarea, input, select') || !field.closest('.pane, .full')) return false;
  focusList();
  return true;
}

/** Back to the list, which can take the focus once it is drawn again. */
function backToList(change: () => void): void {
  flushSync(change);
  document.getElementById(GRID_ID)?.focus();
}

/** Opens and closes the full screen; closing it brings the focus back to the row. */
export function expander({ incident }: Stores) {
  return (full: boolean): void => {
    if (full) incident.getState().expand(true);
    else backToList(() => incident.getState().expand(false));
  };
}

export function closeIncident({ incident }: Stores): void {
  backToList(() => incident.getState().show(null));
}

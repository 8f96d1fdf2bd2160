import { flushSync } from 'react-dom';
import type { BoardSlice } from '../features/board/board-state.ts';
import { GRID_ID } from '../features/board/board-list.tsx';
import type { Stores } from './stores.ts';

/** Where the chosen incident stands in the list: `3 of 1,204`; null while nothing is chosen. */
export function placeWords({ selected, window }: BoardSlice): string | null {
  if (!selected || selected.index === null) return null;
  return `${(selected.index + 1).toLocaleString()} of ${window.total.toLocaleString()}`;
}

/** Enter on the list while the chosen incident is open already asks for more of it. */
export function isEnterAgain(target: EventTarget, { board, incident }: Stores): boolean {
  const { open, full } = incident.getState();
  const key = board.getState().selected?.key;
  const onList = target instanceof Element && target.id === GRID_ID;
  const same = open?.incidentId === key?.incidentId && open?.tenantId === key?.tenantId;
  return onList && open !== null && !full && same;
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

import { flushSync } from 'react-dom';
import { formatBoardQuery } from '#shared/domain/query/format.ts';
import type { Look } from '#shared/domain/arrangement.ts';
import type { View } from '#shared/domain/views/view.ts';
import { focusList } from './full-screen.ts';
import type { Stores } from './stores.ts';

type Parts = Pick<Stores, 'board' | 'incident' | 'settings' | 'tenants' | 'view' | 'views'>;

/** Arranges the board like that, with nothing chosen and nothing open; what the look leaves open stays as it is. */
export function showLook({ board, incident, settings, tenants, view }: Parts, look: Look): void {
  const { columns, density, ...rest } = look;
  const line = formatBoardQuery(look.filter, tenants.getState().tenants ?? []);
  view.getState().go('board');
  incident.getState().show(null);
  board.getState().select(null);
  board.getState().arrange({ ...rest, ...(columns && { columns }) }, line);
  if (density !== null && density !== settings.getState().settings.density) {
    void settings.getState().change({ density });
  }
}

/** Goes to a view; the keys are the list's then, so that the next one chooses its first row. */
export function showView(stores: Parts, { id, look }: View): void {
  stores.views.getState().choose(id);
  flushSync(() => showLook(stores, look)); // the list can take the focus once it is shown
  focusList();
}

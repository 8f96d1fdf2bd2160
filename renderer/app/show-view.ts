import { flushSync } from 'react-dom';
import { formatBoardQuery } from '#shared/domain/query/format.ts';
import { differencesFrom, type Look } from '#shared/domain/arrangement.ts';
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

/**
 * One step back to what the board showed. Where that leads out of the view that was chosen, the view that shows
 * just what is there now is chosen in its place, or none: the one that was left is not called changed.
 */
export function showWhatWasBefore({ board, settings, views }: Parts): void {
  const { views: all, active } = views.getState();
  const left = all.find(({ id }) => id === active);
  const isShown = () => left !== undefined && isSearchOf(left, board.getState().filter);
  const wasShown = isShown();
  board.getState().goBack();
  if (!wasShown || isShown()) return;
  const { density } = settings.getState().settings;
  const present = { ...board.getState(), density };
  const now = all.find(({ look }) => differencesFrom(look, present).length === 0);
  views.getState().choose(now?.id ?? null);
}

function isSearchOf({ look }: View, filter: Look['filter']): boolean {
  return JSON.stringify(look.filter) === JSON.stringify(filter);
}

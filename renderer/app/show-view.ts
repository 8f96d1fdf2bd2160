import { formatBoardQuery } from '#shared/domain/query/format.ts';
import type { Look } from '#shared/domain/arrangement.ts';
import type { View } from '#shared/domain/views/view.ts';
import type { Stores } from './stores.ts';

type Parts = Pick<Stores, 'board' | 'settings' | 'tenants' | 'view' | 'views'>;

/** Arranges the board like that; what the look leaves open stays as it is. */
export function showLook({ board, settings, tenants, view }: Parts, look: Look): void {
  const { columns, density, ...rest } = look;
  const line = formatBoardQuery(look.filter, tenants.getState().tenants ?? []);
  view.getState().go('board');
  board.getState().arrange({ ...rest, ...(columns && { columns }) }, line);
  if (density !== null && density !== settings.getState().settings.density) {
    void settings.getState().change({ density });
  }
}

export function showView(stores: Parts, { id, look }: View): void {
  stores.views.getState().choose(id);
  showLook(stores, look);
}

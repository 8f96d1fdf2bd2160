import type { Api } from '#shared/contract/contract.ts';
import { type IncidentKey, isSameIncident } from '#shared/domain/incident.ts';
import type { Place } from '#shared/domain/telling/event.ts';
import { filterOf } from '../features/board/board-listing.ts';
import type { Stores } from './stores.ts';

/**
 * Takes the page to what was clicked: the incident beside the board, or the screen it is about.
 * @param opens a line of one's own access is opened too, with what can be done about it.
 */
export function goToPlace(stores: Stores, place: Place, opens = false): void {
  const { access, incident, view } = stores;
  switch (place.kind) {
    case 'incident': {
      const { tenantId, incidentId, part } = place;
      incident.getState().show({ tenantId, incidentId });
      if (part) incident.getState().seek(part);
      const isFromInbox = view.getState().screen === 'inbox';
      view.getState().go('board');
      if (isFromInbox) view.getState().cameFromInbox({ tenantId, incidentId });
      return void landOn(stores, { tenantId, incidentId });
    }
    case 'tenants':
      return view.getState().go('tenants');
    case 'runway':
      access.getState().showTab('runway');
      return view.getState().go('access');
    case 'my-access':
      access.getState().showTab('mine');
      stores.mine.getState().showGroup('packages');
      stores.mine.getState().filter({ text: '', tenant: place.tenantId });
      return view.getState().go('access');
    case 'access':
      access.getState().showTab(place.list);
      void stores[place.list].getState().seek(place, opens);
      return view.getState().go('access');
    case 'outbox':
      return view.getState().go('outbox');
    case 'inbox':
      return view.getState().go('inbox');
  }
}

/**
 * The list shows what was clicked, too: where its search leaves that out (a snoozed one that is back, under
 * `is:snoozed`), it asks for that one alone, and says so with the way back to the search. What could not be read
 * was not left out: nothing changes then.
 */
async function landOn({ board, incident, tenants, view }: Stores, key: IncidentKey): Promise<void> {
  const { filter, lists } = board.getState();
  if ((await lists(filter, key)) !== false || !(await lists(filterOf(key), key))) return;
  const hasMovedOn = !isSameIncident(incident.getState().open, key);
  if (hasMovedOn || board.getState().filter !== filter) return;
  const known = tenants.getState().tenants ?? [];
  board.getState().setFilter(filterOf(key), known);
  board.getState().select(0);
  const alone = board.getState();
  const text = 'The search left this incident out: the board shows it alone.';
  const undo = () => {
    const now = board.getState();
    // What was searched for since stays.
    if (now.filter === alone.filter && now.text === alone.text) now.setFilter(filter, known);
  };
  view.getState().say({ kind: 'done', text, undo });
}

/** Asks for a link that came from outside; the person decides what becomes of it. */
export async function followLink(api: Api, { view }: Stores): Promise<void> {
  const taken = await api.command('host.takeLink', {});
  if (!taken.ok) view.getState().say({ kind: 'failure', failure: taken.failure });
  else if (taken.value) view.getState().askLink(taken.value);
}

/** Asks where a click outside the window leads, and goes there. */
export async function followPlace(api: Api, stores: Stores): Promise<void> {
  const taken = await api.command('host.takePlace', {});
  if (!taken.ok) stores.view.getState().say({ kind: 'failure', failure: taken.failure });
  else if (taken.value) goToPlace(stores, taken.value);
}

import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { allOf } from '#shared/domain/query/expression.ts';
import { FindDialog } from '../features/find/find-dialog.tsx';
import type { FoundPlace } from '../features/find/find-lines.ts';
import { useOpensWith } from '../ui/shortcuts.tsx';
import type { Stores } from './stores.ts';

/** The search over everything, and the way to what it found. */
export function FindEverything({ stores }: { readonly stores: Stores }) {
  const find = useStore(stores.find);
  const tenants = useStore(stores.tenants, (state) => state.byId);
  const isOwnKey = useOpensWith('find');
  return (
    <FindDialog
      find={find}
      tenants={tenants}
      isOwnKey={(event: KeyboardEvent) => isOwnKey(event.nativeEvent)}
      onGo={(place) => {
        flushSync(find.hide); // the focus is back where it was before the page goes elsewhere
        goToFound(stores, place);
      }}
    />
  );
}

/** To the tenant's line, to all of them on the board, or to the incident: at its side of the board, or at the part that has what was found. */
export function goToFound({ board, incident, tenants, view }: Stores, place: FoundPlace): void {
  if (place.kind === 'tenant') return view.getState().goToTenant(place.id);
  view.getState().go('board');
  if (place.kind === 'board') {
    const where = allOf(place.phrases.map((text) => ({ kind: 'text', text, exact: true })));
    const filter = { ...EVERYTHING_OPEN, scope: 'all', text: place.text, where } as const;
    return board.getState().setFilter(filter, tenants.getState().tenants ?? []);
  }
  incident.getState().show(place.key);
  incident.getState().markHit(place.hit ?? null);
  if (place.tab === null) return;
  incident.getState().showTab(place.tab);
  incident.getState().expand(true);
}

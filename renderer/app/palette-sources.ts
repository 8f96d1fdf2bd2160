import { type ActionId, ALL_ACTIONS } from '#shared/domain/keys/action.ts';
import { SEARCH_WORDS } from '#shared/domain/keys/search-words.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { Run } from '../api.tsx';
import type { PaletteEntry, PaletteSource } from '../features/palette/palette-item.ts';
import type { Doing } from '../ui/offers.tsx';
import { LEADS_NOWHERE, rangeMark } from './actions/leads-out.ts';
import { showView } from './show-view.ts';
import type { Stores } from './stores.ts';

interface SourceParts {
  readonly stores: Stores;
  readonly actions: Readonly<Record<ActionId, Doing>>;
  readonly textOf: (id: ActionId) => string | null;
  readonly run: Run;
}

/** What makes no sense to look for in the palette. */
const NOT_LISTED: ReadonlySet<ActionId> = new Set(['palette']);

/** Everything the palette lists: actions, the kept views, then each tenant with the places it can be seen in. */
export function paletteSource(parts: SourceParts): PaletteSource {
  return () => [...actionEntries(parts), ...viewEntries(parts), ...tenantEntries(parts)];
}

function isRange({ session }: Stores): boolean {
  return session.getState().session?.cloud.kind === 'range';
}

function actionEntries({ stores, actions, textOf }: SourceParts): PaletteEntry[] {
  const range = isRange(stores);
  return ALL_ACTIONS.filter(({ id }) => !NOT_LISTED.has(id)).map(({ id, name, group }) => ({
    id: `action ${id}`,
    name,
    about: [group, rangeMark(id, range)].filter(Boolean).join(' · '),
    otherWords: SEARCH_WORDS[id] ?? '',
    keys: textOf(id),
    tenant: null,
    whyNot: actions[id].whyNot(),
    run: heldDoing(stores, actions, id).run,
  }));
}

/** A piece of evidence is offered while it has the focus, which the palette takes: it is held on to. */
function heldDoing({ offers }: Stores, actions: SourceParts['actions'], id: ActionId): Doing {
  const isOfFocus = id === 'copy-indicator' || id === 'copy-exact';
  return (isOfFocus ? offers.get(id) : null) ?? actions[id];
}

function viewEntries({ stores }: SourceParts): PaletteEntry[] {
  return stores.views.getState().views.map((view) => ({
    id: `view ${view.id}`,
    name: view.name,
    about: 'View of the board',
    keys: null,
    tenant: null,
    whyNot: null,
    run: () => showView(stores, view),
  }));
}

interface TenantPlace {
  readonly kind: string;
  readonly about: string;
  readonly go: (tenant: TenantRow) => void;
}

function tenantEntries({ stores, run }: SourceParts): PaletteEntry[] {
  const { board, tenants, view } = stores;
  const list = tenants.getState().tenants ?? [];
  const places: readonly TenantPlace[] = [
    {
      kind: 'board',
      about: 'Board: its incidents alone',
      go: ({ id }) => {
        view.getState().go('board');
        board.getState().setFilter({ ...EVERYTHING_OPEN, tenants: [id] }, list);
      },
    },
    { kind: 'line', about: 'Tenants: its line', go: ({ id }) => view.getState().goToTenant(id) },
    {
      kind: 'portal',
      about: isRange(stores) ? `Defender: its portal · ${LEADS_NOWHERE}` : 'Defender: its portal',
      go: ({ id }) => void run('links.open', { target: { kind: 'defender-home', tenantId: id } }),
    },
  ];
  return places.flatMap(({ kind, about, go }) =>
    list.map((tenant) => ({
      id: `tenant ${kind} ${tenant.id}`,
      name: tenant.name === '' ? tenant.id : tenant.name,
      about: tenant.domain === '' ? about : `${about} · ${tenant.domain}`,
      keys: null,
      tenant: { name: tenant.name, colour: tenant.colour },
      whyNot: null,
      run: () => go(tenant),
    })),
  );
}

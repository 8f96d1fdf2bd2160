import { createStore } from 'zustand/vanilla';
import { DEFAULT_SETTINGS, type Settings } from '#shared/contract/app.ts';
import type { Api } from '#shared/contract/contract.ts';
import { isSameIncident, keyText } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Clock } from '#shared/time.ts';
import { createRunwaySlice } from '../features/access/runway/runway-slice.ts';
import { createReviewsSlice } from '../features/access/reviews/reviews-slice.ts';
import { createApprovalsSlice } from '../features/access/approvals/approvals-slice.ts';
import { createMineSlice } from '../features/access/mine/mine-slice.ts';
import { createAccessSlice } from '../features/access/access-slice.ts';
import { tenantText } from '../features/access/list-filter.ts';
import { lineOfRow } from '../features/board/board-lines.ts';
import { createBoardSlice } from '../features/board/board-slice.ts';
import { indexOf } from '../features/board/board-window.ts';
import { createViewsSlice } from '../features/board/views/views-slice.ts';
import { createChartsSlice } from '../features/charts/charts-slice.ts';
import { createFindSlice } from '../features/find/find-slice.ts';
import { createInboxSlice } from '../features/inbox/inbox-slice.ts';
import { createIncidentSlice } from '../features/incident/incident-slice.ts';
import { createOutboxSlice } from '../features/outbox/outbox-slice.ts';
import { createUndoSlice } from '../features/outbox/undo-slice.ts';
import { createOverviewSlice } from '../features/overview/overview-slice.ts';
import { createPaletteSlice } from '../features/palette/palette-slice.ts';
import { createSettingsSlice } from '../features/settings/settings-slice.ts';
import { createTemplatesSlice } from '../features/settings/templates/templates-slice.ts';
import { createSessionSlice } from '../features/start/session-slice.ts';
import { createTenantsSlice } from '../features/tenants/tenants-slice.ts';
import { createOffers } from '../ui/offers.tsx';
import { createViewSlice } from './view-slice.ts';

/**
 * One small store for each slice instead of one joined: names need no prefix, and a change of one wakes
 * nobody who reads another. `before` are the settings until core has told them.
 */
export function createStores(api: Api, now: Clock, before: Settings = DEFAULT_SETTINGS) {
  const view = createStore(createViewSlice);
  const tenants = createStore(createTenantsSlice(api));
  const nameOf = (id: TenantId) => tenantText(tenants.getState().byId.get(id));
  return {
    session: createStore(createSessionSlice(api)),
    overview: createStore(createOverviewSlice(api)),
    tenants,
    board: createStore(createBoardSlice(api, now)),
    views: createStore(createViewsSlice(api)),
    charts: createStore(createChartsSlice(api, zoneHere)),
    access: createStore(createAccessSlice(api)),
    approvals: createStore(createApprovalsSlice(api, nameOf)),
    mine: createStore(createMineSlice(api)),
    reviews: createStore(createReviewsSlice(api, nameOf)),
    runway: createStore(createRunwaySlice(api)),
    incident: createStore(createIncidentSlice(api, now)),
    inbox: createStore(createInboxSlice(api)),
    outbox: createStore(createOutboxSlice(api)),
    undo: createStore(createUndoSlice(api, view.getState().say)),
    find: createStore(createFindSlice(api)),
    palette: createStore(createPaletteSlice),
    templates: createStore(createTemplatesSlice(api)),
    settings: createStore(createSettingsSlice(api, before)),
    view,
    offers: createOffers(),
  };
}

/** The time zone that clocks of this computer keep. */
const zoneHere = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

export type Stores = ReturnType<typeof createStores>;

/**
 * While the pane is open it shows the chosen incident; one that was come by elsewhere is chosen where the
 * list shows it. Returns the way to stop.
 */
export function followSelection({ board, incident }: Stores): () => void {
  const stopShowing = board.subscribe(({ selected }, before) => {
    if (!selected || selected.key === before.selected?.key) return;
    if (incident.getState().open) incident.getState().show(selected.key);
  });
  const stopChoosing = incident.subscribe(({ open }, before) => {
    if (open === null || open === before.open) return;
    const { selected, window, lines, select } = board.getState();
    if (isSameIncident(selected?.key ?? null, open)) return;
    const index = indexOf(window, keyText(open));
    if (index !== null && lineOfRow(lines, index) !== null) select(index);
  });
  return () => {
    stopShowing();
    stopChoosing();
  };
}

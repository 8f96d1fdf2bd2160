import { lazy } from 'react';

const load = {
  pane: () => import('../features/incident/incident-pane.tsx'),
  tenants: () => import('../features/tenants/tenants-screen.tsx'),
  outbox: () => import('../features/outbox/outbox-screen.tsx'),
  settings: () => import('../features/settings/settings-screen.tsx'),
  states: () => import('../features/tenants/state-list.tsx'),
  keys: () => import('./key-list.tsx'),
};

/** Everything that is not on the first screen. */
export const IncidentPane = lazy(async () => ({ default: (await load.pane()).IncidentPane }));
export const TenantsScreen = lazy(async () => ({ default: (await load.tenants()).TenantsScreen }));
export const OutboxScreen = lazy(async () => ({ default: (await load.outbox()).OutboxScreen }));
export const SettingsScreen = lazy(async () => ({
  default: (await load.settings()).SettingsScreen,
}));
export const StateList = lazy(async () => ({ default: (await load.states()).StateList }));
export const KeyList = lazy(async () => ({ default: (await load.keys()).KeyList }));

/** Reads them from the disk once the first screen stands, so that opening one never waits. */
export async function loadTheRest(): Promise<void> {
  for (const part of Object.values(load)) await part();
}

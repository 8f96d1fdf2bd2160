import { expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createIncidentSlice } from '#renderer/features/incident/incident-slice.ts';
import { fakeApi } from '#test/fakes/api.ts';

function pane() {
  const api = fakeApi({ tenants: 2, incidents: 10 });
  const [first, second] = api.world.rows;
  if (!first || !second) throw new Error('The fake needs two rows.');
  const store = createStore(createIncidentSlice(api));
  return { api, first, second, get: () => store.getState() };
}

test('opening reads what is stored and asks the tenant for the present state', async () => {
  const { api, first, get } = pane();
  get().show(first);
  await vi.waitFor(() => expect(get().detail?.incident.id).toBe(first.incidentId));
  expect(api.world.calls.map(({ name }) => name)).toContain('incidents.reread');
});

test('an answer for the incident before never replaces the one that is open', async () => {
  const { first, second, get } = pane();
  get().show(first);
  get().show(second);
  await vi.waitFor(() => expect(get().detail?.incident.id).toBe(second.incidentId));
});

test('a draft is kept for each incident while others are opened', () => {
  const { first, second, get } = pane();
  get().setDraft(first, 'Half a thought');
  get().show(second);
  get().setDraft(second, '');
  expect([...get().drafts.values()]).toEqual(['Half a thought']);
});

test('an incident that is held no longer is said to be missing', async () => {
  const { api, first, get } = pane();
  api.world.rows = [];
  get().show(first);
  await vi.waitFor(() => expect(get().missing).toBe(true));
});

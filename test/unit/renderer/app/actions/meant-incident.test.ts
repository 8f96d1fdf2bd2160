import { expect, test, vi } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { actionTable } from '#renderer/app/actions/action-table.ts';
import { goToFound } from '#renderer/app/find-everything.tsx';
import { goToPlace } from '#renderer/app/follow-place.ts';
import { placeWords } from '#renderer/app/full-screen.ts';
import { paletteSource } from '#renderer/app/palette-sources.ts';
import { createStores, followSelection } from '#renderer/app/stores.ts';
import type { Run } from '#renderer/api.tsx';
import { IncidentId, type IncidentKey } from '#shared/domain/incident.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { FAKE_NOW } from '#test/fakes/board-data.ts';

/** The list shows one customer; its first incident is open in full screen, the next one is of another customer. */
async function desk() {
  const api = fakeApi({ tenants: 2, incidents: 6 });
  const stores = createStores(api, () => FAKE_NOW);
  followSelection(stores);
  const sent: unknown[] = [];
  const run: Run = (name, input) => {
    sent.push(input);
    return api.command(name, input);
  };
  const { board, incident, tenants } = stores;
  await tenants.getState().refresh();
  const [elsewhere, own] = api.world.tenants;
  if (!own || !elsewhere) throw new Error('There are no two tenants.');
  const theirs = tenants.getState().tenants ?? [];
  board.getState().setFilter({ tenants: [own.id], scope: 'all' }, theirs);
  await eventually(() => expect(board.getState().window.pages.size).toBe(1));
  board.getState().select(0);
  incident.getState().show(board.getState().selected?.key ?? null);
  incident.getState().expand(true);
  await eventually(() => expect(incident.getState().detail).not.toBeNull());
  const ofTenant = (id: string): IncidentKey[] =>
    api.world.rows
      .filter(({ tenantId }) => tenantId === id)
      .map(({ tenantId, incidentId }) => ({ tenantId, incidentId }));
  const [other] = ofTenant(elsewhere.id);
  if (!other) throw new Error('The other customer has no incident.');
  return { stores, sent, other, own: ofTenant(own.id), actions: actionTable(stores, run) };
}
type Desk = Awaited<ReturnType<typeof desk>>;

/** The open incident turns out to be merged into another of its tenant that the list does not show. */
function merge({ stores: { incident } }: Desk): IncidentKey {
  const { detail } = incident.getState();
  if (!detail) throw new Error('No incident is read.');
  const incidentId = IncidentId.parse(`${detail.incident.id}9`);
  incident.setState({ detail: { ...detail, target: { incidentId, title: null } } });
  return { tenantId: detail.incident.tenantId, incidentId };
}

/** Every way to an incident that is not the one under the list's cursor, and the one that is shown then. */
const WAYS: Readonly<Record<string, (desk: Desk) => IncidentKey | Promise<IncidentKey>>> = {
  'a related incident': ({ stores, other }) => {
    stores.incident.getState().show(other);
    return other;
  },
  'the inbox or a link': ({ stores, other }) => {
    goToPlace(stores, { kind: 'incident', ...other });
    return other;
  },
  'Search everything, at its side': ({ stores, other: key }) => {
    goToFound(stores, { kind: 'incident', key, tab: null });
    return key;
  },
  'Search everything, at a part': ({ stores, other: key }) => {
    goToFound(stores, { kind: 'incident', key, tab: 'activity' });
    return key;
  },
  'a merge': (all) => {
    const target = merge(all);
    all.actions.follow.run();
    return target;
  },
  'a merge, and back': async (all) => {
    const { incident } = all.stores;
    incident.getState().show(all.other);
    await eventually(() =>
      expect(incident.getState().detail?.incident.id).toBe(all.other.incidentId),
    );
    merge(all);
    all.actions.follow.run();
    all.actions.merged.run();
    return all.other;
  },
};

function wished({ stores }: Desk, part: string): unknown {
  const { open, wish } = stores.incident.getState();
  return wish?.part === part && open;
}

/** What each action was done to. */
const ACTS = {
  take: (all) => wished(all, 'take'),
  unassign: (all) => wished(all, 'unassign'),
  status: (all) => wished(all, 'status'),
  classify: (all) => wished(all, 'classify'),
  comment: (all) => wished(all, 'comment'),
  remind: ({ stores }) => stores.inbox.getState().reminding,
  snooze: ({ stores }) => stores.view.getState().snoozing?.[0],
  portal: ({ sent }) => sent.at(-1),
  'copy-link': ({ sent }) => sent.at(-1),
  'copy-app-link': ({ sent }) => sent.at(-1),
  'look-tenant': ({ sent }) => sent.at(-1),
  open: ({ stores }) => stores.incident.getState().open,
} as const satisfies Readonly<Record<string, (desk: Desk) => unknown>>;

/** The ids that name the incident; an action on the tenant names no more than that. */
function expected(id: string, { tenantId, incidentId }: IncidentKey): unknown {
  if (id === 'copy-app-link') return { text: expect.stringContaining(incidentId) };
  if (id === 'look-tenant') return { tenantId };
  if (id === 'portal' || id === 'copy-link') {
    return { target: { kind: 'incident', tenantId, incidentId } };
  }
  return { tenantId, incidentId };
}

const ids = Object.keys(ACTS).filter((id): id is keyof typeof ACTS => id in ACTS);
const pairs = Object.keys(WAYS).flatMap((way) => ids.map((id) => ({ way, id })));

test.each(pairs)('after $way, $id means the incident that is shown', async ({ way, id }) => {
  const all = await desk();
  const shown = await WAYS[way]?.(all);
  expect(all.stores.incident.getState().open).toEqual(shown);
  all.actions[id].run();
  expect(ACTS[id](all)).toEqual(shown && expected(id, shown));
  expect(all.stores.incident.getState().open).toEqual(shown);
});

test('an incident that the list does not show has no place in it', async () => {
  const { stores, other } = await desk();
  const words = () => placeWords(stores.board.getState(), stores.incident.getState().open);
  expect(words()).toMatch(/^1 of \d$/);
  stores.incident.getState().show(other);
  expect(words()).toBeNull();
});

test('an incident that the list shows becomes its chosen one, however it was come by', async () => {
  const { stores, own } = await desk();
  const { board, incident } = stores;
  const chosen = board.getState().selected?.key.incidentId;
  const next = own.find(({ incidentId }) => incidentId !== chosen) ?? null;
  incident.getState().show(next);
  expect(board.getState().selected?.key).toEqual(next);
  expect(placeWords(board.getState(), incident.getState().open)).not.toBeNull();
});

test('what is not chosen in the list is not picked in its place', async () => {
  const { stores, other, actions } = await desk();
  const picked = vi.fn();
  stores.offers.offer('pick', { run: picked, whyNot: () => null });
  expect(actions.pick.whyNot()).toBeNull();
  stores.incident.getState().show(other);
  expect(actions.pick.whyNot()).toBe('The list does not show this incident.');
});

test('over the whole screen, snoozing means what is shown and not what is picked behind it', async () => {
  const { stores, actions } = await desk();
  const snoozePicked = vi.fn();
  stores.offers.offer('snooze', { run: snoozePicked, whyNot: () => null });
  actions.snooze.run();
  expect(snoozePicked).not.toHaveBeenCalled();
  expect(stores.view.getState().snoozing).toEqual([stores.incident.getState().open]);
  stores.view.getState().snooze(null);
  const run: Run = () => Promise.reject(new Error('Nothing is sent.'));
  const listed = paletteSource({ stores, actions, textOf: () => null, run })();
  listed.find(({ id }) => id === 'action snooze')?.run();
  expect(snoozePicked).not.toHaveBeenCalled();
  expect(stores.view.getState().snoozing).toEqual([stores.incident.getState().open]);
  stores.view.getState().snooze(null);
  stores.incident.getState().expand(false);
  actions.snooze.run();
  expect(snoozePicked).toHaveBeenCalledOnce();
});

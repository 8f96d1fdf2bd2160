import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Api } from '#shared/contract/contract.ts';
import { INBOX_PAGE } from '#shared/contract/inbox.ts';
import { InboxEntry } from '#shared/domain/telling/inbox-entry.ts';
import { createInboxSlice } from '#renderer/features/inbox/inbox-slice.ts';
import { fakeApi } from '#test/fakes/api.ts';

const line = (id: number): InboxEntry =>
  InboxEntry.parse({
    id,
    burst: `b${id}`,
    kind: 'sees',
    tenantId: '11111111-2222-4333-8444-555555555555',
    incidentId: null,
    title: `Line ${id}`,
    severity: null,
    note: null,
    part: null,
    at: '2026-11-21T10:00:00Z',
    readAt: null,
  });

/** An inbox of so many lines, which the test adds to. */
function inbox(count: number) {
  const api = fakeApi({ tenants: 1, incidents: 0 });
  const world = { ids: Array.from({ length: count }, (_, place) => count - place) };
  const query: Api['query'] = async (name, input) => {
    if (name !== 'inbox.list') return api.query(name, input);
    const { before, limit } = { before: null, limit: 0, ...input };
    const below = world.ids.filter((id) => id < (before ?? Number.MAX_SAFE_INTEGER));
    const entries = below.slice(0, limit).map(line);
    const next = entries.length < limit ? null : (entries.at(-1)?.id ?? null);
    const value = { entries, unread: world.ids.length, next };
    // The one cast: the answer of this name is a page of lines, which TypeScript cannot see.
    return { ok: true, value } as Awaited<ReturnType<typeof api.query<typeof name>>>;
  };
  const store = createStore(createInboxSlice({ ...api, query }));
  const ids = () => store.getState().entries?.map(({ id }) => id) ?? [];
  return { world, get: () => store.getState(), ids };
}

const COUNT = 3 * INBOX_PAGE + 50;
const down = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, place) => from - place);

test('whoever opened older lines keeps them when a new one comes', async () => {
  const { world, get, ids } = inbox(COUNT);
  await get().refresh();
  await get().showOlder();
  expect(ids()).toEqual(down(COUNT, COUNT - 2 * INBOX_PAGE + 1));
  for (const id of [COUNT + 1, COUNT + 2]) {
    world.ids.unshift(id);
    await get().refresh();
  }
  expect(ids()).toEqual(down(COUNT + 2, COUNT - 2 * INBOX_PAGE + 1));
  await get().showOlder();
  expect(ids()).toEqual(down(COUNT + 2, COUNT - 3 * INBOX_PAGE + 1));
});

test('what was opened down to the end stays whole, and has nothing older', async () => {
  const { world, get, ids } = inbox(INBOX_PAGE + 50);
  await get().refresh();
  await get().showOlder();
  world.ids.unshift(INBOX_PAGE + 51);
  await get().refresh();
  expect(ids()).toEqual(down(INBOX_PAGE + 51, 1));
  expect(get().next).toBeNull();
});

test('while nothing older was opened a new line does not make the list longer', async () => {
  const { world, get, ids } = inbox(COUNT);
  await get().refresh();
  world.ids.unshift(COUNT + 1);
  await get().refresh();
  expect(ids()).toEqual(down(COUNT + 1, COUNT - INBOX_PAGE + 2));
});

test('older lines that come while the list is read anew are not lost', async () => {
  const { world, get, ids } = inbox(COUNT);
  await get().refresh();
  world.ids.unshift(COUNT + 1);
  await Promise.all([get().showOlder(), get().refresh()]);
  expect(ids()).toEqual(down(COUNT + 1, COUNT - 2 * INBOX_PAGE + 1));
});

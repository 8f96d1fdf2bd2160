import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { eventually } from '#test/eventually.ts';
import { createStore } from 'zustand/vanilla';
import { createIncidentSlice } from '#renderer/features/incident/incident-slice.ts';
import { PAUSE_MS } from '#renderer/features/incident/keep-on-pause.ts';
import { RECENT_MS, REST_MS } from '#renderer/features/incident/resting-reread.ts';
import { millis } from '#shared/time.ts';
import { fakeApi } from '#test/fakes/api.ts';

/** Long after everything in the fake was read. */
const FAR_LATER = Date.parse('2027-01-01T00:00:00.000Z');

function pane() {
  const api = fakeApi({ tenants: 2, incidents: 10 });
  const clock = { ms: FAR_LATER };
  const [first, second] = api.world.rows;
  if (!first || !second) throw new Error('The fake needs two rows.');
  const store = createStore(createIncidentSlice(api, () => clock.ms));
  const reread = () =>
    api.world.calls.filter(({ name }) => name === 'incidents.reread').map(({ input }) => input);
  return { api, clock, first, second, reread, get: () => store.getState() };
}

test('opening reads what is stored', async () => {
  const { first, get } = pane();
  get().show(first);
  await eventually(() => expect(get().detail?.incident.id).toBe(first.incidentId));
});

test('letters typed before the comment is there wait for it, and a key that opens nothing takes none', () => {
  const { first, get } = pane();
  expect(get().typeAhead('x')).toBe(false);
  get().show(first, 'comment');
  expect(get().typeAhead('h')).toBe(true);
  expect(get().typeAhead('i')).toBe(true);
  expect(get().fulfilled()).toBe('hi');
  expect(get().typeAhead('x')).toBe(false);
  get().show(first, 'take');
  expect(get().typeAhead('j')).toBe(false);
});

test('an incident that is not here any more lets the keys go', async () => {
  const { api, first, get } = pane();
  api.world.rows = api.world.rows.filter((row) => row !== first);
  get().show(first, 'comment');
  await eventually(() => expect(get().missing).toBe(true));
  expect(get().typeAhead('x')).toBe(false);
});

describe('asking the tenant for the present state', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const rest = () => vi.advanceTimersByTimeAsync(REST_MS);

  test('happens once, and only for the incident a person rests on', async () => {
    const { api, first, reread, get } = pane();
    for (const row of api.world.rows) {
      get().show(row);
      await vi.advanceTimersByTimeAsync(REST_MS - 1);
    }
    get().show(first);
    expect(reread()).toEqual([]);
    await rest();
    get().show(first, 'comment');
    await rest();
    expect(reread()).toMatchObject([{ incidentId: first.incidentId }]);
  });

  test('does not happen once the pane is closed', async () => {
    const { first, reread, get } = pane();
    get().show(first);
    get().show(null);
    await rest();
    expect(reread()).toEqual([]);
  });

  /** Keeps every answer back until what it returns is resolved. */
  function slow(api: ReturnType<typeof fakeApi>) {
    const answer = Promise.withResolvers<null>();
    const { command } = api;
    vi.spyOn(api, 'command').mockImplementation(async (name, input) => {
      const result = await command(name, input);
      await answer.promise;
      return result;
    });
    return answer;
  }

  test('a tenant that is slow to answer holds up no other', async () => {
    const { api, first, reread, get } = pane();
    const other = api.world.rows.find(({ tenantId }) => tenantId !== first.tenantId);
    if (!other) throw new Error('The fake needs two tenants.');
    slow(api);
    get().show(first);
    await rest();
    get().show(other);
    await rest();
    expect(reread()).toMatchObject([
      { incidentId: first.incidentId },
      { incidentId: other.incidentId },
    ]);
  });

  test('happens for one of a tenant at a time, and after it for the last one alone', async () => {
    const { api, reread, get } = pane();
    const { tenantId } = api.world.rows[0] ?? {};
    const [first, second, third] = api.world.rows.filter((row) => row.tenantId === tenantId);
    if (!first || !second || !third) throw new Error('The fake needs three rows of a tenant.');
    const answer = slow(api);
    for (const row of [first, second, third]) {
      get().show(row);
      await rest();
    }
    expect(reread()).toMatchObject([{ incidentId: first.incidentId }]);
    answer.resolve(null);
    await rest();
    expect(reread()).toMatchObject([
      { incidentId: first.incidentId },
      { incidentId: third.incidentId },
    ]);
  });

  test.each([
    [0, 0],
    [RECENT_MS - 1, 0],
    [RECENT_MS, 1],
    [-1, 1],
  ])('%i ms after it was read happens %i times', async (ageMs, times) => {
    const { clock, first, reread, get } = pane();
    get().show(first);
    await vi.advanceTimersByTimeAsync(0);
    const { detail } = get();
    if (!detail) throw new Error('The fake answered nothing.');
    clock.ms = millis(detail.readAt) + ageMs;
    await rest();
    expect(reread()).toHaveLength(times);
  });
});

test('an answer for the incident before never replaces the one that is open', async () => {
  const { first, second, get } = pane();
  get().show(first);
  get().show(second);
  await eventually(() => expect(get().detail?.incident.id).toBe(second.incidentId));
});

test('a draft is kept for each incident while others are opened', () => {
  const { first, second, get } = pane();
  get().setDraft(first, { comment: 'Half a thought' });
  get().show(second);
  get().setDraft(second, { comment: '' });
  expect([...get().drafts.values()]).toMatchObject([{ comment: 'Half a thought' }]);
});

test('an incident that is held no longer is said to be missing', async () => {
  const { api, first, get } = pane();
  api.world.rows = [];
  get().show(first);
  await eventually(() => expect(get().missing).toBe(true));
});

test('a draft is written down on a pause, at once when the field is left, and forgotten when sent', async () => {
  vi.useFakeTimers();
  const { api, first, get } = pane();
  get().followPerson('uid.utid');
  const saved = () =>
    api.world.calls.flatMap(({ name, input }) => (name === 'drafts.save' ? [input] : []));
  get().setDraft(first, { comment: 'Half' });
  get().setDraft(first, { comment: 'Half a thought' });
  expect(saved()).toEqual([]);
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(saved()).toMatchObject([{ draft: { comment: 'Half a thought', classify: null } }]);
  get().setDraft(first, { comment: '' });
  get().keepDrafts();
  expect(saved()).toHaveLength(2);
  expect(saved()[1]).toMatchObject({ draft: { comment: '' } });
  vi.useRealTimers();
});

test('what was kept is taken up, and words typed meanwhile go before', async () => {
  const { api, first, second, get } = pane();
  const keep = async (row: typeof first, comment: string) => {
    const { tenantId, incidentId } = row;
    await api.command('drafts.save', {
      accountId: 'uid.utid',
      tenantId,
      incidentId,
      draft: { comment, classify: null },
    });
  };
  await keep(first, 'Old');
  await keep(second, 'Other');
  get().setDraft(first, { comment: 'New' });
  await get().readDrafts();
  expect([...get().drafts.values()].map(({ comment }) => comment)).toEqual(['New', 'Other']);
});

test('a take that was asked for just before moving on is carried out on the incident it was meant for', async () => {
  const { api, first, second, get } = pane();
  get().show(first, 'take');
  get().show(second);
  const taken = () => api.world.calls.filter(({ name }) => name === 'incidents.take');
  const { tenantId, incidentId } = first;
  await eventually(() => expect(taken()).toMatchObject([{ input: { tenantId, incidentId } }]));
  await eventually(() => expect(get().detail?.incident.id).toBe(second.incidentId));
  expect(get().wish).toBeNull();
});

test('one that a colleague holds is not taken in passing, and that is said', async () => {
  const { api, first, second, get } = pane();
  const held = { ...first, status: 'active', assignedTo: 'bob@msp.example' };
  api.world.rows = api.world.rows.map((row) => (row === first ? held : row));
  get().show(first, 'take');
  get().show(second);
  await eventually(() => expect(get().failure?.message).toMatch(/bob@msp\.example has it/));
  expect(api.world.calls.filter(({ name }) => name === 'incidents.take')).toEqual([]);
});

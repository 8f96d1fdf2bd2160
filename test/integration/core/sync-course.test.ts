import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { AppEvent } from '#shared/contract/app-event.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '#shared/time.ts';
import {
  type CoreBench,
  coreBench,
  type Network,
  OPEN_NETWORK,
  silence,
} from '#test/fakes/core-bench.ts';
import { first } from '#test/fakes/outbox-bench.ts';

const List = z.looseObject({ value: z.array(z.looseObject({ id: z.string() })) });

let bench: CoreBench;
afterEach(() => bench[Symbol.asyncDispose]());

test('a first sync that was stopped half way goes on where it was', async () => {
  bench = await coreBench({ tenants: 1, incidents: 150 });
  const filters = () => bench.sent.flatMap(({ url }) => url.searchParams.get('$filter') ?? []);
  const { headless } = bench.core();
  await headless.signIn();
  await headless.takeInRangeTenants();
  const third = Promise.withResolvers<null>();
  let lists = 0;
  bench.setNetwork(({ url, signal }, forward) => {
    const isFirstPage = url.searchParams.get('$filter')?.startsWith('createdDateTime');
    if (isFirstPage && !url.searchParams.has('$skiptoken')) lists += 1;
    if (lists < 3) return forward();
    third.resolve(null);
    return silence(signal);
  });
  const run = headless.syncOnce();
  await third.promise;
  await bench.stop();
  await bench.drive(run);
  const done = filters().slice(0, -1);
  bench.setNetwork(OPEN_NETWORK);
  bench.sent.length = 0;
  await bench.open();
  const kept = (await bench.rows()).length;
  expect(kept).toBeGreaterThan(0);
  await bench.sync();

  expect(filters().filter((filter) => done.includes(filter))).toEqual([]);
  expect(await bench.rows()).toHaveLength(150);
  expect(await bench.call('app.strip', {})).toMatchObject({ fresh: 1 });
});

test('a page that asks when it is told to sees that the last look has ended', async () => {
  let shown = 0;
  const emit = (event: AppEvent) => {
    if (event.name !== 'data.changed' || !event.topics.includes('tenants')) return;
    void bench.ask('app.strip', {}).then((strip) => {
      if (strip.ok) shown = strip.value.syncing;
    });
  };
  bench = await coreBench({ tenants: 1 }, { emit });
  await bench.sync();
  const go = Promise.withResolvers<null>();
  bench.setNetwork(async ({ url }, forward) => {
    if (url.pathname.includes('/identityGovernance/')) await go.promise; // the last part of a look
    return forward();
  });
  bench.core().start();
  await bench.call('sync.now', { tenantId: null });
  await bench.until(() => {
    bench.clock.pass(SECOND_MS);
    expect(shown).toBe(1);
  });
  go.resolve(null);

  await bench.until(() => expect(shown).toBe(0));
});

test('without a network every tenant is offline and says since when; with it all are fresh again', async () => {
  bench = await coreBench();
  await bench.sync();
  const before = await bench.rows();
  bench.setNetwork(() =>
    Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })),
  );
  await bench.sync();

  const tenants = await bench.call('tenants.list', {});
  expect(tenants.map(({ state }) => state.name)).toEqual(['offline', 'offline', 'offline']);
  expect(await bench.call('app.strip', {})).toMatchObject({ offline: true, stale: 3, fresh: 0 });
  expect(await bench.rows()).toEqual(before);
  bench.setNetwork(OPEN_NETWORK);
  await bench.sync();
  expect(await bench.call('app.strip', {})).toMatchObject({ offline: false, fresh: 3 });
});

test('without a network a blind tenant stays blind, for the same reason, and all come back with it', async () => {
  bench = await coreBench();
  await bench.sync();
  const { id: tenantId } = first(await bench.call('tenants.list', {}));
  await bench.control().call('tenants.role', { tenantId, role: 'none' });
  await bench.sync();
  const blind = (await bench.tenant(tenantId)).state;
  expect(blind).toMatchObject({ name: 'no-role', group: 'blind' });
  const cut = { cause: { code: 'ECONNREFUSED' } };
  bench.setNetwork(() => Promise.reject(new TypeError('fetch failed', cut)));
  bench.clock.pass(MINUTE_MS);
  await bench.sync();

  expect((await bench.tenant(tenantId)).state).toEqual(blind);
  expect(await bench.call('app.strip', {})).toMatchObject({ offline: true, stale: 2, blind: 1 });
  await bench.control().call('tenants.role', { tenantId, role: 'operator' });
  bench.setNetwork(OPEN_NETWORK);
  await bench.sync();
  expect(await bench.call('app.strip', {})).toMatchObject({ offline: false, fresh: 3 });
});

test('the daily sweep removes what the service lists no more and mends what was missed', async () => {
  bench = await coreBench({ tenants: 1, incidents: 20 });
  await bench.sync();
  const rows = await bench.rows();
  const [gone, missed] = [first(rows).incidentId, first(rows.slice(1)).incidentId];
  const { tenantId } = first(rows);
  await bench.control().call('incidents.change', { tenantId, incidentId: missed, title: 'Missed' });
  const without =
    (...hidden: readonly string[]): Network =>
    async ({ url }, forward) => {
      const answer = await forward();
      if (!url.pathname.endsWith('/incidents')) return answer;
      const { value, ...rest } = List.parse(await answer.json());
      const date = { date: answer.headers.get('date') ?? '' };
      const left = value.filter(({ id }) => !hidden.includes(id));
      return Response.json({ ...rest, value: left }, { headers: date });
    };
  bench.setNetwork(without(gone, missed));
  bench.clock.pass(10 * MINUTE_MS);
  await bench.sync();
  expect(await bench.rows()).toHaveLength(20);
  bench.setNetwork(without(gone));
  bench.clock.pass(DAY_MS);
  await bench.sync();

  const after = await bench.rows();
  expect(after).toHaveLength(19);
  expect(after.map(({ incidentId }) => incidentId)).not.toContain(gone);
  expect(after.find(({ incidentId }) => incidentId === missed)?.title).toBe('Missed');
});

test('closed incidents go after their days, open ones stay', async () => {
  bench = await coreBench({ tenants: 2, incidents: 60 });
  await bench.sync();
  const all = await bench.rows();
  const open = await bench.rows({ scope: 'open' });
  const oldest = bench.clock.now() - 7 * DAY_MS;
  const stay = all.filter(
    (row) =>
      open.some((one) => one.incidentId === row.incidentId && one.tenantId === row.tenantId) ||
      Date.parse(row.updatedAt) >= oldest,
  );
  expect(stay.length).toBeLessThan(all.length);
  await bench.call('settings.set', { retentionDays: 7 });
  bench.core().start();

  await bench.until(async () => expect(await bench.rows()).toHaveLength(stay.length));
  expect(await bench.rows()).toEqual(stay);
});

test('a merged incident stays readable and says where it went', async () => {
  bench = await coreBench({ tenants: 1, incidents: 10 });
  await bench.sync();
  const { tenantId, incidentId: into } = first(await bench.rows());
  const { created } = await bench.control().call('incidents.burst', { tenantId, count: 1 });
  const from = IncidentId.parse(first(created).incidentId);
  await bench.sync();
  await bench.control().call('incidents.merge', { tenantId, from, into });
  await bench.sync();

  const detail = await bench.call('incidents.detail', { tenantId, incidentId: from });
  expect(detail?.incident).toMatchObject({ status: 'redirected', redirectIncidentId: into });
  const change = { kind: 'comment', text: 'Too late.' } as const;
  const { id } = await bench.call('incidents.change', { tenantId, incidentId: from, change });
  bench.core().start();
  await bench.until(async () => {
    const [wish] = await bench.call('outbox.list', {});
    expect(wish).toMatchObject({ id, stage: 'refused', reason: expect.stringMatching(/merged/) });
  });
});

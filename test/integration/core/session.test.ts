import { afterEach, expect, test } from 'vitest';
import { CLOUDS } from '#shared/domain/cloud.ts';
import { type CoreBench, coreBench } from '#test/fakes/core-bench.ts';
import { first, outboxBench } from '#test/fakes/outbox-bench.ts';

let bench: CoreBench;
afterEach(() => bench[Symbol.asyncDispose]());

const CLIENT = '11111111-2222-4333-8444-555555555555';
const HOME = '99999999-2222-4333-8444-555555555555';

test('signing out keeps tenants, board and outbox; every tenant then needs a sign-in', async () => {
  const own = await outboxBench({ tenants: 2, incidents: 8 });
  bench = own;
  const id = await own.wish(first(await own.free()), { kind: 'status', status: 'resolved' });
  const before = (await own.rows()).length;
  await own.call('session.signOut', {});
  await own.drive(own.core().headless.syncOnce());

  const tenants = await own.call('tenants.list', {});
  expect(tenants.map(({ state }) => state.name)).toEqual(['needs-sign-in', 'needs-sign-in']);
  expect(await own.rows()).toHaveLength(before);
  expect(await own.entry(id)).toMatchObject({ stage: 'recorded' });
  expect((await own.call('session.view', {})).account).toBeNull();

  await own.open();
  expect((await own.call('session.view', {})).account).toBeNull();
  await own.sync();
  expect(await own.call('app.strip', {})).toMatchObject({ fresh: 2, pending: 1 });
});

test('a restart keeps the sign-in: the next look needs no page', async () => {
  bench = await coreBench({ tenants: 1, incidents: 3 });
  await bench.sync();
  const { account } = await bench.call('session.view', {});
  await bench.open();
  expect((await bench.call('session.view', {})).account).toEqual(account);
  await bench.drive(bench.core().headless.syncOnce());
  expect(await bench.call('app.strip', {})).toMatchObject({ fresh: 1 });
});

const real = { cloud: { ...CLOUDS.global.cloud, tenants: [] } };

test('a real profile says what is missing, and takes it from the settings', async () => {
  bench = await coreBench({ tenants: 1, incidents: 0 }, real);
  expect((await bench.call('session.view', {})).notReady).toMatchObject({ code: 'misconfigured' });

  await bench.call('settings.set', { clientId: CLIENT, homeTenantId: HOME });
  expect((await bench.call('session.view', {})).notReady).toBeNull();
  await bench.open();
  expect((await bench.call('settings.get', {})).settings).toMatchObject({
    clientId: CLIENT,
    homeTenantId: HOME,
  });
  expect(await bench.ask('settings.set', { clientId: 'nonsense' })).toMatchObject({
    ok: false,
    failure: { code: 'bad-input' },
  });
});

test('what policy decides shows as managed and cannot be set', async () => {
  bench = await coreBench({ tenants: 1, incidents: 0 }, { ...real, policy: { clientId: CLIENT } });
  expect(await bench.call('settings.get', {})).toMatchObject({
    settings: { clientId: CLIENT },
    managed: ['clientId'],
  });
  expect(await bench.ask('settings.set', { clientId: HOME })).toMatchObject({
    ok: false,
    failure: { code: 'refused', remedy: expect.stringMatching(/administrator/) },
  });
  await bench.call('settings.set', { retentionDays: 30 });
  expect((await bench.call('settings.get', {})).settings.retentionDays).toBe(30);
});

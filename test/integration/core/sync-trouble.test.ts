import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ConditionName } from '#electron/range/entra/conditions.ts';
import type { RangeControl } from '#electron/range/control/control-client.ts';
import type { Fault } from '#electron/range/control/control-contract.ts';
import type { TenantId, TenantStateName } from '#shared/domain/tenant.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/time.ts';
import { type CoreBench, coreBench, OPEN_NETWORK } from '#test/fakes/core-bench.ts';

const Alerts = z.object({ value: z.array(z.looseObject({})) });

let bench: CoreBench;
let first: TenantId;
beforeAll(async () => {
  bench = await coreBench();
  const [one] = bench.tenants();
  if (!one) throw new Error('A range without tenants.');
  first = one;
  await bench.sync();
});
afterAll(() => bench[Symbol.asyncDispose]());

const control: RangeControl['call'] = (name, input) => bench.control().call(name, input);

/** What the whole board says, to compare before and after. */
const picture = async () => JSON.stringify(await bench.rows());

const failing: [string, Fault, RegExp][] = [
  ['a page that does not parse', { kind: 'malformed' }, /broke off|could not be read/],
  ['a 500', { kind: 'error', status: 500 }, /./],
  ['a body cut short', { kind: 'cut' }, /broke off/],
  ['a reset', { kind: 'reset', done: false }, /broke off/],
];

describe('one tenant in trouble', () => {
  test.each(failing)(
    '%s: it says why, the others complete, nothing is damaged',
    async (_, fault, why) => {
      const before = await picture();
      await control('faults.next', { tenantId: first, fault, times: 30 });
      await bench.sync();

      const { state } = await bench.tenant(first);
      expect(state).toMatchObject({
        name: 'stale',
        group: 'stale',
        reason: expect.stringMatching(why),
      });
      expect(await bench.call('app.strip', {})).toMatchObject({ fresh: 2, stale: 1 });
      expect(await picture()).toBe(before);

      await control('faults.clear', {});
      bench.clock.pass(2 * MINUTE_MS);
      await bench.sync();
      expect((await bench.tenant(first)).state.name).toBe('fresh');
      expect(await picture()).toBe(before);
    },
  );

  test('a 500 in the middle of several pages keeps what came and mends at the next run', async () => {
    const { created } = await bench
      .control()
      .call('incidents.burst', { tenantId: first, count: 120 });
    await control('faults.next', { tenantId: first, fault: { kind: 'delay', ms: 0 }, times: 1 });
    await control('faults.next', {
      tenantId: first,
      fault: { kind: 'error', status: 500 },
      times: 30,
    });
    const had = (await bench.rows({ tenants: [first] })).length;
    await bench.sync();

    expect((await bench.tenant(first)).state.name).toBe('stale');
    expect((await bench.rows({ tenants: [first] })).length).toBe(had + 50);
    await control('faults.clear', {});
    bench.clock.pass(2 * MINUTE_MS);
    await bench.sync();
    expect((await bench.rows({ tenants: [first] })).length).toBe(had + created.length);
  });

  test('a throttled tenant says until when', async () => {
    const throttle = { kind: 'throttle', retryAfter: 120 } as const;
    await control('faults.next', { tenantId: first, fault: throttle, times: 1 });
    await bench.sync();

    const { state } = await bench.tenant(first);
    expect(state).toMatchObject({ name: 'throttled', group: 'stale' });
    expect(Date.parse(state.until ?? '') - bench.clock.now()).toBeGreaterThan(100_000);
    bench.sent.length = 0;
    await bench.sync();
    expect(bench.sent.filter(({ url }) => url.pathname.includes('incidents'))).toHaveLength(2);

    bench.clock.pass(2 * MINUTE_MS);
    await bench.sync();
    expect((await bench.tenant(first)).state.name).toBe('fresh');
  });

  test('where $expand=alerts fails for good, alerts are read apart', async () => {
    await control('tenants.expand-broken', { tenantId: first, broken: true });
    const { created } = await bench
      .control()
      .call('incidents.burst', { tenantId: first, count: 3 });
    await bench.sync();

    expect((await bench.tenant(first)).state.name).toBe('fresh');
    for (const key of created) {
      const told = await control('incidents.read', key);
      const rows = await bench.rows({ tenants: [first] });
      const row = rows.find(({ incidentId }) => incidentId === key.incidentId);
      expect(row?.alerts).toBe(Array.isArray(told['alerts']) ? told['alerts'].length : -1);
    }
    bench.sent.length = 0;
    await bench.sync();
    const own = bench.sent.filter(({ url }) => url.pathname.includes('security'));
    expect(own.filter(({ url }) => url.searchParams.has('$expand'))).toHaveLength(2);
    await control('tenants.expand-broken', { tenantId: first, broken: false });
  });

  test('an alert read apart that cannot be read is said, until it can be', async () => {
    await control('tenants.expand-broken', { tenantId: first, broken: true });
    await control('incidents.burst', { tenantId: first, count: 1 });
    bench.setNetwork(async ({ url }, forward) => {
      const answer = await forward();
      if (!url.pathname.endsWith('/alerts_v2')) return answer;
      const { value } = Alerts.parse(await answer.json());
      return Response.json({ value: value.map((alert) => ({ ...alert, id: null })) });
    });
    await bench.sync();
    expect((await bench.tenant(first)).state).toMatchObject({
      name: 'stale',
      reason: expect.stringMatching(/^\d+ alerts? of the answer had no id/),
    });

    bench.setNetwork(OPEN_NETWORK);
    await bench.sync();
    expect((await bench.tenant(first)).state.name).toBe('fresh');
    await control('tenants.expand-broken', { tenantId: first, broken: false });
  });
});

describe('a tenant that cannot be reached', () => {
  const names: Record<string, TenantStateName> = {
    'not-a-guest': 'not-a-member',
    'account-missing': 'not-a-member',
    'needs-mfa': 'needs-sign-in',
    'session-expired': 'needs-sign-in',
    'blocked-by-ca': 'blocked-by-policy',
    'inbound-policy': 'blocked-by-policy',
    'no-consent': 'needs-consent',
    'admin-consent': 'needs-consent',
    'gdap-without-consent': 'needs-consent',
    'unknown-tenant': 'misconfigured',
    'no-role': 'no-role',
  };
  test.each(Object.entries(names))(
    '%s is shown as %s, with what to do',
    async (condition, name) => {
      const before = await picture();
      await control('tenants.condition', {
        tenantId: first,
        condition: ConditionName.parse(condition),
      });
      bench.clock.pass(2 * HOUR_MS);
      await bench.open();
      await bench.sync();

      const { state } = await bench.tenant(first);
      expect(state).toMatchObject({ name, group: 'blind', reason: expect.stringMatching(/\S/) });
      expect(state.remedy).toMatch(/\S/);
      expect(await bench.call('app.strip', {})).toMatchObject({ fresh: 2, blind: 1 });
      expect(await picture()).toBe(before);
      await control('tenants.condition', { tenantId: first, condition: 'ok' });
    },
  );
});

describe('a desk clock that is wrong', () => {
  test('a day ahead and back again loses nothing', async () => {
    await bench.sync();
    bench.clock.pass(DAY_MS);
    await bench.sync();
    const ahead = await control('incidents.burst', { count: 4 });
    await bench.sync();
    bench.clock.set(Date.now());
    const back = await control('incidents.burst', { count: 4 });
    await bench.sync();

    const ids = (await bench.rows()).map(({ tenantId, incidentId }) => `${tenantId}/${incidentId}`);
    const wanted = [...ahead.created, ...back.created];
    expect(ids).toEqual(
      expect.arrayContaining(wanted.map((one) => `${one.tenantId}/${one.incidentId}`)),
    );
    expect((await control('totals', {})).incidents).toBe(ids.length);
    expect(await bench.call('app.strip', {})).toMatchObject({ fresh: 3 });
  });
});

import { expect, test } from 'vitest';
import { stateFacts } from '#renderer/features/tenants/state-facts.ts';
import { actionFor } from '#renderer/features/tenants/state-words.ts';
import { TenantRow } from '#shared/contract/tenants.ts';
import { fakeTenants } from '#test/fakes/tenant-data.ts';

const SINCE = '2026-11-21T04:00:00.000Z';
const row = (place: number, state: object): TenantRow => {
  const base = fakeTenants(9)[place];
  const calm = { since: SINCE, until: null, remedy: null, support: null };
  return TenantRow.parse({ ...base, state: { ...calm, ...state } });
};
const broken = { name: 'stale', group: 'stale', reason: 'The connection broke off.' };
const offline = { name: 'offline', group: 'stale', reason: 'This computer is offline.' };

test('what holds for several tenants is one fact; another reason stays with its tenant', () => {
  const tenants = [
    row(0, broken),
    row(1, { ...broken, reason: 'It took too long.' }),
    row(2, broken),
  ];
  const { facts, alone } = stateFacts(tenants);
  expect(facts.map(({ reason, tenants }) => [reason, tenants.length])).toEqual([
    ['The connection broke off.', 2],
  ]);
  expect(alone).toEqual([tenants[1]]);
});

test('offline is a fact of this computer, also over one tenant, and no tenant has a button for it', () => {
  const tenant = row(0, offline);
  expect(stateFacts([tenant])).toMatchObject({ facts: [{ tenants: [tenant] }], alone: [] });
  expect(actionFor(tenant.state)).toBeNull();
});

test('what has to be mended in each tenant, or waits for its own time, stays apart', () => {
  const role = { name: 'no-role', group: 'blind', reason: 'No role.' };
  const wait = { name: 'throttled', group: 'stale', reason: 'Too many.', until: SINCE };
  const tenants = [row(0, role), row(1, role), row(2, wait), row(3, wait)];
  expect(stateFacts(tenants)).toEqual({ facts: [], alone: tenants });
});

import { expect, test } from 'vitest';
import { actionFor, stateWord } from '#renderer/features/tenants/state-words.ts';
import { fakeTenants } from '#test/fakes/tenant-data.ts';
import { TenantState } from '#shared/domain/tenant.ts';

const [tenant] = fakeTenants(1);

test.each([
  ['needs-sign-in', 'sign-in'],
  ['needs-consent', 'copy-approval'],
  ['not-a-member', 'my-access'],
  ['no-role', 'my-access'],
  ['blocked-by-policy', 'copy-support'],
  ['throttled', 'try-again'],
])('a tenant that is %s is offered %s', (name, action) => {
  expect(actionFor(TenantState.parse({ ...tenant?.state, name, support: 'AADSTS' }))).toBe(action);
});

test('a tenant nobody has looked at yet waits; one that was read and went silent is stale', () => {
  const stale = { ...tenant?.state, name: 'stale', group: 'stale', support: null };
  const unread = TenantState.parse({ ...stale, since: null });
  expect(stateWord({ state: unread, backfill: null })).toBe('Waiting for its first look');
  const backfill = { incidents: 5, share: 0.1 };
  expect(stateWord({ state: unread, backfill })).toBe('First look under way');
  expect(stateWord({ state: TenantState.parse(stale), backfill })).toBe('Stale');
});

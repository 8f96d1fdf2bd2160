import { expect, test } from 'vitest';
import { actionFor } from '#renderer/features/tenants/state-words.ts';
import { fakeTenants } from '#test/fakes/tenant-data.ts';
import { TenantState } from '#shared/domain/tenant.ts';

const [tenant] = fakeTenants(1);

test.each([
  ['needs-sign-in', 'sign-in'],
  ['needs-consent', 'copy-approval'],
  ['not-a-member', 'my-access'],
  ['no-role', 'my-access'],
  ['throttled', 'try-again'],
])('a tenant that is %s is offered %s', (name, action) => {
  expect(actionFor(TenantState.parse({ ...tenant?.state, name }))).toBe(action);
});

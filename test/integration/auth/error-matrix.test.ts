import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONDITIONS } from '#electron/range/entra/conditions.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { type RangeBench, rangeBench } from '#test/fakes/range-bench.ts';

let bench: RangeBench;
let contoso: TenantId;
let fabrikam: TenantId;

beforeAll(async () => {
  bench = await rangeBench();
  await bench.tokens.signIn();
  const [first, second] = await bench.open();
  if (!first || !second) throw new Error('The range has too few tenants that answer.');
  contoso = first;
  fabrikam = second;
});
afterAll(() => bench[Symbol.asyncDispose]());

/** State and what a person can do about it: a browser may help only where `helps` says so. */
const MATRIX = [
  ['not-a-guest', 'not-a-member', false],
  ['account-missing', 'not-a-member', false],
  ['needs-mfa', 'needs-sign-in', true],
  ['needs-mfa-enrolment', 'needs-sign-in', true],
  ['device-unknown', 'blocked-by-policy', false],
  ['device-not-compliant', 'blocked-by-policy', false],
  ['blocked-by-ca', 'blocked-by-policy', false],
  ['outbound-policy', 'blocked-by-policy', false],
  ['inbound-policy', 'blocked-by-policy', false],
  ['risky-user', 'blocked-by-policy', false],
  ['no-consent', 'needs-consent', false],
  ['admin-consent', 'needs-consent', false],
  ['gdap-without-consent', 'needs-consent', false],
  ['app-missing', 'needs-consent', false],
  ['app-disabled', 'needs-consent', false],
  ['misregistered', 'misconfigured', false],
  ['unknown-tenant', 'misconfigured', false],
  ['not-assigned', 'no-role', false],
  ['session-expired', 'needs-sign-in', true],
  ['inactive-token', 'needs-sign-in', true],
  ['revoked', 'needs-sign-in', true],
  ['loop', 'throttled', false],
  ['throttled', 'throttled', false],
  ['unavailable', 'service-error', false],
] as const;

test('every condition of the range has its row', () => {
  expect(MATRIX.map(([condition]) => condition).sort()).toEqual(Object.keys(CONDITIONS).sort());
});

test.each(MATRIX)('%s puts the tenant into %s', async (condition, code, helps) => {
  const drill = (next: typeof condition | 'ok') =>
    bench.control.call('tenants.condition', { tenantId: contoso, condition: next });
  await drill(condition);
  bench.tokens.lock(); // no token is left from before

  const failure = await bench.tokens.token(contoso, 'read').catch((error: unknown) => error);

  expect(failure).toMatchObject({
    code,
    remedy: expect.stringMatching(/\.$/),
    support: expect.stringContaining(`AADSTS${CONDITIONS[condition].code}`),
  });
  expect(await bench.tokens.token(fabrikam, 'read')).not.toBe('');
  if (helps) {
    await bench.tokens.signInTo(contoso);
    expect(await bench.tokens.token(contoso, 'read')).not.toBe('');
  }
  await drill('ok');
  bench.tokens.lock(); // with it goes the memory of a wait the service asked for
  expect(await bench.tokens.token(contoso, 'read')).not.toBe('');
});

test.each([
  ['blocked-by-ca', 'blocked-by-policy', 'AADSTS53003'],
  ['not-a-guest', 'not-a-member', 'AADSTS50020'],
  ['no-consent', 'needs-consent', 'AADSTS'],
] as const)(
  'an interactive step into %s ends with %s instead of waiting',
  async (condition, code, number) => {
    await bench.control.call('tenants.condition', { tenantId: contoso, condition });

    await expect(bench.tokens.signInTo(contoso)).rejects.toMatchObject({
      code,
      support: expect.stringContaining(number),
    });

    expect(bench.tokens.waiting()).toBeNull();
    await bench.control.call('tenants.condition', { tenantId: contoso, condition: 'ok' });
  },
);

import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS } from '#shared/time.ts';
import { accessCaller } from '#test/fakes/access-caller.ts';
import { type AccessRange, startAccessRange } from '#test/fakes/access-range.ts';
import { ACCESS, askGraph, openSignIn, READ, refresh, signIn } from '#test/fakes/range-caller.ts';

let at: AccessRange;
beforeAll(async () => {
  at = await startAccessRange({ seed: 9 });
});
afterAll(() => at.range.stop());

const codes = async () => {
  const { error_codes: numbers = [] } = await refresh(
    at.range.cloud,
    at.tenantId,
    await signIn(at.range.cloud),
    READ,
  );
  return numbers;
};

/** Gets the person who signs in a package there, from outside, and says which. */
async function arrive(): Promise<void> {
  const { control, tenantId } = at;
  const { requestId, stages } = await control.call('access.request', { tenantId });
  const about = { tenantId, requestId } as const;
  await control.call('access.outcome', { ...about, outcome: 'delivered' });
  for (const _ of stages) await control.call('access.decide', { ...about, result: 'Approve' });
  await at.advance(5 * MINUTE_MS);
}

test('who is no guest cannot sign in until a package is delivered; then an account is there', async () => {
  const { control, tenantId, range } = at;
  await control.call('access.guest', { tenantId, state: 'absent' });
  expect(await codes()).toEqual([50020]);
  const page = await openSignIn(range.cloud, tenantId, READ);
  expect([page.fields, page.html]).toEqual([null, expect.stringContaining('AADSTS50020')]);

  await arrive();

  expect(await codes()).toEqual([]);
  const { get } = await accessCaller(range.cloud, tenantId, await signIn(range.cloud), ACCESS);
  const { body } = await get("/assignments/filterByCurrentUser(on='target')?$expand=target");
  expect(body.value.map((one) => Object(one['target']).subjectLifecycle)).toContain('governed');
});

test('a customer whose tenant we were never in lets in only the one whose package was delivered', async () => {
  const { control, range, tenantId } = at;
  await control.call('tenants.condition', { tenantId, condition: 'not-a-guest' });
  expect(await codes()).toEqual([50020]);

  await arrive();

  expect(await codes()).toEqual([]);
  const { guests } = await control.call('access.read', { tenantId });
  expect(Object.values(guests).filter((state) => state === 'member')).toHaveLength(1);
  const home = await signIn(range.cloud);
  const me = await askGraph(range.cloud, await refresh(range.cloud, tenantId, home, READ), '/me');
  expect(me.status).toBe(200);
});

test('after the last package a guest is blocked at once, and gone thirty days later', async () => {
  const { control, tenantId, range, myName } = at;
  const held = await refresh(range.cloud, tenantId, await signIn(range.cloud), READ);
  const { assignments } = await control.call('access.read', { tenantId });
  for (const { assignmentId, target, state } of assignments)
    if (target === myName && state !== 'expired')
      await control.call('access.expire', { tenantId, assignmentId });

  expect(await codes()).toEqual([50057]);
  const { status, headers } = await askGraph(range.cloud, held, '/me');
  expect([status, headers.get('www-authenticate')]).toEqual([
    401,
    expect.stringContaining('insufficient_claims'),
  ]);
  await at.advance(29 * DAY_MS);
  expect(await codes()).toEqual([50057]);
  await at.advance(2 * DAY_MS);
  expect(await codes()).toEqual([50020]);
  await arrive();
  expect(await codes()).toEqual([]);
});

test('who has no role gets the one behind a package when it is delivered, and loses it with the package', async () => {
  const { control, tenantId, range } = at;
  const reader = await refresh(range.cloud, tenantId, await signIn(range.cloud), READ);
  const look = async () => (await askGraph(range.cloud, reader, '/security/incidents')).status;
  await control.call('tenants.role', { tenantId, role: 'none' });
  expect(await look()).toBe(403);

  const { requests } = await control.call('access.read', { tenantId });
  const tier1 = requests.find(({ package: name }) => name.includes('Tier 1') && name.length < 40);
  const packageId = tier1?.packageId ?? '';
  const { requestId, stages } = await control.call('access.request', { tenantId, packageId });
  const about = { tenantId, requestId } as const;
  await control.call('access.outcome', { ...about, outcome: 'delivered' });
  for (const _ of stages) await control.call('access.decide', { ...about, result: 'Approve' });
  expect(await look()).toBe(403);
  await at.advance(5 * MINUTE_MS);

  expect(await look()).toBe(200);
  const { requests: after } = await control.call('access.read', { tenantId });
  const assignmentId = after.find((one) => one.requestId === requestId)?.assignmentId ?? '';
  await control.call('access.guest', { tenantId, state: 'member' });
  await control.call('access.expire', { tenantId, assignmentId });
  expect(await look()).not.toBe(200);
  await control.call('tenants.condition', { tenantId, condition: 'ok' });
});

test('a customer can close entitlement management to guests, and nothing else', async () => {
  const { control, tenantId, range } = at;
  const home = await signIn(range.cloud);
  const { get } = await accessCaller(range.cloud, tenantId, home);
  const path = "/assignments/filterByCurrentUser(on='target')";
  await control.call('access.closed', { tenantId, closed: true });
  const refused = await get(path);
  const me = await askGraph(range.cloud, await refresh(range.cloud, tenantId, home, READ), '/me');
  await control.call('access.closed', { tenantId, closed: false });

  expect([refused.status, refused.body.error?.code]).toEqual([403, 'Forbidden']);
  expect(me.status).toBe(200);
  expect((await get(path)).status).toBe(200);
});

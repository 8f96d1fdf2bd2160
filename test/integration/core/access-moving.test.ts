import { beforeEach, expect, test } from 'vitest';
import { MINUTE_MS } from '#shared/time.ts';
import { type AccessBench, accessBench, plain } from '#test/fakes/access-bench.ts';
import { type CoreBench, coreBench, OPEN_NETWORK } from '#test/fakes/core-bench.ts';
import type { Offered } from '#test/fakes/asked.ts';

let bench: CoreBench;
let own: AccessBench;
beforeEach(async () => {
  bench = await coreBench({ tenants: 16, incidents: 0, seed: 3 });
  own = accessBench(bench);
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  return () => bench[Symbol.asyncDispose]();
});

const stateOf = async ({ tenantId, packageId }: Offered) => {
  const { requests } = await own.mine();
  const newest = requests.find((row) => row.tenantId === tenantId && row.packageId === packageId);
  return newest?.state ?? null;
};
/** Asks, and waits until the service has it and it was seen so. */
const askedAndSeen = async (one: Offered) => {
  const id = await own.ask(one);
  bench.core().start();
  await own.stageOf(id, 'done');
  await bench.until(async () => expect(await stateOf(one)).toBe('submitted'));
};
/** @returns after how long, in minutes, it is seen so, with nobody asking for it. */
const seenAfter = async (one: Offered, state: string) => {
  const from = bench.clock.now();
  await bench.until(async () => expect(await stateOf(one)).toBe(state));
  return (bench.clock.now() - from) / MINUTE_MS;
};
/** Looks at what moves alone: whole ones read the packages too. */
const looksAtMoving = () => {
  const reads = (end: string) =>
    bench.sent.filter(({ method, url }) => {
      return method === 'GET' && decodeURIComponent(url.pathname).endsWith(end);
    }).length;
  return (
    reads("/assignmentRequests/filterByCurrentUser(on='target')") -
    reads("/accessPackages/filterByCurrentUser(on='allowedRequestor')")
  );
};

test('what was sent does not stay “Submitted”: the tenant is looked at again within minutes', async () => {
  const one = await own.offered(plain);
  await askedAndSeen(one);
  await own.live(1);
  expect(await seenAfter(one, 'pendingApproval')).toBeLessThan(3);
});

test('after one broken connection the access of a tenant is read again within minutes', async () => {
  const troubles = async () =>
    (await bench.call('access.overview', {})).tenants.flatMap(({ trouble }) => trouble ?? []);
  bench.clock.pass(11 * MINUTE_MS);
  bench.setNetwork(async ({ url }, forward) => {
    if (url.href.includes('/entitlementManagement/')) throw new TypeError('fetch failed');
    return forward();
  });
  bench.core().start();
  await bench.until(async () => expect(await troubles()).not.toEqual([]));
  bench.setNetwork(OPEN_NETWORK);
  const from = bench.clock.now();
  await bench.until(async () => expect(await troubles()).toEqual([]));
  expect((bench.clock.now() - from) / MINUTE_MS).toBeLessThan(15);
});

test('what needs nobody is seen to be delivered soon after it is', async () => {
  const one = await own.offered((policy) => {
    return !policy.approvalForAdd && policy.questions.length === 0;
  });
  await askedAndSeen(one);
  await own.live(10);
  expect(await seenAfter(one, 'delivered')).toBeLessThan(3);
});

test('what does not move is looked at at growing distances, bounded', async () => {
  const one = await own.offered(plain);
  await askedAndSeen(one);
  const from = bench.clock.now();
  const before = looksAtMoving();
  await bench.until(() => expect(bench.clock.now() - from).toBeGreaterThan(30 * MINUTE_MS));
  expect(await stateOf(one)).toBe('submitted');
  const looks = looksAtMoving() - before;
  expect(looks).toBeGreaterThan(2);
  expect(looks).toBeLessThan(12);
});

import { beforeEach, expect, test } from 'vitest';
import type { ApprovalRow } from '#shared/contract/access.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { MINUTE_MS } from '#shared/time.ts';
import { type AccessBench, accessBench } from '#test/fakes/access-bench.ts';
import { type CoreBench, coreBench, type Network, OPEN_NETWORK } from '#test/fakes/core-bench.ts';

let bench: CoreBench;
let own: AccessBench;
beforeEach(async () => {
  bench = await coreBench({ tenants: 8, incidents: 0, seed: 3 });
  own = accessBench(bench);
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  return () => bench[Symbol.asyncDispose]();
});

const offline: Network = async () => {
  throw new TypeError('fetch failed');
};

/** Every try that comes due fails, until there were so many. */
async function triesFail(id: string, count: number): Promise<void> {
  await bench.until(async () => {
    bench.clock.pass(5 * MINUTE_MS);
    expect((await own.wishOf(id))?.attempts).toBeGreaterThanOrEqual(count);
  });
}

async function decided(): Promise<{ id: string; row: ApprovalRow }> {
  const rows = await bench.call('access.approvals', { which: 'waiting' });
  const row = rows.find(({ isOwn, stageId }) => !isOwn && stageId !== null);
  if (!row?.stageId) throw new Error('Nothing waits for us.');
  const { tenantId, requestId, stageId, shown } = row;
  const { recorded } = await bench.call('access.decide', {
    approvals: [{ tenantId, requestId, stageId, shown }],
    result: 'approve',
    justification: 'Agreed.',
  });
  return { id: recorded[0] ?? '', row };
}

/** Nothing is looked at but what was decided, so that the reads that lag are its own. */
const lag = (tenantId: TenantId, reads: number) =>
  bench.control().call('access.lag', { tenantId, reads });
const arrived = async () => (await bench.control().call('access.decisions', {})).stages;

test('a decision that waited long without a network is done although the service shows it a little late', async () => {
  bench.setNetwork(offline);
  const { id, row } = await decided();
  bench.core().start();
  await triesFail(id, 9);
  await lag(row.tenantId, 4);
  bench.setNetwork(OPEN_NETWORK);
  bench.clock.pass(10 * MINUTE_MS);
  await bench.until(async () => {
    expect((await own.wishOf(id))?.settledAt).not.toBeNull();
  });
  expect(await own.wishOf(id)).toMatchObject({ stage: 'done' });
  expect(await arrived()).toMatchObject([{ received: 1, applied: 1 }]);
});

test('looks that fail for want of a network after sending are no looks at what the service shows', async () => {
  const { id, row } = await decided();
  await lag(row.tenantId, 4);
  let isDown = false;
  bench.setNetwork(async (sent, forward) => {
    if (isDown) return offline(sent, forward);
    const answer = await forward();
    isDown = sent.method === 'PATCH' && answer.ok;
    return answer;
  });
  bench.core().start();
  await bench.until(() => expect(isDown).toBe(true));
  await triesFail(id, 9);
  bench.setNetwork(OPEN_NETWORK);
  bench.clock.pass(10 * MINUTE_MS);
  await bench.until(async () => {
    expect((await own.wishOf(id))?.settledAt).not.toBeNull();
  });
  expect(await own.wishOf(id)).toMatchObject({ stage: 'done' });
  expect(await arrived()).toMatchObject([{ received: 1, applied: 1 }]);
});

test('what a service accepted and never shows is told to the person, and is not sent again', async () => {
  const { id, row } = await decided();
  await lag(row.tenantId, 1_000);
  bench.core().start();
  await bench.until(async () => {
    bench.clock.pass(MINUTE_MS);
    expect(await own.wishOf(id)).toMatchObject({
      stage: 'refused',
      reason: 'The service accepted it, but does not show it.',
    });
  });
  expect(await arrived()).toMatchObject([{ received: 1, applied: 1 }]);
});

test('access that ends while it is given back was never given back, however often the network was away before', async () => {
  const row = (await own.mine()).held.find(({ isLive, isPending }) => isLive && !isPending);
  if (!row) throw new Error('Nothing is had.');
  const { tenantId, assignmentId } = row;
  bench.setNetwork(offline);
  const assignments = [{ tenantId, assignmentId }];
  const { recorded } = await bench.call('access.giveBack', { assignments });
  const id = recorded[0]?.id ?? '';
  bench.core().start();
  await triesFail(id, 2);
  let turnedDown = 0;
  bench.setNetwork(async ({ method, url }, forward) => {
    const isGivingBack = method === 'POST' && url.pathname.endsWith('/assignmentRequests');
    if (isGivingBack) await bench.control().call('access.expire', { tenantId, assignmentId });
    const answer = await forward();
    if (isGivingBack && !answer.ok) turnedDown += 1;
    return answer;
  });
  bench.clock.pass(10 * MINUTE_MS);
  await bench.until(async () => {
    expect((await own.wishOf(id))?.settledAt).not.toBeNull();
  });
  expect(turnedDown).toBe(1);
  expect(await own.wishOf(id)).toMatchObject({ stage: 'void', reason: 'It had ended already.' });
});

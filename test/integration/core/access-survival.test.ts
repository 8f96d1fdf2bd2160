import { beforeEach, expect, test } from 'vitest';
import type { ApprovalRow } from '#shared/contract/access.ts';
import { WHOLE_TRAIL } from '#shared/domain/access/trail.ts';
import { DAY_MS, instant } from '#shared/time.ts';
import { type AccessBench, accessBench, plain } from '#test/fakes/access-bench.ts';
import { type CoreBench, coreBench, OPEN_NETWORK } from '#test/fakes/core-bench.ts';

/** A month of the range takes its time where the machine is busy. */
const PATIENCE_MS = 180_000;

let bench: CoreBench;
let own: AccessBench;
beforeEach(async () => {
  bench = await coreBench({ tenants: 16, incidents: 0, seed: 3 });
  own = accessBench(bench);
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  return () => bench[Symbol.asyncDispose]();
});

const wanted = ({ tenantId, requestId, stageId, shown }: ApprovalRow) => {
  return { tenantId, requestId, shown, stageId: stageId ?? '' };
};

async function waiting(): Promise<[ApprovalRow, ...ApprovalRow[]]> {
  const [first, ...rest] = await bench.call('access.approvals', { which: 'waiting' });
  if (first) return [first, ...rest];
  throw new Error('Nothing waits for us.');
}

const approve = (row: ApprovalRow) =>
  bench.call('access.decide', {
    approvals: [wanted(row)],
    result: 'approve',
    justification: 'Agreed.',
  });

async function approved(row: ApprovalRow): Promise<string> {
  const { recorded, left } = await approve(row);
  expect(left).toEqual([]);
  return recorded[0] ?? '';
}

const arrived = async () => (await bench.control().call('access.decisions', {})).stages;

test(
  'after a month offline every wish is judged anew: what ran out says so, what still holds arrives once',
  async () => {
    const decided: string[] = [];
    for (const row of (await waiting()).slice(0, 3)) decided.push(await approved(row));
    const fixed = await own.offered(({ customSchedule }) => customSchedule);
    const dated = await own.ask(fixed, { endAt: instant(bench.clock.now() + 10 * DAY_MS) });
    const free = (await own.allOffered(plain)).find(({ tenantId }) => tenantId !== fixed.tenantId);
    if (!free) throw new Error('Nothing else is offered.');
    const before = (await own.requestsFor(free)).length;
    const undated = await own.ask(free);
    const held = (await own.mine()).held.find(
      (row) => row.isLive && row.tenantId !== free.tenantId && row.tenantId !== fixed.tenantId,
    );
    if (!held) throw new Error('Nothing is had.');
    const { tenantId, assignmentId } = held;
    const given = await bench.call('access.giveBack', {
      assignments: [{ tenantId, assignmentId }],
    });

    await bench.stop();
    await bench.control().call('access.expire', { tenantId, assignmentId });
    await bench.control().call('clock.advance', { ms: 31 * DAY_MS });
    bench.clock.pass(31 * DAY_MS);
    await bench.open();
    bench.core().start();
    await own.stageOf(undated, 'done');
    for (const id of decided) {
      await own.stageOf(id, 'void');
      expect((await own.wishOf(id))?.reason).toMatch(
        /^The time for a decision ran out, or whoever/,
      );
    }
    await own.stageOf(dated, 'changed');
    expect((await own.wishOf(dated))?.reason).toBe('The end you asked for has passed meanwhile.');
    await own.stageOf(given.recorded[0]?.id ?? '', 'void');
    expect(await arrived()).toEqual([]);
    expect(await own.requestsFor(free)).toHaveLength(before + 1);
  },
  PATIENCE_MS,
);

test('two windows that decide the same record one wish; the other is told, and both see it', async () => {
  const [row] = await waiting();
  bench.events.length = 0;
  const both = await bench.drive(Promise.all([approve(row), approve(row)]));
  expect(both.map(({ recorded }) => recorded.length)).toEqual([1, 0]);
  expect(both[1].left).toMatchObject([
    { reason: 'A decision is recorded already: take it back first.' },
  ]);
  expect(bench.events).toContainEqual(
    expect.objectContaining({ topics: expect.arrayContaining(['access']) }),
  );
  const [seen] = await waiting();
  expect(seen).toMatchObject({ requestId: row.requestId, waits: false });
  const id = seen.wish?.id;
  if (!id) throw new Error('The decision is not beside its request.');
  await bench.call('access.takeBack', { id });
  await expect(bench.call('access.takeBack', { id })).rejects.toThrow(
    /can no longer be taken back/,
  );
  expect((await waiting())[0]).toMatchObject({ waits: true });
});

/** Decides otherwise than the own decision that stands beside the request. */
async function denyInstead(requestId: string): Promise<string> {
  const row = (await waiting()).find((one) => one.requestId === requestId);
  const replaces = row?.wish?.id;
  if (!row || !replaces) throw new Error('No decision is beside the request.');
  const approvals = [{ ...wanted(row), replaces }];
  const justification = 'On second thought, no.';
  const { recorded, left } = await bench.call('access.decide', {
    approvals,
    result: 'deny',
    justification,
  });
  expect(left).toEqual([]);
  // Whoever had the earlier one before them is told.
  const late = await bench.call('access.decide', { approvals, result: 'deny', justification });
  expect(late).toMatchObject({
    recorded: [],
    left: [{ reason: expect.stringMatching(/^A decision is recorded/) }],
  });
  return recorded[0] ?? '';
}

test('what was decided otherwise before it was sent: only the later is sent, once, and the trail has both', async () => {
  const [row] = await waiting();
  bench.setNetwork(async () => {
    throw new TypeError('fetch failed');
  });
  const first = await approved(row);
  const second = await denyInstead(row.requestId);
  expect((await waiting()).find(({ requestId }) => requestId === row.requestId)).toMatchObject({
    waits: false,
    wish: { id: second, word: 'deny', stage: 'recorded' },
  });
  await bench.stop();
  bench.setNetwork(OPEN_NETWORK);
  await bench.open();
  bench.core().start();
  await own.stageOf(second, 'done');
  expect(await arrived()).toMatchObject([
    { received: 1, applied: 1, decisions: [{ result: 'Deny' }] },
  ]);
  const { entries } = await bench.call('access.trail', {
    filter: WHOLE_TRAIL,
    before: null,
    limit: 10,
  });
  expect(entries.map(({ wish, steps }) => [wish.id, steps.at(-1)?.action])).toEqual([
    [second, 'access.settled'],
    [first, 'access.replaced'],
  ]);
});

test('a decision that was replaced stands again once the later is taken back, and is the one that is sent', async () => {
  const [row] = await waiting();
  const first = await approved(row);
  const second = await denyInstead(row.requestId);
  expect(await bench.call('access.takeBack', { id: second })).toMatchObject({ isRestored: true });
  expect((await waiting()).find(({ requestId }) => requestId === row.requestId)).toMatchObject({
    wish: { id: first, word: 'approve', stage: 'recorded' },
  });
  bench.core().start();
  await own.stageOf(first, 'done');
  expect(await arrived()).toMatchObject([
    { received: 1, applied: 1, decisions: [{ result: 'Approve' }] },
  ]);
});

test('where the sign-in was revoked meanwhile the decision waits, asks for it, and then arrives once', async () => {
  const [row] = await waiting();
  await bench.control().call('tokens.revoke', { tenantId: row.tenantId });
  const id = await approved(row);
  bench.core().start();
  await bench.until(async () => {
    const wish = await own.wishOf(id);
    expect(wish?.stage).toBe('recorded');
    expect(`${wish?.reason} ${wish?.remedy}`).toMatch(/sign in/i);
  });
  expect(await arrived()).toEqual([]);
  await bench.signInTo(row.tenantId);
  await own.stageOf(id, 'done');
  expect(await arrived()).toMatchObject([{ received: 1, applied: 1 }]);
});

test('a tenant with decisions that were not sent is removed only after a question, and with every byte of them', async () => {
  const [row] = await waiting();
  const { tenantId } = row;
  bench.setNetwork(async () => {
    throw new TypeError('fetch failed');
  });
  await approved(row);
  const remove = (discardUnsent: boolean) =>
    bench.call('tenants.remove', { id: tenantId, discardUnsent });
  await expect(remove(false)).rejects.toThrow(/conflict: 1 change to .+ is not settled yet/);
  expect((await waiting()).map(({ requestId }) => requestId)).toContain(row.requestId);

  await remove(true);
  bench.setNetwork(OPEN_NETWORK);
  bench.core().start();
  expect(await bench.call('access.wishes', {})).toEqual([]);
  const left = await bench.call('access.approvals', { which: 'waiting' });
  expect(left.filter((one) => one.tenantId === tenantId)).toEqual([]);
  await bench.drive(bench.core().headless.syncOnce());
  expect(await arrived()).toEqual([]);
});

import { beforeEach, expect, test } from 'vitest';
import type { ApprovalRow } from '#shared/contract/access.ts';
import { MINUTE_MS } from '#shared/time.ts';
import { type CoreBench, coreBench } from '#test/fakes/core-bench.ts';

const WORLD = { tenants: 16, incidents: 0, seed: 3 };

/** The approvals that wait for us, all of them looked at. */
async function queue(bench: CoreBench): Promise<ApprovalRow[]> {
  const rows = await bench.call('access.approvals', { which: 'waiting' });
  for (const { tenantId, requestId, shown } of rows)
    await bench.call('access.opened', { tenantId, requestId, shown });
  return rows;
}

function first(rows: readonly ApprovalRow[]) {
  const row = rows.find(({ isOwn, stageId }) => !isOwn && stageId !== null);
  if (!row?.stageId) throw new Error('Nothing waits for us.');
  return { ...row, stageId: row.stageId };
}

const decided = (bench: CoreBench) => bench.control().call('access.decisions', {});

let bench: CoreBench;
beforeEach(async () => {
  bench = await coreBench(WORLD);
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  return () => bench[Symbol.asyncDispose]();
});

const wishOf = async ({ tenantId, requestId }: Pick<ApprovalRow, 'tenantId' | 'requestId'>) => {
  const detail = await bench.call('access.approval', { tenantId, requestId });
  return detail?.wishes.at(-1);
};

test('what waits for us in all tenants is one queue with its people, packages and deadlines', async () => {
  const rows = await queue(bench);
  expect(rows.length).toBeGreaterThan(3);
  expect(new Set(rows.map(({ tenantId }) => tenantId)).size).toBeGreaterThan(1);
  const deadlines = rows.flatMap(({ deadline }) => deadline ?? []);
  expect(deadlines).toEqual([...deadlines].sort());
  expect(deadlines.length).toBeGreaterThan(0);
  for (const { person, packageName } of rows) {
    expect(person).not.toContain('Graph does not');
    expect(packageName).not.toContain('Graph does not');
  }
  const { tenants } = await bench.call('access.overview', {});
  expect(new Set(tenants.map(({ reach }) => reach))).toContain('whole');
});

test('a decision is recorded, sent once, and settled as done under our own name', async () => {
  const { tenantId, requestId, stageId, shown } = first(await queue(bench));
  const approvals = [{ tenantId, requestId, stageId, shown }];
  const { recorded, left } = await bench.call('access.decide', {
    approvals,
    result: 'approve',
    justification: 'Agreed.',
  });
  expect(left).toEqual([]);
  expect(recorded).toHaveLength(1);

  bench.core().start();
  await bench.until(async () => {
    expect((await wishOf({ tenantId, requestId }))?.stage).toBe('done');
  });
  const { stages } = await decided(bench);
  const stage = stages.find((one) => one.stageId === stageId);
  expect(stage).toMatchObject({ received: 1, applied: 1 });
  expect(stage?.decisions[0]).toMatchObject({ result: 'Approve', done: true });
});

test('one that another approver decided first is kept as overtaken, and never sent', async () => {
  const { tenantId, requestId, stageId, shown } = first(await queue(bench));
  await bench.control().call('access.decide', { tenantId, requestId, result: 'Deny' });
  const approvals = [{ tenantId, requestId, stageId, shown }];
  await bench.call('access.decide', { approvals, result: 'approve', justification: 'Agreed.' });

  bench.core().start();
  await bench.until(async () => {
    expect(await wishOf({ tenantId, requestId })).toMatchObject({
      stage: 'overtaken',
      reason: expect.stringMatching(/ denied first\.$/),
    });
  });
  const { stages } = await decided(bench);
  expect(stages.find((one) => one.stageId === stageId)?.received ?? 0).toBe(0);
});

test('one that loses the race between look and send is overtaken too, by the answer 409', async () => {
  const { tenantId, requestId, stageId, shown } = first(await queue(bench));
  const race = { tenantId, requestId, when: 'before-write', what: 'Deny' } as const;
  await bench.control().call('access.race', race);
  const approvals = [{ tenantId, requestId, stageId, shown }];
  await bench.call('access.decide', { approvals, result: 'approve', justification: 'Agreed.' });

  bench.core().start();
  await bench.until(async () => {
    expect((await wishOf({ tenantId, requestId }))?.stage).toBe('overtaken');
  });
  const { stages } = await decided(bench);
  expect(stages.find((one) => one.stageId === stageId)).toMatchObject({ received: 1, applied: 0 });
});

test('a request that was withdrawn meanwhile is void, and says so', async () => {
  const { tenantId, requestId, stageId, shown } = first(await queue(bench));
  await bench.control().call('access.withdraw', { tenantId, requestId });
  const approvals = [{ tenantId, requestId, stageId, shown }];
  await bench.call('access.decide', { approvals, result: 'deny', justification: 'No.' });

  bench.core().start();
  await bench.until(async () => {
    expect((await wishOf({ tenantId, requestId }))?.stage).toBe('void');
  });
});

test('offline, decisions wait; back online each arrives once, in the order they were made', async () => {
  const rows = (await queue(bench)).filter(({ isOwn, stageId }) => !isOwn && stageId !== null);
  const some = rows.slice(0, 5);
  bench.setNetwork(async () => {
    throw new TypeError('fetch failed');
  });
  bench.core().start();
  for (const { tenantId, requestId, stageId, shown } of some) {
    const approvals = [{ tenantId, requestId, shown, stageId: stageId ?? '' }];
    await bench.call('access.decide', {
      approvals,
      result: 'approve',
      justification: 'On a plane.',
    });
  }
  await bench.until(async () => {
    const wishes = await Promise.all(some.map(wishOf));
    expect(wishes.every((wish) => wish?.stage === 'recorded')).toBe(true);
    expect(wishes.some((wish) => wish?.reason !== null)).toBe(true); // the way out was tried
  });
  await bench.stop(); // a night in the hotel
  bench.setNetwork((_, forward) => forward());
  await bench.open();
  bench.clock.pass(10 * MINUTE_MS);
  bench.core().start();
  await bench.until(async () => {
    const wishes = await Promise.all(some.map(wishOf));
    expect(wishes.map((wish) => wish?.stage)).toEqual(some.map(() => 'done'));
  });
  const { stages } = await decided(bench);
  const arrived = some.map(({ stageId }) => stages.find((one) => one.stageId === stageId));
  for (const stage of arrived) expect(stage).toMatchObject({ received: 1, applied: 1 });
});

test('deciding on several wants each to have been looked at, and one may be taken back until it is sent', async () => {
  const rows = await bench.call('access.approvals', { which: 'waiting' });
  const [one, other] = rows.filter(({ isOwn, stageId }) => !isOwn && stageId !== null);
  if (!one?.stageId || !other?.stageId) throw new Error('Too little waits for us.');
  const { tenantId, requestId, stageId, shown } = one;
  await bench.call('access.opened', { tenantId, requestId, shown });
  const both = [
    { tenantId, requestId, stageId, shown },
    { ...other, stageId: other.stageId },
  ];
  const answer = await bench.call('access.decide', {
    approvals: both,
    result: 'deny',
    justification: 'No.',
  });
  expect(answer.recorded).toHaveLength(1);
  expect(answer.left).toMatchObject([{ reason: 'You have not looked at it yet.' }]);

  const [id] = answer.recorded;
  if (!id) throw new Error('Nothing was recorded.');
  await bench.call('access.takeBack', { id });
  bench.core().start();
  await bench.until(async () => {
    expect((await wishOf({ tenantId, requestId }))?.stage).toBe('taken-back');
  });
  expect((await decided(bench)).stages).toEqual([]);
});

test('one’s own request that the service has wait for oneself says so, and is never decided', async () => {
  const { tenantId, requestId, stageId, shown } = first(await queue(bench));
  const tenants = await bench.call('tenants.list', {});
  const me = tenants.find(({ id }) => id === tenantId)?.me;
  bench.setNetwork(async ({ url }, forward) => {
    const answer = await forward();
    if (!url.href.includes('approver') || !answer.ok) return answer;
    const own = { objectId: null, displayName: 'Me', principalName: me };
    const text = await answer.text();
    return Response.json(
      JSON.parse(text, (key, value: unknown) => (key === 'requestor' ? own : value)),
    );
  });
  bench.clock.pass(11 * MINUTE_MS);
  await bench.sync();

  const detail = await bench.call('access.approval', { tenantId, requestId });
  expect(detail?.row.isOwn).toBe(true);
  const approvals = [{ tenantId, requestId, stageId, shown }];
  const wish = { approvals, result: 'approve', justification: 'Mine.' } as const;
  expect(await bench.call('access.decide', wish)).toMatchObject({
    recorded: [],
    left: [{ reason: 'It is your own request: nobody decides their own.' }],
  });
});

test('answers that a sync edited since they were on the screen are not decided on unseen', async () => {
  const rows = (await queue(bench)).filter(({ isOwn, stageId }) => !isOwn && stageId !== null);
  for (const { tenantId, requestId, stageId, shown } of rows) {
    const detail = await bench.call('access.approval', { tenantId, requestId });
    const [answer] = detail?.approval.request.answers ?? [];
    if (!answer?.questionId || stageId === null) continue;
    const answers = [{ questionId: answer.questionId, value: 'Something else.' }];
    await bench.control().call('access.answers', { tenantId, requestId, answers });
    bench.clock.pass(11 * MINUTE_MS);
    await bench.sync();
    const wish = { result: 'approve', justification: 'Agreed.' } as const;
    const approval = { tenantId, requestId, stageId, shown };
    expect(await bench.call('access.decide', { approvals: [approval], ...wish })).toMatchObject({
      recorded: [],
      left: [{ requestId, reason: 'It changed since you looked at it.' }],
    });
    const again = await bench.call('access.approvals', { which: 'waiting' });
    const now = again.find((row) => row.requestId === requestId);
    expect(now).toMatchObject({ isOpened: false });
    const approvals = [{ ...approval, shown: now?.shown ?? '' }];
    expect((await bench.call('access.decide', { approvals, ...wish })).recorded).toHaveLength(1);
    return;
  }
  throw new Error('Nothing that waits was asked with answers.');
});

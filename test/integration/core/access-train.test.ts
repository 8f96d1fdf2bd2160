import { expect, test } from 'vitest';
import type { ApprovalRow } from '#shared/contract/access.ts';
import type { ListedWish } from '#shared/domain/access/wish.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { DAY_MS } from '#shared/time.ts';
import { type CoreBench, coreBench, OPEN_NETWORK } from '#test/fakes/core-bench.ts';

/** Of these an approver may decide in 27; 29 requests wait there, and five of them run out within a week. */
const WORLD = { tenants: 110, incidents: 0, seed: 7 };
const TENANTS = 25;
const WAITING = 60;
const OFFLINE_DAYS = 7;
const RUN_OUT = 5;
const TAKEN_FROM_US = 10;

/** So many requests wait for the person in so many tenants, and the desk has those tenants alone. */
async function fillTheQueue(bench: CoreBench): Promise<void> {
  const control = bench.control();
  await control.call('access.people', { act: false });
  const { people, tenants } = await control.call('totals', {});
  const [me = '', ...others] = people;
  const waits = new Map<string, number>();
  for (const { id, access, condition } of tenants) {
    if (access !== 'guest' || condition !== 'ok' || waits.size === TENANTS) continue;
    const { approvers, requests } = await control.call('access.read', { tenantId: id });
    if (!approvers.includes(me)) continue;
    const open = requests.filter(({ requestor, stages }) => {
      const isOurs = stages.some(
        (one) => one.status === 'InProgress' && one.approvers.includes(me),
      );
      return isOurs && requestor !== me;
    });
    waits.set(id, open.length);
  }
  const count = () => [...waits.values()].reduce((sum, one) => sum + one, 0);
  for (const person of others) {
    for (const [tenantId, there] of [...waits].sort(([, a], [, b]) => a - b)) {
      if (count() >= WAITING) break;
      const asked = control.call('access.request', { tenantId, approver: me, person });
      const isMade = await asked.then(
        () => true,
        () => false, // that person has asked there already
      );
      if (isMade) waits.set(tenantId, there + 1);
    }
  }
  const cloud = bench.cloud();
  await bench.open({
    cloud: { ...cloud, tenants: cloud.tenants.filter(({ id }) => waits.has(id)) },
  });
  await bench.sync();
}

/** Half of the queue in one gesture, the rest one after the other; all of it looked at. */
async function decideAll(bench: CoreBench, rows: readonly ApprovalRow[]): Promise<void> {
  const decide = async (some: readonly ApprovalRow[], result: 'approve' | 'deny') => {
    const approvals = some.map(({ tenantId, requestId, stageId, shown }) => {
      return { tenantId, requestId, shown, stageId: stageId ?? '' };
    });
    for (const { tenantId, requestId, shown } of some)
      await bench.call('access.opened', { tenantId, requestId, shown });
    const wish = { approvals, result, justification: 'Read on the train.' };
    expect(await bench.call('access.decide', wish)).toMatchObject({ left: [] });
  };
  const half = rows.length / 2;
  await decide(rows.slice(0, half), 'approve');
  for (const [place, row] of rows.slice(half).entries())
    await decide([row], place % 3 === 0 ? 'deny' : 'approve');
}

/** The machine may be busy: everything goes over real HTTP. */
const PATIENCE_MS = 180_000;

test(
  'an approver decides sixty requests on a train; back online each is settled and explained, and nothing is sent twice',
  async () => {
    await using bench = await coreBench(WORLD);
    await fillTheQueue(bench);
    const rows = await bench.call('access.approvals', { which: 'waiting' });
    expect(rows).toHaveLength(WAITING);
    expect(new Set(rows.map(({ tenantId }) => tenantId)).size).toBe(TENANTS);

    bench.setNetwork(async () => {
      throw new TypeError('fetch failed');
    });
    bench.core().start();
    await decideAll(bench, rows);
    expect(await bench.call('access.overview', {})).toMatchObject({ toDecide: 0, unsent: WAITING });

    await bench.stop(); // the lid is closed
    const control = bench.control();
    const others = rows.slice(RUN_OUT, RUN_OUT + TAKEN_FROM_US);
    for (const { tenantId, requestId } of others)
      await control.call('access.decide', { tenantId, requestId, result: 'Deny' });
    await control.call('clock.advance', { ms: OFFLINE_DAYS * DAY_MS });
    bench.clock.pass(OFFLINE_DAYS * DAY_MS);
    bench.setNetwork(OPEN_NETWORK);
    await bench.open();
    bench.core().start();

    const settled = await bench.until(async () => {
      const wishes = await bench.call('access.wishes', {});
      expect(wishes.filter(({ settledAt }) => settledAt === null)).toEqual([]);
      return wishes;
    });
    const inOrder = rows.map(({ requestId }) => mustFind(settled, requestId));
    const stages = inOrder.map(({ stage }) => stage);
    const expected: WishStage[] = rows.map((_, place) => {
      if (place < RUN_OUT) return 'void';
      return place < RUN_OUT + TAKEN_FROM_US ? 'overtaken' : 'done';
    });
    expect(stages).toEqual(expected);
    for (const { stage, reason } of inOrder) {
      if (stage === 'overtaken') expect(reason).toMatch(/^\S+.* denied first\.$/);
      if (stage === 'void') expect(reason).toContain('The time for a decision ran out');
    }

    const arrived = (await control.call('access.decisions', {})).stages;
    expect(arrived.map(({ received, applied }) => [received, applied])).toEqual(
      Array.from({ length: WAITING - RUN_OUT - TAKEN_FROM_US }, () => [1, 1]),
    );
    const [me] = (await control.call('totals', {})).people;
    expect(
      new Set(arrived.flatMap(({ decisions }) => decisions.map(({ person }) => person))),
    ).toEqual(new Set([me]));

    // What the looks after that bring is the next stage of what was approved, where that is ours too.
    const decided = new Set(rows.map(({ stageId }) => stageId));
    const next = await bench.until(async () => {
      const waiting = await bench.call('access.approvals', { which: 'waiting' });
      const wanted = waiting.filter(({ waits }) => waits);
      expect(wanted.filter(({ stageId }) => decided.has(stageId))).toEqual([]);
      expect(waiting).toHaveLength(wanted.length);
      return waiting;
    });
    const gone = await bench.call('access.approvals', { which: 'history' });
    expect(gone.length + next.length).toBe(WAITING);
    const overview = await bench.call('access.overview', {});
    expect(overview).toMatchObject({ toDecide: next.length, unsent: 0, asking: 0 });
  },
  PATIENCE_MS,
);

function mustFind(wishes: readonly ListedWish[], requestId: string): ListedWish {
  const found = wishes.filter(
    ({ wish }) => wish?.kind === 'decide' && wish.requestId === requestId,
  );
  const [one] = found;
  if (one && found.length === 1) return one;
  throw new Error(`There are ${found.length} wishes about ${requestId}.`);
}

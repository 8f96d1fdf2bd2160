import { expect, test } from 'vitest';
import { cacheWriterInWorker } from '#electron/core/ingest/worker-writer.ts';
import type { WishId } from '#shared/domain/access/wish.ts';
import { AppError } from '#shared/errors.ts';
import { MINUTE_MS } from '#shared/time.ts';
import { accessBench, plain } from '#test/fakes/access-bench.ts';
import { type CoreBench, coreBench, type Network, OPEN_NETWORK } from '#test/fakes/core-bench.ts';

const WORLD = { tenants: 16, incidents: 0, seed: 3 };

async function sitDown(bench: CoreBench, person: string | undefined): Promise<void> {
  await bench.call('session.signOut', {});
  await bench.control().call('tokens.settings', { person: person ?? '' });
  await bench.drive(bench.core().headless.signIn());
}

const DEAD_NETWORK: Network = async () => {
  throw new TypeError('fetch failed');
};

/** The network is gone for good as soon as a decision is handed to it. */
function dyingNetwork(): Network {
  let isDead = false;
  return async (sent, forward) => {
    if (!isDead && sent.method !== 'PATCH') return forward();
    isDead = true;
    throw new TypeError('fetch failed');
  };
}

/** Approves the first that waits for the person, while nothing leaves the computer. */
async function decideOffline(bench: CoreBench): Promise<WishId> {
  bench.setNetwork(DEAD_NETWORK);
  return approveFirst(bench);
}

/** The same until it is handed to a network that dies over it; then nobody works there. */
async function decideIntoTheVoid(bench: CoreBench): Promise<WishId> {
  bench.setNetwork(dyingNetwork());
  const id = await approveFirst(bench);
  bench.core().start();
  await bench.until(async () => expect(await stageOf(bench, id)).toBe('sending'));
  await bench.open();
  bench.setNetwork(OPEN_NETWORK);
  return id;
}

async function wishOf(bench: CoreBench, id: WishId | undefined) {
  const one = (await bench.call('access.wishes', {})).find((wish) => wish.id === id);
  return one ?? never();
}

async function stageOf(bench: CoreBench, id: WishId | undefined) {
  return (await wishOf(bench, id)).stage;
}

/** Decides otherwise than the colleague did on what stands beside their decision. */
async function denyBeside(bench: CoreBench, id: WishId): Promise<WishId | undefined> {
  const waiting = await bench.call('access.approvals', { which: 'waiting' });
  const same = waiting.find(({ wish }) => wish?.id === id);
  expect(same).toMatchObject({ waits: true, wish: { isOthers: true, canTakeBack: false } });
  const { tenantId = never(), requestId = never(), shown = never(), stageId } = same ?? {};
  const approvals = [{ tenantId, requestId, shown, stageId: stageId ?? never() }];
  const own = { approvals, result: 'deny', justification: 'Not agreed.' } as const;
  const { recorded, left } = await bench.call('access.decide', own);
  expect(left).toEqual([]);
  const detail = await bench.call('access.approval', { tenantId, requestId });
  expect(detail?.wishes).toMatchObject([
    { id, isOthers: true },
    { id: recorded[0], isOthers: false },
  ]);
  return recorded[0];
}

async function approveFirst(bench: CoreBench): Promise<WishId> {
  const rows = await bench.call('access.approvals', { which: 'waiting' });
  const row = rows.find(({ isOwn, stageId }) => !isOwn && stageId !== null);
  if (!row?.stageId) throw new Error('Nothing waits for us.');
  const { tenantId, requestId, stageId, shown } = row;
  const approvals = [{ tenantId, requestId, stageId, shown }];
  const decision = { approvals, result: 'approve', justification: 'Agreed.' } as const;
  const [id] = (await bench.call('access.decide', decision)).recorded;
  if (id) return id;
  throw new Error('Nothing was recorded.');
}

test('nobody is shown what a colleague may see, though a full disk keeps it on this computer', async () => {
  let isFull = false;
  await using bench = await coreBench(WORLD, {
    cacheWriter: async (...start) => {
      const writer = await cacheWriterInWorker(...start);
      const saveIdentity: typeof writer.saveIdentity = async (identity) => {
        if (isFull) throw new AppError('storage', 'The disk is full.');
        await writer.saveIdentity(identity);
      };
      return { ...writer, saveIdentity };
    },
  });
  const { people } = await bench.control().call('totals', {});
  await bench.sync();
  const shown = async () => {
    const { requests, packages } = await bench.call('access.mine', {});
    const rows = await bench.call('access.approvals', { which: 'waiting' });
    const { rounds } = await bench.call('access.reviews', {});
    const { items } = await bench.call('access.runway', {});
    return [requests, packages, rows, rounds, items].map(({ length }) => length);
  };
  expect(await shown()).not.toContain(0);

  isFull = true;
  await expect(sitDown(bench, people[1])).rejects.toMatchObject({ code: 'storage' });
  expect(await shown()).toEqual([0, 0, 0, 0, 0]);
  await bench.drive(bench.core().headless.syncOnce());
  expect(await shown()).toEqual([0, 0, 0, 0, 0]);

  isFull = false;
  await bench.drive(bench.core().headless.signIn());
  await bench.drive(bench.core().headless.syncOnce());
  expect((await shown())[2]).toBeGreaterThan(0);
});

test('a decision that waited while a colleague sat there is settled as its own person’s when they are back', async () => {
  await using bench = await coreBench(WORLD);
  const { people } = await bench.control().call('totals', {});
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  await decideOffline(bench);
  await sitDown(bench, people[1]);
  await sitDown(bench, people[0]);
  bench.setNetwork(OPEN_NETWORK);
  bench.clock.pass(10 * MINUTE_MS);
  bench.core().start();

  await bench.until(async () => {
    const detail = await bench.call('access.wishes', {});
    expect(detail.find(({ settledAt }) => settledAt !== null)).toMatchObject({ stage: 'done' });
  });
  const { stages } = await bench.control().call('access.decisions', {});
  expect(stages).toMatchObject([{ received: 1, applied: 1, decisions: [{ person: people[0] }] }]);
});

test('what one person recorded a colleague at the same computer can neither take back nor is kept by it from their own', async () => {
  await using bench = await coreBench(WORLD);
  const { people } = await bench.control().call('totals', {});
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  const id = await decideOffline(bench);
  bench.setNetwork(OPEN_NETWORK);
  await sitDown(bench, people[1]);
  await bench.drive(bench.core().headless.syncOnce());

  const answer = await bench.drive(bench.ask('access.takeBack', { id }));
  expect(answer).toMatchObject({ ok: false, failure: { code: 'refused' } });
  const theirs = (await bench.call('access.wishes', {})).find((one) => one.id === id);
  expect(theirs).toMatchObject({ stage: 'recorded', wish: { kind: 'decide', result: 'approve' } });
  expect(JSON.stringify(theirs)).not.toContain('Agreed.'); // where it stands, not its words

  const own = await denyBeside(bench, id);
  bench.core().start();
  await bench.until(async () => expect(await stageOf(bench, own)).toBe('done'));

  await bench.open();
  await sitDown(bench, people[0]);
  bench.core().start();
  await bench.until(async () => expect(await stageOf(bench, id)).toBe('overtaken'));
  const { stages } = await bench.control().call('access.decisions', {});
  expect(stages).toMatchObject([{ applied: 1, decisions: [{ person: people[1] }] }]);
});

test('what one person’s network lost on its way keeps nobody else there from deciding', async () => {
  await using bench = await coreBench(WORLD);
  const { people } = await bench.control().call('totals', {});
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  const id = await decideIntoTheVoid(bench);
  await sitDown(bench, people[1]);
  await bench.drive(bench.core().headless.syncOnce());
  const own = await denyBeside(bench, id);
  bench.core().start();
  await bench.until(async () => expect(await stageOf(bench, own)).toBe('done'));

  await bench.open();
  await sitDown(bench, people[0]);
  bench.core().start();
  await bench.until(async () => expect(await stageOf(bench, id)).toBe('overtaken'));
  const { stages } = await bench.control().call('access.decisions', {});
  expect(stages).toMatchObject([{ received: 1, applied: 1, decisions: [{ person: people[1] }] }]);
});

test('what arrives long after the network died over it is decided once, whoever decides it again there', async () => {
  await using bench = await coreBench(WORLD);
  const { people } = await bench.control().call('totals', {});
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  const id = await decideIntoTheVoid(bench);
  await sitDown(bench, people[1]);
  await bench.drive(bench.core().headless.syncOnce());
  const own = await denyBeside(bench, id);
  const { tenantId, wish } = await wishOf(bench, id);
  const requestId = wish?.kind === 'decide' ? wish.requestId : never();
  const arrived = { tenantId, requestId, by: people[0] ?? never(), result: 'Approve' } as const;
  await bench.control().call('access.decide', arrived);
  bench.core().start();
  await bench.until(async () => expect(await stageOf(bench, own)).toBe('overtaken'));

  await bench.open();
  await sitDown(bench, people[0]);
  bench.core().start();
  await bench.until(async () => expect(await stageOf(bench, id)).toBe('done'));
  const { stages } = await bench.control().call('access.decisions', {});
  expect(stages).toEqual([]); // beside what arrived nothing was sent
});

test('what a colleague wishes at the same computer is neither counted nor shown as one’s own', async () => {
  await using bench = await coreBench(WORLD);
  const own = accessBench(bench);
  const { people } = await bench.control().call('totals', {});
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  await decideOffline(bench);
  const { tenantId, packageId, ...rest } = await own.offered(plain);
  await own.ask({ tenantId, packageId, ...rest });
  const counts = async () => {
    const { unsent, asking } = await bench.call('access.overview', {});
    return { unsent, asking };
  };
  expect(await counts()).toEqual({ unsent: 2, asking: 0 });
  expect((await own.mine()).requests.filter(({ requestId }) => requestId === null)).toHaveLength(1);

  bench.setNetwork(OPEN_NETWORK);
  await sitDown(bench, people[1]);
  await bench.drive(bench.core().headless.syncOnce());
  expect(await counts()).toEqual({ unsent: 0, asking: 0 });
  expect((await own.mine()).requests.filter(({ requestId }) => requestId === null)).toEqual([]);
});

function never(): never {
  throw new Error('It is not there.');
}

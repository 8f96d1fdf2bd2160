import { beforeEach, expect, test } from 'vitest';
import { WishId } from '#shared/domain/access/wish.ts';
import { DAY_MS, instant, millis } from '#shared/time.ts';
import { type AccessBench, accessBench, plain } from '#test/fakes/access-bench.ts';
import { asked, type Offered } from '#test/fakes/asked.ts';
import { type CoreBench, coreBench, OPEN_NETWORK } from '#test/fakes/core-bench.ts';

let bench: CoreBench;
let own: AccessBench;
beforeEach(async () => {
  bench = await coreBench({ tenants: 16, incidents: 0, seed: 3 });
  own = accessBench(bench);
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  return () => bench[Symbol.asyncDispose]();
});

/** Something that is had until a day and may be asked for again, with the policy it is had under. */
async function held(fits: (one: Offered) => boolean) {
  for (const row of (await own.mine()).held) {
    const { tenantId, packageId, assignmentId, endAt } = row;
    if (!row.isLive || !row.canAsk || row.isPending || packageId === null || !endAt) continue;
    const one = await own.policyOf({ tenantId, packageId }, (p) => p.policyId === row.policyId);
    if (one && fits(one)) return { ...one, assignmentId, endAt };
  }
  throw new Error('Nothing of that kind is had.');
}
const wishBeside = async (assignmentId: string) =>
  (await own.mine()).held.find((row) => row.assignmentId === assignmentId)?.wish;

test('what is had is renewed by asking again, under its own mark', async () => {
  const one = await held(() => true);
  const packages = [asked(one)];
  const justification = 'Another year on the roster.';
  const { recorded, left } = await bench.call('access.ask', { packages, justification });
  expect(left).toEqual([]);
  expect(await wishBeside(one.assignmentId)).toMatchObject({ word: 'extend', stage: 'recorded' });
  bench.core().start();
  await own.stageOf(recorded[0]?.id ?? '', 'done');
  const made = await own.requestsFor(one);
  expect(
    made.filter(({ type, state }) => type === 'userAdd' && state === 'submitted'),
  ).toHaveLength(1);
});

test('the end of what is had is changed within its policy, as an update of the same access', async () => {
  const one = await held(({ policy }) => policy.customSchedule);
  const { tenantId, assignmentId } = one;
  const endAt = instant(millis(one.endAt) - DAY_MS);
  const change = { tenantId, assignmentId, answers: [], startAt: null, justification: 'Shorter.' };
  const refused = await bench.call('access.change', { ...change, endAt: null });
  expect(refused.left).toMatchObject([{ reason: 'Nothing is changed.' }]);
  const { recorded } = await bench.call('access.change', { ...change, endAt });
  expect(await wishBeside(assignmentId)).toMatchObject({ word: 'change' });
  bench.core().start();
  await own.stageOf(recorded[0]?.id ?? '', 'done');
  const made = await own.requestsFor(one);
  expect(made.filter(({ type }) => type === 'userUpdate')).toHaveLength(1);
});

test('after the last package of a tenant is given back the guest account is blocked, and nothing is sent twice', async () => {
  const world = (tenantId: string) => bench.control().call('access.read', { tenantId });
  const blocked = async (tenantId: string) =>
    Object.values((await world(tenantId)).guests).filter((state) => state === 'blocked').length;
  const settled = (id: string) =>
    bench.until(async () => {
      expect(['done', 'refused']).toContain((await own.wishOf(id))?.stage);
    });
  bench.core().start();
  for (const { tenantId, assignmentId, isLast } of (await own.mine()).held) {
    if (!isLast) continue;
    const before = await blocked(tenantId);
    const assignments = [{ tenantId, assignmentId }];
    const [first] = (await bench.call('access.giveBack', { assignments })).recorded;
    if (!first) continue;
    await settled(first.id);
    await own.live(10);
    if ((await blocked(tenantId)) === before) continue; // a policy keeps it, or the guest came otherwise
    const { assignments: left, requests } = await world(tenantId);
    expect(left.find((one) => one.assignmentId === assignmentId)?.state).toBe('expired');
    const removals = requests.filter((one) => one.assignmentId === assignmentId);
    expect(removals.filter(({ type }) => type === 'userRemove')).toHaveLength(1);
    return;
  }
  throw new Error('Nobody came with a single package.');
});

test('what is being given back keeps nobody in the directory: the one that stays is shown as the last', async () => {
  const rows = (await own.mine()).held.filter(({ isLive, isPending }) => isLive && !isPending);
  const pair = [...Map.groupBy(rows, ({ tenantId }) => tenantId).values()].find(
    ({ length }) => length === 2,
  );
  const [given, stays] = pair ?? [];
  if (!given || !stays) throw new Error('Nobody has two packages in one tenant.');
  const isLast = async () =>
    (await own.mine()).held.find(({ assignmentId }) => assignmentId === stays.assignmentId)?.isLast;
  const giveBack = async () => {
    const assignments = [{ tenantId: given.tenantId, assignmentId: given.assignmentId }];
    return (await bench.call('access.giveBack', { assignments })).recorded[0]?.id ?? '';
  };
  expect(await isLast()).toBe(false);
  const id = WishId.parse(await giveBack());
  expect(await isLast()).toBe(true);
  await bench.call('access.takeBack', { id });
  expect(await isLast()).toBe(false);
  const again = await giveBack();
  bench.core().start();
  await own.stageOf(again, 'done');
  await own.look();
  expect(await isLast()).toBe(true);
});

test('my access and the runway name the same as the last to end, also while another is given back', async () => {
  const live = async () => (await own.mine()).held.filter((row) => row.isLive);
  const inRunway = async () => {
    const { items } = await bench.call('access.runway', {});
    const last = items.filter((one) => one.kind === 'assignment' && one.isMine && one.isLast);
    return last.map(({ id }) => id).sort();
  };
  const inMine = async () => {
    const last = (await live()).filter(({ endsLast }) => endsLast);
    return last.map(({ assignmentId }) => assignmentId).sort();
  };
  const before = await inMine();
  expect(before).toEqual(await inRunway());
  const several = [...Map.groupBy(await live(), ({ tenantId }) => tenantId).values()].find(
    (rows) => rows.length > 1 && rows.every(({ isPending }) => !isPending),
  );
  const given = several?.find(({ endsLast }) => endsLast);
  if (!given) throw new Error('Nobody has several packages in one tenant.');
  const assignments = [{ tenantId: given.tenantId, assignmentId: given.assignmentId }];
  expect((await bench.call('access.giveBack', { assignments })).left).toEqual([]);
  const after = await inMine();
  expect(after).toEqual(await inRunway());
  expect(after).not.toEqual(before);
});

test('a refusal to take access back is answered by giving it back again', async () => {
  const row = (await own.mine()).held.find(({ isLive, isPending }) => isLive && !isPending);
  if (!row) throw new Error('Nothing is had.');
  const { tenantId, assignmentId } = row;
  const assignments = [{ tenantId, assignmentId }];
  const give = async () => (await bench.call('access.giveBack', { assignments })).recorded[0];
  const asking = async () => (await bench.call('access.overview', {})).asking;
  bench.setNetwork(async ({ method, url }, forward) => {
    if (method !== 'POST' || !url.pathname.endsWith('/assignmentRequests')) return forward();
    const error = { code: 'Forbidden', message: 'Not now.' };
    return Response.json({ error }, { status: 403 });
  });
  bench.core().start();
  await own.stageOf((await give())?.id ?? '', 'refused');
  expect(await asking()).toBe(1);
  bench.setNetwork(OPEN_NETWORK);
  await own.stageOf((await give())?.id ?? '', 'done');
  expect(await asking()).toBe(0);
});

test('a delivery that failed is tried again, once', async () => {
  const one = await own.offered(({ approvalForAdd, questions }) => {
    return !approvalForAdd && questions.length === 0;
  });
  const { tenantId } = one;
  const id = await own.ask(one);
  bench.core().start();
  await own.stageOf(id, 'done');
  const { requestId } =
    (await own.requestsFor(one)).find(({ state }) => state === 'submitted') ?? {};
  if (requestId === undefined) throw new Error('Nothing was asked for.');
  const outcome = 'deliveryFailed';
  await bench.control().call('access.outcome', { tenantId, requestId, outcome });
  await own.live(10);
  await own.look();
  const failed = (await own.mine()).requests.find((row) => row.requestId === requestId);
  if (!failed?.requestId) throw new Error('The request is not shown.');
  expect(failed).toMatchObject({ state: 'deliveryFailed', canReprocess: true });
  const requests = [{ tenantId, requestId: failed.requestId }];
  const { recorded } = await bench.call('access.reprocess', { requests });
  const again = await bench.call('access.reprocess', { requests });
  expect(again.left).toMatchObject([{ reason: 'That is recorded already.' }]);
  await own.stageOf(recorded[0]?.id ?? '', 'done');
  await own.live(10);
  const there = await own.requestsFor(one);
  expect(there.find((request) => request.requestId === requestId)?.state).toBe('delivered');
});

test('where Graph is closed the link is kept, and that the way is open again is noticed by itself', async () => {
  const { tenantId, packageId } = await own.offered(plain);
  const hours = 2 * 60;
  await bench.control().call('access.closed', { tenantId, closed: true });
  await own.look(hours);
  const { domain } = await bench.tenant(tenantId);
  const link = `https://myaccess.microsoft.com/@${domain}#/access-packages/${packageId}`;
  const text = `Customer,Name,Link\n,Tier 1 Analyst,${link}\nhttps://evil.example/@${domain}`;
  const taken = await bench.call('access.importLinks', { text, tenantId: null });
  expect(taken).toMatchObject({ kept: 1, left: [{ line: 3 }] });
  const target = { kind: 'access-package', tenantId, packageId } as const;
  expect(await bench.call('links.preview', { target })).toMatchObject({ url: link });
  await bench.call('access.askedInBrowser', { tenantId, packageId, name: 'Tier 1', said: true });
  const shown = async () => (await own.mine()).links.map(({ reach, outcome }) => [reach, outcome]);
  expect(await shown()).toEqual([['closed', 'waiting']]);

  const told = async () =>
    (await bench.call('inbox.list', { before: null, limit: 50 })).entries.filter(
      (one) => one.kind === 'guest' && one.tenantId === tenantId,
    );
  expect(await told()).toEqual([]);
  await bench.control().call('access.closed', { tenantId, closed: false });
  await own.look(hours);
  expect(await told()).toMatchObject([{ note: expect.stringContaining('“Tier 1') }]);
  expect((await shown()).map(([, outcome]) => outcome)).toEqual(['guest-works']);
  await bench.control().call('access.request', { tenantId, packageId });
  await own.look();
  expect((await shown()).map(([, outcome]) => outcome)).toEqual(['requested']);
});

test('a link of one customer is never kept with another', async () => {
  const all = await own.allOffered(plain);
  const [one] = all;
  const other = all.find(({ tenantId }) => tenantId !== one?.tenantId);
  if (!one || !other) throw new Error('Too little is offered.');
  const { domain, name } = await bench.tenant(one.tenantId);
  const text = `https://myaccess.microsoft.com/@${domain}#/access-packages/${one.packageId}`;
  const taken = await bench.call('access.importLinks', { text, tenantId: other.tenantId });
  expect(taken.kept).toBe(0);
  expect(taken.left[0]?.reason).toContain(`The link is of ${name}`);
});

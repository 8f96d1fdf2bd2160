import { beforeEach, expect, test } from 'vitest';
import { WishId } from '#shared/domain/access/wish.ts';
import { DAY_MS, instant } from '#shared/time.ts';
import { type AccessBench, accessBench, plain } from '#test/fakes/access-bench.ts';
import { asked } from '#test/fakes/asked.ts';
import { type CoreBench, coreBench } from '#test/fakes/core-bench.ts';

let bench: CoreBench;
let own: AccessBench;
beforeEach(async () => {
  bench = await coreBench({ tenants: 16, incidents: 0, seed: 3 });
  own = accessBench(bench);
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  return () => bench[Symbol.asyncDispose]();
});

test('a package that is asked for waits, is approved and delivered, and is then among what one has', async () => {
  const one = await own.offered(plain);
  const { tenantId, packageId } = one;
  const rowsOf = async () =>
    (await own.mine()).requests.filter((row) => row.packageId === packageId);
  const before = (await own.requestsFor(one)).length;
  const id = await own.ask(one);
  expect(await rowsOf()).toMatchObject([
    { requestId: null, state: null, wish: { stage: 'recorded', word: 'ask' } },
  ]);
  bench.core().start();
  await own.stageOf(id, 'done');
  await own.live(1);
  const requests = await own.requestsFor(one);
  expect(requests).toHaveLength(before + 1);
  const request = requests.find(({ state }) => state === 'pendingApproval');
  if (!request) throw new Error('Nothing waits for approval.');
  const { requestId } = request;
  await bench.control().call('access.outcome', { tenantId, requestId, outcome: 'delivered' });
  await own.look();
  const justification = 'First day of a new colleague.';
  expect((await rowsOf()).filter(({ isOpen }) => isOpen)).toMatchObject([
    { requestId, state: 'pendingApproval', canCancel: true, justification },
  ]);
  for (const _ of request.stages) {
    await bench.control().call('access.decide', { tenantId, requestId, result: 'Approve' });
  }
  await own.live(10);
  await own.look();
  const { held } = await own.mine();
  expect(held.filter((row) => row.packageId === packageId && row.isLive)).toMatchObject([
    { state: 'delivered', canAsk: true },
  ]);
});

test('questions are answered, and what does not fit is left out with the question it is about', async () => {
  const one = await own.offered(({ questions }) =>
    questions.some(({ pattern }) => pattern !== null),
  );
  const ask = (more: object, justification: string) =>
    bench.call('access.ask', { packages: [{ ...asked(one), ...more }], justification });
  const wrong = await ask({ answers: [] }, 'Hunting.');
  expect(wrong.recorded).toEqual([]);
  expect(wrong.left[0]?.problems.map(({ text }) => text)).toContain('This has to be answered.');
  const given = { packages: [{ ...asked(one), answers: [] }], justification: 'Hunting.' };
  expect(await bench.call('access.check', given)).toEqual(wrong.left);
  expect(await bench.call('access.wishes', {})).toEqual([]);
  expect((await ask({}, ' ')).left).toMatchObject([{ reason: 'Its policy wants a reason.' }]);
  const endAt = instant(bench.clock.now() + 4_000 * DAY_MS);
  expect((await ask({ endAt }, 'Hunting.')).left).toMatchObject([
    { reason: 'That is longer than the policy allows.' },
  ]);

  const id = await own.ask(one, { endAt: instant(bench.clock.now() + 3 * DAY_MS) });
  const expected = one.policy.questions.map(({ id: questionId, text, kind, choices, pattern }) => ({
    questionId,
    question: text,
    shown: kind === 'choice' ? choices[0]?.text : pattern === null ? 'Tokens.' : 'INC123456',
  }));
  const wishId = WishId.parse(id);
  expect(await bench.call('access.answers', { wishId })).toMatchObject(expected);
  bench.core().start();
  await own.stageOf(id, 'done');
  await own.look();
  const { tenantId, packageId } = one;
  const made = (await own.mine()).requests.find(
    (row) => row.tenantId === tenantId && row.packageId === packageId && row.isOpen,
  );
  if (!made?.requestId) throw new Error('The request is not seen.');
  const shown = await bench.call('access.answers', { tenantId, requestId: made.requestId });
  expect(new Set(shown.map(({ question }) => question))).toEqual(
    new Set(expected.map(({ question }) => question)),
  );
  expect(shown.map((answer) => answer.shown)).toContain('INC123456');
});

test('one request over many tenants has one receipt, and a second one is left out with the reason', async () => {
  const wanted = (await own.allOffered(plain)).slice(0, 6).map(asked);
  const ask = () =>
    bench.call('access.ask', { packages: wanted, justification: 'New in the team.' });
  const { recorded } = await ask();
  expect(recorded).toHaveLength(wanted.length);
  expect(new Set(recorded.map(({ tenantId }) => tenantId)).size).toBeGreaterThan(1);
  const again = await ask();
  expect(again.recorded).toEqual([]);
  expect(again.left.map(({ reason }) => reason)).toEqual(
    wanted.map(() => 'A request is recorded already: take it back first.'),
  );
});

test('a connection that breaks after the request arrived leaves one request only', async () => {
  const one = await own.offered(plain);
  const before = (await own.requestsFor(one)).length;
  let broken = 0;
  bench.setNetwork(async ({ method, url }, forward) => {
    const answer = await forward();
    if (method !== 'POST' || !url.pathname.endsWith('/assignmentRequests')) return answer;
    broken += 1;
    throw new TypeError('fetch failed');
  });
  const id = await own.ask(one);
  bench.core().start();
  await own.stageOf(id, 'done');
  expect(broken).toBe(1);
  expect(await own.requestsFor(one)).toHaveLength(before + 1);
});

test('asked offline and in the browser meanwhile, it is not asked a second time', async () => {
  const one = await own.offered(plain);
  const { tenantId, packageId } = one;
  const before = (await own.requestsFor(one)).length;
  bench.setNetwork(async () => {
    throw new TypeError('fetch failed');
  });
  const id = await own.ask(one);
  await bench.control().call('access.request', { tenantId, packageId });
  bench.setNetwork((_, forward) => forward());
  bench.core().start();
  await own.stageOf(id, 'overtaken');
  expect(await own.requestsFor(one)).toHaveLength(before + 1);
});

test('a request is canceled while it waits, and can be asked for again with what was said then', async () => {
  const one = await own.offered(plain);
  const { tenantId, packageId } = one;
  const { requestId } = await bench.control().call('access.request', { tenantId, packageId });
  const rowOf = async () => (await own.mine()).requests.find((row) => row.requestId === requestId);
  await own.look();
  const row = await rowOf();
  if (!row?.requestId) throw new Error('The request is not shown.');
  expect(row.canCancel).toBe(true);
  const requests = [{ tenantId, requestId: row.requestId }];
  const { recorded } = await bench.call('access.cancel', { requests });
  bench.core().start();
  await own.stageOf(recorded[0]?.id ?? '', 'done');
  const there = await own.requestsFor(one);
  expect(there.find((request) => request.requestId === requestId)?.state).toBe('canceled');
  await bench.until(async () => {
    expect(await rowOf()).toMatchObject({ state: 'canceled', canAskAgain: true, canCancel: false });
  });
  expect(await bench.call('access.lastAnswers', { tenantId, packageId })).toMatchObject({
    justification: 'From a drill.',
  });
});

test('asked, extended and given back offline, it stands under what was asked for and nothing offers it again', async () => {
  const wanted = (await own.allOffered(plain)).slice(0, 5);
  const had = (await own.mine()).held.filter((one) => one.isLive && !one.isPending && one.canAsk);
  const [row, given] = had;
  if (!row?.packageId || !given) throw new Error('Too little is had.');
  const extended = await own.policyOf(
    { tenantId: row.tenantId, packageId: row.packageId },
    (one) => {
      return one.policyId === row.policyId;
    },
  );
  if (!extended) throw new Error('It cannot be extended.');
  bench.setNetwork(async () => {
    throw new TypeError('fetch failed');
  });
  await bench.call('access.ask', { packages: wanted.map(asked), justification: 'On the train.' });
  const extension = await own.ask(extended);
  const { tenantId, assignmentId } = given;
  await bench.call('access.giveBack', { assignments: [{ tenantId, assignmentId }] });

  const keys = new Set(wanted.map((one) => `${one.tenantId}/${one.packageId}`));
  const there = await own.mine();
  const packages = there.packages.filter((one) => keys.has(`${one.tenantId}/${one.packageId}`));
  expect(packages.map(({ isPending }) => isPending)).toEqual(wanted.map(() => true));
  const told = there.requests.filter(({ requestId, wish }) => requestId === null && wish !== null);
  expect(told).toHaveLength(wanted.length + 1);
  const rowOf = (id: string) => there.held.find((one) => one.assignmentId === id);
  expect(rowOf(row.assignmentId)).toMatchObject({
    isPending: true,
    isLeaving: false,
    wish: { id: extension },
  });
  expect(rowOf(given.assignmentId)).toMatchObject({ isPending: false, isLeaving: true });
});

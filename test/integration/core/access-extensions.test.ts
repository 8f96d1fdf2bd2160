import { expect, test, vi } from 'vitest';
import { accessBench, plain } from '#test/fakes/access-bench.ts';
import { coreBench } from '#test/fakes/core-bench.ts';

/** Sixteen tenants are read several times. */
const PATIENCE_MS = 180_000;
vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS });

test('an extension that came to nothing is told, marked on the runway and in My access until one is granted', async () => {
  await using bench = await coreBench({ tenants: 16, incidents: 0, seed: 3 });
  const own = accessBench(bench);
  const control = bench.control();
  await control.call('access.people', { act: false });
  await bench.sync();
  const { held } = await own.mine();
  const found = held.flatMap(({ tenantId, packageId, assignmentId, isLive, isPending, canAsk }) =>
    isLive && canAsk && !isPending && packageId ? [{ tenantId, packageId, assignmentId }] : [],
  );
  const policies = await Promise.all(
    found.map((one) => own.policyOf(one, ({ approvalForAdd }) => approvalForAdd)),
  );
  const [refused, broken] = found.flatMap((one, place) => {
    const policyId = policies[place]?.policy.policyId;
    const isFirst = found.findIndex(({ tenantId }) => tenantId === one.tenantId) === place;
    return policyId && isFirst ? [{ ...one, policyId }] : [];
  });
  if (!refused || !broken) throw new Error('Too little of ours can be extended.');
  const extend = async ({ tenantId, packageId, policyId }: typeof refused) => {
    const asked = { tenantId, packageId, policyId };
    const { requestId } = await control.call('access.request', asked);
    return { tenantId, requestId };
  };
  const [no, fails] = [await extend(refused), await extend(broken)];
  await own.look();
  const itemOf = async ({ assignmentId }: typeof refused) =>
    (await bench.call('access.runway', {})).items.find(({ id }) => id === assignmentId);
  expect(await itemOf(refused)).toMatchObject({ extend: 'asked', unextended: null });

  await control.call('access.outcome', { ...fails, outcome: 'deliveryFailed' });
  await control.call('access.decide', { ...fails, result: 'Approve' });
  await control.call('access.decide', { ...no, result: 'Deny' });
  await own.live(20);
  await own.look();
  const { entries } = await bench.call('inbox.list', { before: null, limit: 200 });
  const lines = entries.filter(({ kind }) => kind === 'unextended');
  expect(lines).toHaveLength(2);
  const noteIn = (tenantId: string) => lines.find((one) => one.tenantId === tenantId)?.note;
  expect(noteIn(no.tenantId)).toMatch(/^Extension denied\. Your access (still ends|does not end)/);
  expect(noteIn(fails.tenantId)).toMatch(/^Extension failed\. Your access (still ends|does not)/);
  expect(await itemOf(refused)).toMatchObject({
    extend: 'yes',
    unextended: { word: 'denied', at: expect.any(String) },
  });
  expect(await itemOf(broken)).toMatchObject({ extend: 'yes', unextended: { word: 'failed' } });
  const rows = (await own.mine()).requests.filter(({ isExtension }) => isExtension);
  expect(new Set(rows.map(({ requestId }) => requestId))).toEqual(
    new Set([no.requestId, fails.requestId]),
  );

  const again = await extend(refused);
  await control.call('access.outcome', { ...again, outcome: 'delivered' });
  await control.call('access.decide', { ...again, result: 'Approve' });
  await own.live(20);
  await own.look();
  expect(await itemOf(refused)).toMatchObject({ unextended: null });
});

test('an extension that was recorded here and then denied leaves the line of what one has, and tells of it instead', async () => {
  await using bench = await coreBench({ tenants: 16, incidents: 0, seed: 3 });
  const own = accessBench(bench);
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  const lines = (await own.mine()).held;
  const offers = await Promise.all(
    lines.map(async ({ tenantId, packageId, isLive, isPending, canAsk, policyId }) => {
      if (!isLive || isPending || !canAsk || packageId === null) return null;
      const wanted = { tenantId, packageId };
      return own.policyOf(wanted, (one) => one.policyId === policyId && plain(one));
    }),
  );
  const place = offers.findIndex((one) => one !== null);
  const [line, offer] = [lines[place], offers[place]];
  if (!line || !offer) throw new Error('Too little of ours can be extended.');
  const lineNow = async () =>
    (await own.mine()).held.find(({ assignmentId }) => assignmentId === line.assignmentId);
  bench.core().start();
  await own.stageOf(await own.ask(offer), 'done');
  await own.look();
  const asked = { isPending: true, unextended: null, wish: { word: 'extend', stage: 'done' } };
  expect(await lineNow()).toMatchObject(asked);

  await own.live(5);
  const { tenantId } = line;
  const made = await own.requestsFor(offer);
  const { requestId } = made.find(({ type, state }) => type === 'userAdd' && isOpen(state)) ?? {};
  if (requestId === undefined) throw new Error('Nothing was asked for.');
  await bench.control().call('access.decide', { tenantId, requestId, result: 'Deny' });
  await own.live(20);
  await own.look();
  const { endAt } = line;
  const denied = { isPending: false, canAsk: true, endAt, unextended: { word: 'denied' } };
  expect(await lineNow()).toMatchObject({ ...denied, wish: null });
});

const isOpen = (state: string) => state === 'submitted' || state === 'pendingApproval';

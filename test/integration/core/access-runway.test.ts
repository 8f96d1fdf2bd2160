import { beforeEach, expect, test } from 'vitest';
import type { Runway } from '#shared/contract/access-runway.ts';
import { DAY_MS, instant, millis } from '#shared/time.ts';
import { type CoreBench, coreBench } from '#test/fakes/core-bench.ts';

const WORLD = { tenants: 16, incidents: 0, seed: 7 };

let bench: CoreBench;
beforeEach(async () => {
  bench = await coreBench(WORLD);
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  return () => bench[Symbol.asyncDispose]();
});

const runway = (): Promise<Runway> => bench.call('access.runway', {});

test('assignments, GDAP relationships and rounds of reviews of all tenants stand on one line', async () => {
  const { items, omitted, gdapReadAt } = await runway();
  expect(omitted).toBe(0);
  expect(gdapReadAt).not.toBeNull();
  const kinds = Map.groupBy(items, ({ kind }) => kind);
  expect([...kinds.keys()].sort()).toEqual(['assignment', 'gdap', 'review']);
  const tenants = await bench.call('tenants.list', {});
  for (const { tenantId } of kinds.get('gdap') ?? []) {
    expect(tenants.map(({ id }) => id)).toContain(tenantId);
  }
  const ends = items.flatMap(({ state, endAt }) => (state === 'ends' ? (endAt ?? []) : []));
  expect(ends.length).toBeGreaterThan(10);
  expect(ends).toEqual([...ends].sort());
  expect(items.some(({ isMine, kind }) => isMine && kind === 'assignment')).toBe(true);
  expect(items.some(({ isMine, kind }) => !isMine && kind === 'assignment')).toBe(true);
});

test('where only one’s own may be read that is known, and others’ ends are not counted as seen', async () => {
  const seesAll = async () =>
    (await bench.call('access.overview', {})).tenants.filter((one) => one.seesAll);
  const [one] = await seesAll();
  if (!one) throw new Error('Nothing of others is seen.');
  const { tenantId } = one;
  await bench.control().call('tenants.role', { tenantId, role: 'none' });
  bench.clock.pass(20 * 60_000);
  await bench.sync();
  const { tenants } = await bench.call('access.overview', {});
  expect(tenants.find((state) => state.tenantId === tenantId)).toMatchObject({
    reach: 'whole',
    trouble: null,
    unread: [],
    seesAll: false,
  });
});

test('days are counted by the clock, and what has ended is not on the way any more', async () => {
  const { items } = await runway();
  const first = items.find(({ state, kind }) => state === 'ends' && kind === 'assignment');
  if (!first?.endAt) throw new Error('Nothing ends.');
  const left = millis(first.endAt) - bench.clock.now();
  bench.clock.pass(left + DAY_MS);
  const later = (await runway()).items.find(({ id }) => id === first.id);
  expect(later).toMatchObject({ state: 'ended', isLast: false });
});

test('one’s own end is told once, in the inbox, also after a restart; the rest leads see on the line', async () => {
  const mine = (await runway()).items.filter(
    ({ isMine, state, kind, endAt }) =>
      isMine &&
      state === 'ends' &&
      kind === 'assignment' &&
      endAt !== null &&
      millis(endAt) - bench.clock.now() > 4 * DAY_MS,
  );
  const [soonest] = mine;
  if (!soonest?.endAt) throw new Error('Nothing of ours ends.');
  await bench.call('settings.set', { endReminders: { whose: 'mine', days: [2] } });
  bench.core().start();
  bench.clock.pass(60_000); // a first look tells nothing
  const told = async () => {
    const { entries } = await bench.call('inbox.list', { before: null, limit: 200 });
    return entries.filter(({ kind, title }) => kind === 'ends' && title === soonest.what);
  };
  expect(await told()).toEqual([]);
  const dueMs = millis(soonest.endAt) - 2 * DAY_MS;
  bench.clock.pass(Math.max(0, dueMs - bench.clock.now()) + 1_000);
  await bench.until(async () => expect((await told()).length).toBeGreaterThan(0));
  const count = (await told()).length;
  await bench.open();
  bench.core().start();
  bench.clock.pass(60_000);
  await bench.call('sync.now', { tenantId: null });
  await bench.until(async () => {
    const { tenants } = await bench.call('access.overview', {});
    const readAt = tenants.flatMap((one) => one.readAt ?? []).sort();
    expect(readAt.at(-1)).toBeDefined();
    expect((readAt.at(-1) ?? '') > instant(dueMs)).toBe(true);
  });
  expect((await told()).length).toBe(count);
});

test('what one has oneself says under which policy, so that it is renewed under the same', async () => {
  const { items } = await runway();
  const { held } = await bench.call('access.mine', {});
  const mine = items.filter(({ isMine, kind }) => isMine && kind === 'assignment');
  expect(mine.length).toBeGreaterThan(0);
  const policies = new Map(
    held.map((one) => [`${one.tenantId}/${one.assignmentId}`, one.policyId]),
  );
  for (const { tenantId, id, policyId } of mine) {
    expect(policyId).toBe(policies.get(`${tenantId}/${id}`));
    expect(policyId).not.toBeNull();
  }
});

test('a decision in a review counts at once, the same on the runway, in the list and at the rail', async () => {
  const ofReviews = async () => {
    const { rounds } = await bench.call('access.reviews', {});
    const { toReview } = await bench.call('access.overview', {});
    const { items } = await runway();
    const line = (id: string) => items.find((item) => item.kind === 'review' && item.id === id);
    return { rounds, toReview, line };
  };
  const { rounds, toReview } = await ofReviews();
  const nameOf = (one: (typeof rounds)[number]) => `${one.definitionId}/${one.instanceId}`;
  const round = rounds.find(({ rows }) => rows.filter(({ isSelf }) => !isSelf).length > 2);
  const row = round?.rows.find(({ isSelf, decision }) => !isSelf && decision === 'notReviewed');
  if (!round || !row) throw new Error('Too little waits for us.');
  const { tenantId, definitionId, instanceId } = round;
  const { itemId, shown } = row;
  const item = { tenantId, definitionId, instanceId, itemId, shown, overOthers: false };
  const items = [{ ...item, decision: 'approve' as const }];
  await bench.call('access.judge', { items, justification: 'Still on the team.' });

  const after = await ofReviews();
  const now = after.rounds.find((one) => nameOf(one) === nameOf(round));
  expect(now?.decided).toBe(round.decided + 1);
  expect(after.line(nameOf(round))?.detail).toBe(`${now?.decided} of ${round.rows.length} decided`);
  expect(after.toReview).toBe(toReview - 1);
});

import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type {
  ReviewItemKey,
  ShownItem,
  ReviewRound,
  ReviewRow,
} from '#shared/contract/access-reviews.ts';
import { DAY_MS, MINUTE_MS } from '#shared/time.ts';
import { accessBench } from '#test/fakes/access-bench.ts';
import { type CoreBench, coreBench } from '#test/fakes/core-bench.ts';

const WORLD = { tenants: 16, incidents: 0, seed: 7 };

let bench: CoreBench;
beforeEach(async () => {
  bench = await coreBench(WORLD);
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  return () => bench[Symbol.asyncDispose]();
});

const rounds = async () => (await bench.call('access.reviews', {})).rounds;

/** Items of other people's access that wait for us in the first round that has so many. */
async function some(count: number): Promise<{ round: ReviewRound; keys: ShownItem[] }> {
  for (const round of await rounds()) {
    const { tenantId, definitionId, instanceId } = round;
    const free = round.rows.filter(({ decision, isSelf }) => decision === 'notReviewed' && !isSelf);
    if (free.length < count) continue;
    const keys = free
      .slice(0, count)
      .map(({ itemId, shown }) => ({ tenantId, definitionId, instanceId, itemId, shown }));
    return { round, keys };
  }
  throw new Error('Too little waits for us.');
}

async function rowOf(key: ReviewItemKey): Promise<ReviewRow> {
  const round = (await rounds()).find(({ instanceId }) => instanceId === key.instanceId);
  const row = round?.rows.find(({ itemId }) => itemId === key.itemId);
  if (row) return row;
  throw new Error('The item is not listed.');
}

const judge = (
  items: ShownItem[],
  decision: 'approve' | 'deny' | 'dontKnow',
  overOthers: readonly ShownItem[] = [],
) =>
  bench.call('access.judge', {
    items: items.map((one) => ({ ...one, decision, overOthers: overOthers.includes(one) })),
    justification: 'Still on the team.',
  });

const patches = () => bench.sent.filter(({ method }) => method === 'PATCH').length;

test('rounds of all tenants stand in one list with their end, progress, people and packages', async () => {
  const all = await rounds();
  expect(all.length).toBeGreaterThan(1);
  const ends = all.map(({ endAt }) => endAt ?? '9999');
  expect(ends).toEqual([...ends].sort());
  for (const { rows, phase } of all) {
    expect(phase).toBe('open');
    for (const { person, what } of rows) {
      expect(person).not.toContain('Graph does not');
      expect(what).not.toContain('Graph does not');
    }
  }
});

test('a decision is recorded, counted as progress, sent once, and settled as done', async () => {
  const { round, keys } = await some(1);
  const [key] = keys;
  if (!key) throw new Error('Nothing.');
  const { toReview } = await bench.call('access.overview', {});
  const { recorded, left } = await judge(keys, 'approve');
  expect(left).toEqual([]);
  expect(recorded).toHaveLength(1);
  expect((await bench.call('access.overview', {})).toReview).toBe(toReview - 1);
  const after = (await rounds()).find(({ instanceId }) => instanceId === round.instanceId);
  expect(after?.decided).toBe(round.decided + 1);

  bench.core().start();
  await bench.until(async () => {
    expect(await rowOf(key)).toMatchObject({
      decision: 'approve',
      isOurs: true,
      wish: { stage: 'done' },
    });
  });
  expect(patches()).toBe(1);
});

test('one’s mind may be changed until the round ends, before it was sent and after', async () => {
  const { keys } = await some(1);
  const [key] = keys;
  if (!key) throw new Error('Nothing.');
  await judge(keys, 'approve');
  await judge(keys, 'deny'); // the first was not sent yet, and never will be
  bench.core().start();
  await bench.until(async () => {
    expect(await rowOf(key)).toMatchObject({ decision: 'deny', wish: { stage: 'done' } });
  });
  expect(patches()).toBe(1);
  await judge(keys, 'dontKnow');
  await bench.until(async () => {
    expect(await rowOf(key)).toMatchObject({ decision: 'dontKnow', wish: { stage: 'done' } });
  });
  expect(patches()).toBe(2);
});

test('a new reason for the same word that was lost on its way is sent again', async () => {
  const { keys } = await some(1);
  const [key] = keys;
  if (!key) throw new Error('Nothing.');
  const isDone = (patched: number) => async () => {
    expect((await rowOf(key)).wish).toMatchObject({ stage: 'done' });
    expect(patches()).toBe(patched);
  };
  await judge(keys, 'approve');
  bench.core().start();
  await bench.until(isDone(1));
  await accessBench(bench).look();
  let losses = 1;
  bench.setNetwork(async ({ method }, forward) => {
    if (method !== 'PATCH' || losses === 0) return forward();
    losses -= 1;
    throw new TypeError('fetch failed');
  });
  const { shown } = await rowOf(key);
  const items = [{ ...key, shown, decision: 'approve' as const, overOthers: false }];
  await bench.call('access.judge', { items, justification: 'Leads the night shift now.' });
  await bench.until(async () => {
    bench.clock.pass(MINUTE_MS);
    await isDone(3)();
  });
  const { writes } = await bench.control().call('received', {});
  expect(writes.at(-1)?.body).toMatchObject({ justification: 'Leads the night shift now.' });
});

test('offline, decisions wait over a restart; back online each arrives once', async () => {
  const { keys } = await some(2);
  await bench.call('access.lookedAt', { items: keys });
  bench.setNetwork(async () => {
    throw new TypeError('fetch failed');
  });
  bench.core().start();
  expect((await judge(keys, 'deny')).recorded).toHaveLength(2);
  await bench.until(async () => {
    expect((await rowOf(keys[0] ?? never())).wish).toMatchObject({ stage: 'recorded' });
    expect((await rowOf(keys[0] ?? never())).wish?.reason).not.toBeNull(); // the way out was tried
  });
  await bench.stop();
  bench.setNetwork((_, forward) => forward());
  await bench.open();
  bench.clock.pass(10 * MINUTE_MS);
  bench.core().start();
  await bench.until(async () => {
    for (const key of keys) {
      expect(await rowOf(key)).toMatchObject({ decision: 'deny', wish: { stage: 'done' } });
    }
  });
});

test('a decision that comes after the end of its round is void, and nothing is sent', async () => {
  const { keys } = await some(1);
  const [key] = keys;
  if (!key) throw new Error('Nothing.');
  await bench.control().call('clock.advance', { ms: 120 * DAY_MS });
  await judge(keys, 'approve');
  bench.core().start();
  await bench.until(async () => {
    const wishes = await bench.call('access.wishes', {});
    expect(wishes.at(-1)).toMatchObject({ stage: 'void' });
  });
  expect(patches()).toBe(0);
});

test('several at once want each of them looked at; a word is taken back until it is sent', async () => {
  const { keys } = await some(2);
  const [first, second] = keys;
  if (!first || !second) throw new Error('Nothing.');
  await bench.call('access.lookedAt', { items: [first] });
  const { recorded, left } = await judge(keys, 'deny');
  expect(recorded).toHaveLength(1);
  expect(left).toMatchObject([{ itemId: second.itemId, reason: 'You have not looked at it yet.' }]);
  await bench.call('access.takeBack', { id: recorded[0] ?? never() });
  expect((await rowOf(first)).wish).toMatchObject({ stage: 'taken-back' });
  expect(await rowOf(first)).toMatchObject({ decision: 'notReviewed' });
});

test('nobody decides on their own access where others review it', async () => {
  const round = (await rounds()).find(({ rows }) => rows.some(({ isSelf }) => isSelf));
  const own = round?.rows.find(({ isSelf }) => isSelf);
  if (!round || !own) throw new Error('No round has an item of ours.');
  const { tenantId, definitionId, instanceId } = round;
  const { left } = await judge(
    [{ tenantId, definitionId, instanceId, itemId: own.itemId, shown: own.shown }],
    'approve',
  );
  expect(left).toMatchObject([{ reason: 'It is your own access: nobody decides their own here.' }]);
});

test('a decision is replaced only where it was asked for, and never one that came since it was shown', async () => {
  const { keys } = await some(2);
  const [first, second] = keys;
  if (!first || !second) throw new Error('Nothing.');
  let reviewers: Readonly<Record<string, string>> = { [first.itemId]: 'Bob' };
  bench.setNetwork(async ({ url }, forward) => {
    const answer = await forward();
    const href = decodeURIComponent(url.href);
    if (!href.includes('/decisions/filterByCurrentUser') || !answer.ok) return answer;
    const body = z
      .object({ value: z.array(z.looseObject({ id: z.string() })) })
      .parse(await answer.json());
    const value = body.value.map((item) => {
      const displayName = reviewers[item.id];
      if (displayName === undefined) return item;
      const reviewedBy = {
        id: displayName,
        displayName,
        userPrincipalName: `${displayName}@x.example`,
      };
      return { ...item, decision: 'Deny', reviewedBy, reviewedDateTime: '2026-11-21T04:00:00Z' };
    });
    return Response.json({ value });
  });
  await accessBench(bench).look();
  const shown = async (key: ShownItem) => ({ ...key, shown: (await rowOf(key)).shown });
  const both = [await shown(first), await shown(second)] as const;
  await bench.call('access.lookedAt', { items: [...both] });
  expect((await judge([...both], 'approve')).left).toMatchObject([
    { itemId: first.itemId, reason: 'Already denied by Bob.' },
  ]);
  reviewers = { [first.itemId]: 'Bob', [second.itemId]: 'Carol' };
  await accessBench(bench).look();
  expect(await rowOf(second)).toMatchObject({ isOpened: false });
  const asked = await judge([...both], 'approve', [both[0]]);
  expect(asked.recorded).toHaveLength(1);
  expect(asked.left).toMatchObject([
    { itemId: second.itemId, reason: 'It changed since you looked at it.' },
  ]);
  const known = [await shown(second)];
  expect((await judge(known, 'approve')).left).toMatchObject([
    { reason: 'Already denied by Carol.' },
  ]);
  expect((await judge(known, 'approve', known)).recorded).toHaveLength(1);
});

function never(): never {
  throw new Error('Nothing was recorded.');
}

test('the details tell how far back the recommendation looks, who the person is, and what was recorded', async () => {
  const { keys } = await some(1);
  const [key] = keys;
  if (!key) throw new Error('Nothing.');
  await judge(keys, 'deny');
  const detail = await bench.call('access.review', key);
  expect(detail).toMatchObject({
    row: { itemId: key.itemId },
    lookBack: 'P30D',
    wishes: [{ stage: 'recorded', isOthers: false, wish: { kind: 'judge', decision: 'deny' } }],
  });
  expect(detail?.item.principal?.principalName).not.toBeNull();
  expect(await bench.call('access.review', { ...key, itemId: 'gone' })).toBeNull();
});

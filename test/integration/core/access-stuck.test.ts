import { beforeEach, expect, test } from 'vitest';
import type { ApprovalRow } from '#shared/contract/access.ts';
import { type CoreBench, coreBench, OPEN_NETWORK } from '#test/fakes/core-bench.ts';

let bench: CoreBench;
beforeEach(async () => {
  bench = await coreBench({ tenants: 16, incidents: 0, seed: 3 });
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  return () => bench[Symbol.asyncDispose]();
});

type Open = ApprovalRow & { readonly stageId: string };
const isOpen = (row: ApprovalRow): row is Open => !row.isOwn && row.stageId !== null;

/** Two that wait for us in the same tenant. */
async function two(): Promise<[Open, Open]> {
  const rows = (await bench.call('access.approvals', { which: 'waiting' })).filter(isOpen);
  for (const [one, other] of Map.groupBy(rows, ({ tenantId }) => tenantId).values()) {
    if (one && other) return [one, other];
  }
  throw new Error('No tenant has two that wait for us.');
}

async function approve({ tenantId, requestId, stageId, shown }: Open): Promise<void> {
  const approvals = [{ tenantId, requestId, stageId, shown }];
  const wish = { approvals, result: 'approve', justification: 'Agreed.' } as const;
  expect((await bench.call('access.decide', wish)).left).toEqual([]);
}

const wishOf = async ({ tenantId, requestId }: Open) =>
  (await bench.call('access.approval', { tenantId, requestId }))?.wishes.at(-1);

const refused = (status: number) =>
  Response.json({ error: { code: 'x', message: 'Not now.' } }, { status });

test('a decision whose look fails again and again holds up no other in its tenant, and waits', async () => {
  const [stuck, other] = await two();
  await approve(stuck);
  await approve(other);
  bench.setNetwork(async ({ url }, forward) =>
    url.href.includes(`${stuck.requestId}/stages`) ? refused(500) : forward(),
  );
  bench.core().start();
  await bench.until(async () => expect((await wishOf(other))?.stage).toBe('done'));
  expect(await wishOf(stuck)).toMatchObject({ stage: 'recorded' });

  bench.setNetwork(OPEN_NETWORK);
  await bench.until(async () => expect((await wishOf(stuck))?.stage).toBe('done'));
  const { stages } = await bench.control().call('access.decisions', {});
  for (const { stageId } of [stuck, other]) {
    expect(stages.find((one) => one.stageId === stageId)).toMatchObject({
      received: 1,
      applied: 1,
    });
  }
});

test('one that was sent and may not be looked at any more is given back to the person, who is told so', async () => {
  const [shut, other] = await two();
  await approve(shut);
  await approve(other);
  let isSent = false;
  bench.setNetwork(async ({ url, method }, forward) => {
    if (!url.href.includes(shut.requestId)) return forward();
    if (method === 'GET' && isSent) return refused(403);
    isSent ||= method === 'PATCH';
    return forward();
  });
  bench.core().start();
  await bench.until(async () => expect((await wishOf(other))?.stage).toBe('done'));
  expect((await wishOf(shut))?.stage).toBe('sent'); // one no may be of the moment
  await bench.until(async () => expect((await wishOf(shut))?.stage).toBe('refused'));
  const wish = await wishOf(shut);
  expect(wish?.reason).toContain('It was sent');
  expect(wish?.reason).toContain('Not now.');
  expect(`${wish?.reason} ${wish?.remedy}`).not.toContain('incident');
});

test('a no to an approval speaks of access, not of incidents', async () => {
  const [one] = await two();
  await approve(one);
  bench.setNetwork(async ({ method }, forward) => (method === 'PATCH' ? refused(403) : forward()));
  bench.core().start();
  await bench.until(async () => expect((await wishOf(one))?.stage).toBe('refused'));
  const wish = await wishOf(one);
  expect(wish?.remedy).toContain('My Access');
  expect(wish?.remedy).not.toContain('incident');
});

test('after a 409 to a first try the same word of a reviewer who is not told is not taken for ours', async () => {
  const [one] = await two();
  await approve(one);
  const { tenantId, requestId } = one;
  const race = { tenantId, requestId, when: 'before-write', what: 'Approve' } as const;
  await bench.control().call('access.race', race);
  bench.setNetwork(async ({ url }, forward) => {
    const answer = await forward();
    if (!url.href.includes('/stages') || !answer.ok || answer.status === 204) return answer;
    const nobody = (key: string, value: unknown) => (key === 'reviewedBy' ? null : value);
    return Response.json(JSON.parse(await answer.text(), nobody));
  });
  bench.core().start();
  await bench.until(async () => expect((await wishOf(one))?.stage).toBe('overtaken'));
});

test('what may have arrived is not called refused while nobody could look what became of it', async () => {
  const [one] = await two();
  await approve(one);
  let tries = 0;
  let isCut = false;
  bench.setNetwork(async ({ url, method }, forward) => {
    if (!url.href.includes(one.requestId)) return forward();
    if (method === 'PATCH') tries += 1;
    if (isCut || (method === 'PATCH' && tries === 1)) throw new TypeError('fetch failed');
    if (method !== 'PATCH') return forward();
    isCut = true;
    return refused(400);
  });
  bench.core().start();
  await bench.until(() => expect(tries).toBe(2));
  await bench.until(async () => expect((await wishOf(one))?.reason).toMatch(/connection/i));
  expect((await wishOf(one))?.stage).toBe('sending');
  bench.setNetwork(OPEN_NETWORK);
  await bench.until(async () => expect((await wishOf(one))?.stage).toBe('done'));
});

test('the trail hears of a reason to wait once, however often a write is tried', async () => {
  const [one] = await two();
  await approve(one);
  let tries = 0;
  bench.setNetwork(async ({ method }, forward) => {
    if (method !== 'PATCH') return forward();
    tries += 1;
    return refused(500);
  });
  bench.core().start();
  await bench.until(() => expect(tries).toBeGreaterThan(3));
  bench.setNetwork(OPEN_NETWORK);
  await bench.until(async () => expect((await wishOf(one))?.stage).toBe('done'));
  const filter = { tenants: [], people: [], kinds: [], outcomes: [], from: null, until: null };
  const { entries } = await bench.call('access.trail', { filter, before: null, limit: 10 });
  const waits = entries[0]?.steps.filter(({ action }) => action === 'access.waits');
  expect(waits).toHaveLength(1);
});

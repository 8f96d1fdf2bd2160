import { rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { TenantId } from '#shared/domain/tenant.ts';
import { accessBench } from '#test/fakes/access-bench.ts';
import { type CoreBench, coreBench, OPEN_NETWORK } from '#test/fakes/core-bench.ts';

let bench: CoreBench;
beforeEach(async () => {
  bench = await coreBench({ tenants: 16, incidents: 0, seed: 3 });
  await bench.control().call('access.people', { act: false });
  return () => bench[Symbol.asyncDispose]();
});

/** Graph turns down whatever address fits, with this status. */
function refuse(fits: RegExp, status: number): void {
  bench.setNetwork(async ({ url }, forward) => {
    if (!fits.test(decodeURIComponent(url.href))) return forward();
    const error = { code: 'Forbidden', message: 'Not for you.' };
    return Response.json({ error }, { status });
  });
}

const states = async () => (await bench.call('access.overview', {})).tenants;
const whole = async () => (await states()).filter(({ reach }) => reach === 'whole');
const countIn = <T extends { tenantId: TenantId }>(rows: readonly T[], tenantId: TenantId) =>
  rows.filter((row) => row.tenantId === tenantId).length;

test('a tenant that keeps its reviews closed is read for all the rest, and says what it does not show', async () => {
  refuse(/accessReviews/, 403);
  await bench.sync();
  const seen = await whole();
  expect(seen.length).toBeGreaterThan(3);
  for (const { unread, trouble } of seen) {
    expect(trouble).toBeNull();
    expect(unread).toMatchObject([{ part: 'reviews', reason: expect.stringContaining('account') }]);
  }
  expect(await bench.call('access.approvals', { which: 'waiting' })).not.toEqual([]);
  const { packages, held } = await bench.call('access.mine', {});
  expect([packages.length, held.length].every((count) => count > 0)).toBe(true);

  bench.setNetwork(OPEN_NETWORK);
  await accessBench(bench).look();
  expect((await whole()).flatMap(({ unread }) => unread)).toEqual([]);
  expect((await bench.call('access.reviews', {})).rounds).not.toEqual([]);
});

test('what was read before stays while its part cannot be read, and keeps the time since when', async () => {
  await bench.sync();
  const before = await bench.call('access.approvals', { which: 'waiting' });
  const { held, packages } = await bench.call('access.mine', {});
  expect(before.length).toBeGreaterThan(0);

  refuse(/on='approver'|assignments\?|assignments\/filter|getApplicable/, 404);
  const own = accessBench(bench);
  await own.look();
  const [first] = await whole();
  await own.look(61);
  const parts = new Set((await whole()).flatMap(({ unread }) => unread.map(({ part }) => part)));
  expect(parts).toEqual(new Set(['assignments', 'others', 'approvals', 'questions']));
  const again = (await whole()).find(({ tenantId }) => tenantId === first?.tenantId);
  expect(again?.unread.map(({ since }) => since)).toContain(first?.unread[0]?.since);
  const { tenantId } = again ?? never();
  const now = await bench.call('access.approvals', { which: 'waiting' });
  const mine = await bench.call('access.mine', {});
  expect(countIn(now, tenantId)).toBe(countIn(before, tenantId));
  expect(countIn(mine.held, tenantId)).toBe(countIn(held, tenantId));
  expect(mine.packages).toEqual(packages);
});

test('one that turns down everything of one’s own is closed as a whole, and is asked no further', async () => {
  refuse(/entitlementManagement|accessReviews/, 403);
  await bench.sync();
  expect(new Set((await states()).map(({ reach }) => reach))).not.toContain('whole');
  const closed = (await states()).find(({ reach }) => reach === 'closed') ?? never();
  expect(closed.unread).toEqual([]);
  expect(bench.sent.filter(({ url }) => url.pathname.includes('accessReviews'))).toEqual([]);
});

/** Everything that leaves for addresses that fit. */
const asked = (fits: RegExp) =>
  bench.sent
    .filter(({ url }) => fits.test(decodeURIComponent(url.href)))
    .map(({ url }) => url.href);

test('a package whose questions cannot be read leaves all others theirs, and is never called one not offered', async () => {
  await bench.sync();
  const [first] = (await bench.call('access.mine', {})).packages;
  await bench.stop();
  rmSync(path.join(bench.dataDir, 'cache.db'));
  await bench.open();
  const { tenantId, packageId } = first ?? never();
  refuse(new RegExp(`${packageId}.*getApplicable`), 400);
  await bench.sync();
  const packages = (await bench.call('access.mine', {})).packages.filter(
    (row) => row.tenantId === tenantId,
  );
  expect(packages.length).toBeGreaterThan(2);
  const unread = packages.filter(({ policies }) => policies === null);
  expect(unread.map((row) => row.packageId)).toEqual([packageId]);
  const there = (await states()).find((state) => state.tenantId === tenantId);
  expect(there?.unread).toMatchObject([{ part: 'questions' }]);

  bench.setNetwork(OPEN_NETWORK);
  await accessBench(bench).look();
  const rows = (await bench.call('access.mine', {})).packages;
  expect(rows.find((row) => row.packageId === packageId)?.policies).not.toBeNull();
  expect((await states()).find((state) => state.tenantId === tenantId)?.unread).toEqual([]);
});

test('where questions fail one after the other no more than three are asked for in one look', async () => {
  refuse(/getApplicable/, 400);
  await bench.sync();
  const perTenant = Map.groupBy(
    (await bench.call('access.mine', {})).packages,
    (row) => row.tenantId,
  );
  expect(Math.max(...[...perTenant.values()].map(({ length }) => length))).toBeGreaterThan(3);
  const most = [...perTenant.values()].map(({ length }) => Math.min(3, length));
  expect(asked(/getApplicable/)).toHaveLength(most.reduce((sum, count) => sum + count, 0));
});

test('an approval that cannot be read any more holds up no other: it is history, and the new ones are there', async () => {
  await bench.sync();
  const before = Map.groupBy(
    await bench.call('access.approvals', { which: 'waiting' }),
    (row) => row.tenantId,
  );
  const [gone, other] = [...before.values()].find(({ length }) => length > 1) ?? never();
  const { tenantId, requestId } = gone ?? never();
  const withdrawn = other?.requestId ?? never();
  await bench.control().call('access.decide', { tenantId, requestId, result: 'Deny' });
  await bench.control().call('access.withdraw', { tenantId, requestId: withdrawn });
  refuse(new RegExp(`${requestId}/stages`), 400);
  await accessBench(bench).look();
  const waiting = (await bench.call('access.approvals', { which: 'waiting' })).map(
    (row) => row.requestId,
  );
  expect(waiting).not.toContain(withdrawn);
  expect(waiting).not.toContain(requestId);
  const history = () => bench.call('access.approvals', { which: 'history' });
  const settled = async () => (await history()).find((row) => row.requestId === requestId);
  expect((await settled())?.outcome).toMatch(/could not be read/);
  const there = (await states()).find((state) => state.tenantId === tenantId);
  expect(there?.unread).toMatchObject([{ part: 'approvals' }]);

  bench.setNetwork(OPEN_NETWORK);
  await accessBench(bench).look();
  expect((await settled())?.outcome).toMatch(/^Denied by /);
});

test('a request that is taken back while its tenant is looked at is gone without any trouble', async () => {
  await bench.sync();
  const [one, ...others] = await bench.call('access.approvals', { which: 'waiting' });
  const { requestId } = one ?? never();
  bench.setNetwork(async ({ url }, forward) => {
    const href = decodeURIComponent(url.href);
    const isList = href.includes('Approvals/filterByCurrentUser');
    if (href.includes(`${requestId}/stages`)) {
      const error = { code: 'ResourceNotFound', message: 'Not there.' };
      return Response.json({ error }, { status: 404 });
    }
    const answer = await forward();
    if (!isList || !answer.ok) return answer;
    const body: unknown = await answer.json();
    const { value } = z.object({ value: z.array(z.looseObject({ id: z.string() })) }).parse(body);
    return Response.json({ value: value.filter(({ id }) => id !== requestId) });
  });
  await accessBench(bench).look();
  const waiting = await bench.call('access.approvals', { which: 'waiting' });
  expect(waiting.map((row) => row.requestId)).not.toContain(requestId);
  expect(waiting).toHaveLength(others.length);
  expect((await states()).flatMap(({ unread }) => unread)).toEqual([]);
});

function never(): never {
  throw new Error('No such tenant.');
}

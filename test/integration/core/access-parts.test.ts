import { beforeEach, expect, test } from 'vitest';
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

function never(): never {
  throw new Error('No such tenant.');
}

import { expect, test } from 'vitest';
import type { ApprovalRow } from '#shared/contract/access.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { coreBench, OPEN_NETWORK } from '#test/fakes/core-bench.ts';

const WORLD = { tenants: 16, incidents: 0, seed: 3 };
const OFFLINE = 3;

type Open = ApprovalRow & { readonly stageId: string };
const isOpen = (row: ApprovalRow): row is Open => !row.isOwn && row.stageId !== null;

test('what was decided without a network is told once it is back, also after a restart in between, until it is put away', async () => {
  await using bench = await coreBench(WORLD);
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  const rows = (await bench.call('access.approvals', { which: 'waiting' })).filter(isOpen);
  const [online, ...others] = rows;
  const decided = others.slice(0, OFFLINE);
  const [lost] = decided;
  if (!online || !lost) throw new Error('Too little waits for us.');
  expect(decided).toHaveLength(OFFLINE);
  const approve = async ({ tenantId, requestId, stageId, shown }: Open) => {
    const approvals = [{ tenantId, requestId, stageId, shown }];
    const wish = { approvals, result: 'approve', justification: 'Agreed.' } as const;
    expect((await bench.call('access.decide', wish)).left).toEqual([]);
  };
  const back = async () => (await bench.call('access.overview', {})).back;
  const wishes = () => bench.call('access.wishes', {});
  bench.core().start();
  await approve(online);
  await bench.until(async () => expect(await wishes()).toMatchObject([{ stage: 'done' }]));
  expect(await back()).toBeNull();

  bench.setNetwork(async () => {
    throw new TypeError('fetch failed', { cause: { code: 'ENETUNREACH' } });
  });
  const triesIn = async (tenantId: TenantId) => {
    const there = (await wishes()).filter((one) => one.tenantId === tenantId);
    return there.reduce((sum, { attempts }) => sum + attempts, 0);
  };
  for (const row of decided) {
    const before = await triesIn(row.tenantId);
    await approve(row);
    await bench.until(async () => expect(await triesIn(row.tenantId)).toBeGreaterThan(before));
  }
  expect(await back()).toBeNull();
  await bench.stop();
  const { tenantId, requestId } = lost;
  await bench.control().call('access.decide', { tenantId, requestId, result: 'Deny' });
  bench.setNetwork(OPEN_NETWORK);
  await bench.open();
  bench.core().start();
  await bench.until(async () =>
    expect(await back()).toMatchObject({ sent: OFFLINE - 1, uncounted: 1, waiting: 0 }),
  );

  const settledAt = (await back())?.settledAt;
  if (settledAt === undefined) throw new Error('Nothing is told.');
  await bench.call('access.putBackAway', { settledAt });
  expect(await back()).toBeNull();
  await bench.stop();
  await bench.open();
  expect(await back()).toBeNull();
});

import { expect, test } from 'vitest';
import { MINUTE_MS } from '#shared/time.ts';
import { coreBench, OPEN_NETWORK } from '#test/fakes/core-bench.ts';

const WORLD = { tenants: 16, incidents: 0, seed: 3 };

test('a decision that waited while a colleague sat there is settled as its own person’s when they are back', async () => {
  await using bench = await coreBench(WORLD);
  const { people } = await bench.control().call('totals', {});
  const sitDown = async (person: string | undefined) => {
    await bench.call('session.signOut', {});
    await bench.control().call('tokens.settings', { person: person ?? '' });
    await bench.drive(bench.core().headless.signIn());
  };
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  const rows = await bench.call('access.approvals', { which: 'waiting' });
  const row = rows.find(({ isOwn, stageId }) => !isOwn && stageId !== null);
  if (!row?.stageId) throw new Error('Nothing waits for us.');
  const { tenantId, requestId, stageId } = row;

  bench.setNetwork(async () => {
    throw new TypeError('fetch failed');
  });
  const approvals = [{ tenantId, requestId, stageId }];
  await bench.call('access.decide', { approvals, result: 'approve', justification: 'Agreed.' });
  await sitDown(people[1]);
  await sitDown(people[0]);
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

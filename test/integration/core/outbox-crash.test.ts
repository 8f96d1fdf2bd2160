import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import { openProfile } from '#electron/core/profile.ts';
import { sealedKeyring } from '#electron/core/store/keyring.ts';
import { openProfileDatabases } from '#electron/core/store/profile-databases.ts';
import { DAY_MS, instant } from '#shared/time.ts';
import { type Network, OPEN_NETWORK, silence } from '#test/fakes/core-bench.ts';
import { first, type OutboxBench, outboxBench } from '#test/fakes/outbox-bench.ts';

let bench: OutboxBench;
beforeEach(async () => {
  bench = await outboxBench({ tenants: 1, incidents: 5 });
});
afterEach(() => bench[Symbol.asyncDispose]());

const comment = { kind: 'comment', text: 'Asked the user.' } as const;
const status = { kind: 'status', status: 'resolved' } as const;

const isWrite = (method: string) => method !== 'GET';

const lateOrNever: [string, Network][] = [
  [
    'before it arrived',
    ({ method, signal }, forward) => (isWrite(method) ? silence(signal) : forward()),
  ],
  [
    'after it was carried out',
    async ({ method, signal }, forward) => {
      const answer = await forward();
      return isWrite(method) ? silence(signal) : answer;
    },
  ],
];
describe.each([comment, status])('a $kind whose sending was ended', (change) => {
  test.each(lateOrNever)('%s is there once after the restart', async (_, network) => {
    const row = first(await bench.free());
    const id = await bench.wish(row, change);
    bench.setNetwork(network);
    bench.start();
    await bench.reaches(id, 'sending');
    await bench.until(() => expect(bench.sent.some(({ method }) => isWrite(method))).toBe(true));
    bench.setNetwork(OPEN_NETWORK);
    await bench.open();

    expect(await bench.entry(id)).toMatchObject({ stage: 'sending' });
    expect(await bench.row(row)).toMatchObject({ pending: 1 });
    bench.start();
    await bench.reaches(id, 'confirmed');
    expect(await bench.done()).toHaveLength(1);
  });
});

test('what was recorded and never sent is sent after the restart', async () => {
  const row = first(await bench.free());
  const id = await bench.wish(row, status);
  await bench.open();

  expect(await bench.row(row)).toMatchObject({ status: 'resolved', pending: 1 });
  bench.start();
  await bench.reaches(id, 'confirmed');
  expect(await bench.done()).toHaveLength(1);
});

test('what was sent and not read back is confirmed after the restart, not sent again', async () => {
  const row = first(await bench.free());
  const id = await bench.wish(row, comment);
  let written = false;
  bench.setNetwork(async ({ method, signal }, forward) => {
    if (written) return silence(signal);
    const answer = await forward();
    written = isWrite(method);
    return answer;
  });
  bench.start();
  await bench.reaches(id, 'sent');
  bench.setNetwork(OPEN_NETWORK);
  await bench.open();
  expect(await bench.entry(id)).toMatchObject({ stage: 'sent' });
  bench.start();
  await bench.reaches(id, 'confirmed');

  expect(await bench.received()).toHaveLength(1);
});

test('a change settled in the ledger alone does not hang over the board after the restart', async () => {
  const row = first(await bench.free());
  const id = await bench.wish(row, status);
  await bench.stop();
  const profile = await openProfile({ dataDir: bench.dataDir, host: headlessHost(bench.dataDir) });
  const settledAt = instant(bench.clock.now() - 3 * DAY_MS);
  profile.outbox.update(id, { stage: 'confirmed', settledAt });
  await profile.close();
  await bench.open();

  expect(await bench.row(row)).toMatchObject({ pending: 0, status: 'active' });
});

test('a change this version cannot read is refused with the reason, the others go on, and it can be put away', async () => {
  const row = first(await bench.free());
  const [broken, whole] = [await bench.wish(row, status), await bench.wish(row, comment)];
  await bench.stop();
  const { dataDir } = bench;
  const keyring = sealedKeyring(dataDir, headlessHost(dataDir).secretBox);
  const files = await openProfileDatabases({ dataDir, keyring, now: bench.clock.now });
  files.ledger.prepare(`UPDATE outbox SET change = '{"kind":"merge"}' WHERE id = ?`).run(broken);
  files.close();
  await bench.open();

  expect(await bench.entry(broken)).toMatchObject({
    stage: 'refused',
    change: null,
    reason: expect.stringContaining('can no longer be read'),
  });
  expect(await bench.row(row)).toMatchObject({ status: 'active', pending: 1, refused: 1 });
  bench.start();
  await bench.reaches(whole, 'confirmed');
  expect(await bench.done()).toHaveLength(1);
  expect(await bench.call('app.strip', {})).toMatchObject({ pending: 0, refused: 1 });

  await bench.call('outbox.discard', { id: broken });
  expect(await bench.row(row)).toMatchObject({ pending: 0, refused: 0 });
});

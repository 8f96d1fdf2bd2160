import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import { openProfile } from '#electron/core/profile.ts';
import { DAY_MS } from '#shared/time.ts';
import { first, type OutboxBench, outboxBench } from '#test/fakes/outbox-bench.ts';

let bench: OutboxBench;
beforeEach(async () => {
  bench = await outboxBench({ tenants: 2, incidents: 12 });
});
afterEach(() => bench[Symbol.asyncDispose]());

/** As on the next day: the backup of the day is made. */
async function backUp(): Promise<void> {
  bench.clock.pass(DAY_MS);
  const { dataDir } = bench;
  const host = { ...headlessHost(dataDir), now: bench.clock.now };
  await (await openProfile({ dataDir, host })).close();
}

function damageLedger(): void {
  const file = path.join(bench.dataDir, 'ledger.db');
  const content = readFileSync(file);
  for (let page = 4096; page < content.length; page += 4096) {
    content[page + 50] = (content[page + 50] ?? 0) ^ 0xff;
  }
  writeFileSync(file, content);
}

test('a restored ledger sends nothing by itself; sent again, a comment that is there stays one', async () => {
  const row = first(await bench.free());
  const status = { kind: 'status', status: 'resolved' } as const;
  const comment = await bench.wish(row, { kind: 'comment', text: 'Looked at it on the train.' });
  const takenBack = await bench.wish(row, status);
  await bench.stop();
  await backUp();
  await bench.open();
  await bench.call('outbox.discard', { id: takenBack });
  bench.start();
  await bench.reaches(comment, 'confirmed');
  await bench.stop();
  damageLedger();
  await bench.open();
  expect((await bench.call('session.view', {})).account).toBeNull();
  await bench.core().headless.signIn();
  bench.start();

  for (const id of [comment, takenBack]) {
    expect(await bench.entry(id)).toMatchObject({ stage: 'refused' });
  }
  await bench.shows(row, { status: 'active' });
  expect((await bench.done()).length).toBe(1);

  await bench.call('outbox.retry', { id: comment });
  await bench.reaches(comment, 'confirmed');
  expect((await bench.done()).length).toBe(1);
  await bench.call('outbox.retry', { id: takenBack });
  await bench.reaches(takenBack, 'confirmed');
  expect((await bench.done()).length).toBe(2);
});

import { expect, test, vi } from 'vitest';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import type { Toast } from '#shared/domain/telling/toast.ts';
import { coreBench } from '#test/fakes/core-bench.ts';

/** Sixteen tenants are read twice. */
const PATIENCE_MS = 180_000;
vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS });

/** Five requests that were decided on, two of which came to something else meanwhile; core is started. */
async function desk() {
  const bench = await coreBench({ tenants: 16, incidents: 0, seed: 3 });
  const toasts: Toast[] = [];
  const reopen = async () => {
    const host = { ...headlessHost(bench.dataDir), now: bench.clock.now };
    const notify = async (toast: Toast) => void toasts.push(toast);
    await bench.open({ host: { ...host, notify } });
    bench.core().start();
  };
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  await bench.call('settings.set', { endReminders: { whose: 'off', days: [1] } });
  const rows = await bench.call('access.approvals', { which: 'waiting' });
  const approvals = rows
    .flatMap(({ tenantId, requestId, stageId, shown, isOwn }) =>
      isOwn || stageId === null ? [] : [{ tenantId, requestId, stageId, shown }],
    )
    .slice(0, 5);
  for (const { tenantId, requestId, shown } of approvals)
    await bench.call('access.opened', { tenantId, requestId, shown });
  const [overtaken, withdrawn] = approvals;
  if (!overtaken || !withdrawn) throw new Error('Nothing waits for us.');
  const decide = async () => {
    const wish = { result: 'approve', justification: 'Agreed.' } as const;
    const { recorded } = await bench.call('access.decide', { approvals, ...wish });
    expect(recorded).toHaveLength(5);
    await bench.control().call('access.decide', { ...keyOf(overtaken), result: 'Deny' });
    await bench.control().call('access.withdraw', keyOf(withdrawn));
  };
  const told = async () => {
    const { entries } = await bench.call('inbox.list', { before: null, limit: 200 });
    return entries.filter(({ kind }) => kind === 'uncounted');
  };
  return { bench, toasts, reopen, decide, told, overtaken, withdrawn };
}

function keyOf({ tenantId, requestId }: { tenantId: string; requestId: string }) {
  return { tenantId, requestId };
}

test('decisions that did not count are told once, each with why and the way to it, counted against all', async () => {
  const here = await desk();
  await using _ = here.bench;
  await here.decide();
  await here.reopen();
  await here.bench.until(async () => expect(await here.told()).toHaveLength(2));
  const lines = new Map((await here.told()).map((line) => [line.accessId, line]));
  expect(lines.get(here.overtaken.requestId)).toMatchObject({
    tenantId: here.overtaken.tenantId,
    accessList: 'approvals',
    note: expect.stringMatching(/^Your approval did not count: .+ denied first\.$/),
  });
  expect(lines.get(here.withdrawn.requestId)?.note).toBe(
    'Your approval did not count: Whoever asked has taken the request back.',
  );
  await here.bench.until(async () => {
    const open = await here.bench.call('access.overview', {});
    expect(open).toMatchObject({ unsent: 0, settled: 5 });
  });
  here.bench.clock.pass(5_000);
  await here.bench.until(() =>
    expect(here.toasts).toMatchObject([{ title: expect.stringMatching(/^2 of 5 decisions/) }]),
  );
  await here.reopen();
  expect(await here.told()).toHaveLength(2);
});

test('what was not told before the program ended is told at its next start', async () => {
  const here = await desk();
  await using _ = here.bench;
  const { rules } = (await here.bench.call('telling.get', {})).settings;
  expect(rules.map(({ name }) => name)).toContain('My access decision or request did not count');
  for (const { id } of rules) await here.bench.call('telling.removeRule', { id });
  await here.decide();
  await here.reopen();
  await here.bench.until(async () => {
    expect((await here.bench.call('access.overview', {})).unsent).toBe(0);
  });
  expect(await here.told()).toEqual([]);
  for (const rule of rules) await here.bench.call('telling.setRule', rule);
  await here.reopen();
  await here.bench.until(async () => expect(await here.told()).toHaveLength(2));
});

test('a colleague at the same desk neither sees nor counts them, and whoever they are for finds them unread', async () => {
  const here = await desk();
  await using _ = here.bench;
  const { bench } = here;
  const [ada, ben] = (await bench.control().call('totals', {})).people;
  const unread = async () => (await bench.call('inbox.list', { before: null, limit: 1 })).unread;
  const signInAs = async (person = '') => {
    bench.events.length = 0;
    await bench.call('session.signOut', {});
    await bench.control().call('tokens.settings', { person });
    await bench.core().headless.signIn();
    await bench.until(() =>
      expect(bench.events.flatMap(({ topics }) => topics)).toContain('inbox'),
    );
  };
  await here.decide();
  await here.reopen();
  await bench.until(async () => expect(await here.told()).toHaveLength(2));
  await signInAs(ben);
  expect(await here.told()).toEqual([]);
  await bench.call('inbox.markAll', { upTo: 1_000 });
  expect(await unread()).toBe(0);
  await signInAs(ada);
  expect((await here.told()).map(({ readAt }) => readAt)).toEqual([null, null]);
  expect(await unread()).toBeGreaterThanOrEqual(2);
});

import { expect, test } from 'vitest';
import type { BoardRow } from '#shared/domain/board.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { DAY_MS, HOUR_MS, instant } from '#shared/time.ts';
import { coreBench } from '#test/fakes/core-bench.ts';

const PAGE = { before: null, limit: 200 } as const;
const keyOf = ({ tenantId, incidentId }: BoardRow): IncidentKey => ({ tenantId, incidentId });

/** Core at work over a range in which nothing happens by itself, and one open incident without targets. */
async function desk() {
  const bench = await coreBench({ tenants: 2, incidents: 40, speed: 0 });
  const reopen = async () => {
    await bench.open();
    bench.core().start();
  };
  await bench.sync();
  await reopen();
  const [calm] = await bench.rows({ scope: 'open', severities: ['informational'] });
  if (!calm) throw new Error('The range has no open incident without targets.');
  const key = keyOf(calm);
  /** All but the reminders of access that ends: the range has some of these too. */
  const inbox = async () =>
    (await bench.call('inbox.list', PAGE)).entries.filter(({ kind }) => kind !== 'ends');
  const in3h = () => instant(bench.clock.now() + 3 * HOUR_MS);
  return { ...bench, bench, reopen, key, inbox, in3h };
}

test('put away, it comes back at its time: after a restart, over a night asleep, once', async () => {
  const here = await desk();
  await using _ = here.bench;
  const untilAt = here.in3h();
  const receipt = await here.call('snoozes.set', { keys: [here.key], untilAt });
  expect(receipt).toMatchObject({ snoozed: 1, left: 0, sooner: 0 });
  expect(await here.rows({ scope: 'snoozed' })).toMatchObject([
    { ...here.key, snoozedUntil: untilAt },
  ]);
  expect((await here.call('incidents.detail', here.key))?.snooze).toMatchObject({ untilAt });

  await here.reopen();
  expect(await here.rows({ scope: 'snoozed' })).toHaveLength(1);
  await here.stop();
  here.clock.set(here.clock.now() + DAY_MS);
  await here.reopen();
  await here.until(async () =>
    expect(await here.inbox()).toMatchObject([{ kind: 'back', note: null, ...here.key }]),
  );
  await here.until(async () =>
    expect(await here.row(here.key)).toMatchObject({ snoozedUntil: null }),
  );
  expect(await here.rows({ scope: 'snoozed' })).toEqual([]);
  await here.reopen();
  expect(await here.inbox()).toHaveLength(1);
});

test('a new alert brings it back at once, with a line that says so', async () => {
  const here = await desk();
  await using _ = here.bench;
  await here.call('snoozes.set', { keys: [here.key], untilAt: here.in3h() });
  await here.control().call('incidents.change', { ...here.key, moreAlerts: 1 });
  await here.call('sync.now', { tenantId: null });
  await here.until(async () =>
    expect(await here.inbox()).toContainEqual(
      expect.objectContaining({ kind: 'back', note: 'There is a new alert.', ...here.key }),
    ),
  );
  await here.until(async () =>
    expect(await here.row(here.key)).toMatchObject({ snoozedUntil: null }),
  );
});

test('our own comment leaves it asleep, a colleague’s does not', async () => {
  const here = await desk();
  await using _ = here.bench;
  await here.call('snoozes.set', { keys: [here.key], untilAt: here.in3h() });
  const change = { kind: 'comment', text: 'Waiting for the customer.' } as const;
  await here.call('incidents.change', { ...here.key, change });
  await here.until(async () =>
    expect((await here.call('incidents.detail', here.key))?.changes).toMatchObject([
      { stage: 'confirmed' },
    ]),
  );
  expect(await here.rows({ scope: 'snoozed' })).toMatchObject([here.key]);

  await here.control().call('incidents.change', { ...here.key, comment: 'They called.' });
  await here.call('sync.now', { tenantId: null });
  await here.until(async () =>
    expect(await here.inbox()).toMatchObject([{ kind: 'back', note: 'There is a new comment.' }]),
  );
});

test('what a target of ours runs out for comes back when it does', async () => {
  const here = await desk();
  await using _ = here.bench;
  const { created } = await here.control().call('incidents.burst', { count: 1 });
  const [fresh] = created;
  if (!fresh) throw new Error('The range made no incident.');
  const change = { severity: 'high', status: 'active', assignedTo: null } as const;
  await here.control().call('incidents.change', { ...fresh, ...change });
  await here.call('sync.now', { tenantId: null });
  const key = await here.until(async () => {
    const rows = await here.rows({ scope: 'open', severities: ['high'], turns: ['us'] });
    const row = rows.find(({ incidentId }) => incidentId === fresh.incidentId);
    if (!row) throw new Error('Not read yet.');
    return keyOf(row);
  });
  const untilAt = instant(here.clock.now() + DAY_MS);
  const receipt = await here.call('snoozes.set', { keys: [key, here.key], untilAt });
  expect(receipt).toMatchObject({ snoozed: 2, sooner: 1 });
  here.clock.pass(HOUR_MS);
  await here.until(async () =>
    expect(await here.inbox()).toContainEqual(
      expect.objectContaining({ kind: 'back', note: 'Its target has run out.', ...key }),
    ),
  );
  expect(await here.rows({ scope: 'snoozed' })).toMatchObject([here.key]);
});

test('brought back by hand, closed ones left alone, nothing of a removed tenant stays', async () => {
  const here = await desk();
  await using _ = here.bench;
  const [closed] = await here.rows({ scope: 'closed' });
  if (!closed) throw new Error('The range has no closed incident.');
  const keys = [here.key, keyOf(closed)];
  const untilAt = here.in3h();
  expect(await here.call('snoozes.set', { keys, untilAt })).toMatchObject({ snoozed: 1, left: 1 });
  await here.call('snoozes.end', { keys: [here.key] });
  expect(await here.row(here.key)).toMatchObject({ snoozedUntil: null });
  expect(await here.inbox()).toEqual([]);

  const late = instant(here.clock.now() + 32 * DAY_MS);
  expect(await here.ask('snoozes.set', { keys, untilAt: late })).toMatchObject({ ok: false });
  expect(await here.ask('snoozes.set', { keys, untilAt: instant(0) })).toMatchObject({ ok: false });

  await here.call('snoozes.set', { keys: [here.key], untilAt });
  await here.call('tenants.remove', { id: here.key.tenantId, discardUnsent: true });
  here.clock.pass(DAY_MS);
  await here.reopen();
  expect(await here.rows({ scope: 'snoozed' })).toEqual([]);
  expect(await here.inbox()).toEqual([]);
});

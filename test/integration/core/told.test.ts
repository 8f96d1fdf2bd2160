import { expect, test } from 'vitest';
import type { Toast } from '#shared/domain/telling/toast.ts';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { MOST_RULES } from '#shared/domain/telling/rule.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { DAY_MS, HOUR_MS, instant } from '#shared/time.ts';
import { coreBench } from '#test/fakes/core-bench.ts';

const SETTINGS = { before: null, limit: 200 } as const;

/** Core at work over a range whose tenants all answer, with what would be shown on the desktop. */
async function desk(tenants = 2) {
  const bench = await coreBench({ tenants, incidents: 20, speed: 0 });
  const toasts: Toast[] = [];
  const reopen = async () => {
    const { dataDir, clock } = bench;
    const host = { ...headlessHost(dataDir), now: clock.now };
    const notify = async (toast: Toast) => void toasts.push(toast);
    await bench.open({ host: { ...host, notify } });
    bench.core().start();
  };
  await bench.sync();
  await bench.call('settings.set', { endReminders: { whose: 'off', days: [1] } });
  await reopen();
  const inbox = () => bench.call('inbox.list', SETTINGS);
  return { ...bench, bench, toasts, reopen, inbox };
}

/** One new incident that certainly is a High of ours. */
async function freshHigh({ control }: Awaited<ReturnType<typeof desk>>, count = 1) {
  const { created } = await control().call('incidents.burst', { count });
  for (const one of created) {
    await control().call('incidents.change', {
      ...one,
      severity: 'high',
      status: 'active',
      assignedTo: null,
    });
  }
  return created;
}

test('a first sync tells nothing; a new High of ours is told once, in the inbox and as one notification', async () => {
  const here = await desk();
  await using _ = here.bench;
  expect(await here.inbox()).toEqual({ entries: [], unread: 0, next: null });

  const [fresh] = await freshHigh(here);
  await here.call('sync.now', { tenantId: null });
  await here.until(async () => expect(here.toasts).toHaveLength(1));
  expect((await here.inbox()).entries).toMatchObject([
    { tenantId: fresh?.tenantId, incidentId: fresh?.incidentId, severity: 'high', readAt: null },
  ]);
  expect(here.events.flatMap(({ topics }) => topics)).toContain('inbox');
});

test('our own change tells nothing, a colleague’s assignment to me does', async () => {
  const here = await desk();
  await using _ = here.bench;
  const row = (await here.rows({ turns: ['us'], scope: 'open' }))[0];
  if (!row) throw new Error('The range has no open incident of ours.');
  const key = { tenantId: row.tenantId, incidentId: row.incidentId };
  await here.call('incidents.take', key);
  await here.until(async () =>
    expect(await here.row(key)).toMatchObject({ mine: true, pending: 0 }),
  );
  expect((await here.inbox()).entries).toEqual([]);

  const others = await here.rows({ tenants: [key.tenantId] });
  const other = others.find(({ incidentId }) => incidentId !== key.incidentId);
  const me = (await here.call('incidents.detail', key))?.me;
  if (!other || !me) throw new Error('The range has no second incident of ours.');
  await here.control().call('incidents.change', {
    tenantId: other.tenantId,
    incidentId: other.incidentId,
    status: 'active',
    assignedTo: me,
  });
  await here.call('sync.now', { tenantId: null });
  await here.until(async () =>
    expect((await here.inbox()).entries).toMatchObject([
      { kind: 'assigned', incidentId: other.incidentId },
    ]),
  );
});

test('a tenant that goes blind is told, and that it is seen again', async () => {
  const here = await desk();
  await using _ = here.bench;
  const [first] = here.tenants();
  if (!first) throw new Error('The range has no tenant.');
  await here.control().call('tenants.role', { tenantId: first, role: 'none' });
  await here.call('sync.now', { tenantId: null });
  await here.until(async () =>
    expect((await here.inbox()).entries).toMatchObject([{ kind: 'blind', tenantId: first }]),
  );
  await here.reopen();
  await here.control().call('tenants.role', { tenantId: first, role: 'operator' });
  await here.call('sync.now', { tenantId: null });
  await here.until(async () =>
    expect((await here.inbox()).entries.map(({ kind }) => kind)).toEqual(['sees', 'blind']),
  );
});

test('signing out tells of no tenant, nor does signing in again; what changed there meanwhile is told', async () => {
  const here = await desk();
  await using _ = here.bench;
  await here.call('session.signOut', {});
  await here.drive(here.core().headless.syncOnce());
  const states = async () => (await here.call('tenants.list', {})).map(({ state }) => state.name);
  expect(await states()).toEqual(['needs-sign-in', 'needs-sign-in']);
  await here.reopen(); // who signed out is known after a restart too

  const [first] = here.tenants();
  if (!first) throw new Error('The range has no tenant.');
  await here.control().call('tenants.role', { tenantId: first, role: 'none' });
  await here.core().headless.signIn();
  await here.drive(here.core().headless.syncOnce());
  expect((await states()).toSorted()).toEqual(['fresh', 'no-role']);
  expect((await here.inbox()).entries).toMatchObject([{ kind: 'blind', tenantId: first }]);
});

/** A change of ours to what a colleague has changed meanwhile. */
async function refusedChange(
  here: Awaited<ReturnType<typeof desk>>,
  colleague = 'carl@msp.example',
) {
  const [row] = await here.rows({ turns: ['us'], scope: 'open' });
  if (!row) throw new Error('The range has no open incident of ours.');
  const key = { tenantId: row.tenantId, incidentId: row.incidentId };
  await here.control().call('incidents.change', { ...key, assignedTo: colleague });
  const change = { kind: 'assign', assignee: 'ada@msp.example' } as const;
  await here.call('incidents.change', { ...key, change }); // on what was read before
  await here.until(async () => expect(await here.row(key)).toMatchObject({ refused: 1 }));
  return { key, title: row.title };
}

test('a change of mine that needs my decision is told, once, and leads to the choice', async () => {
  const here = await desk();
  await using _ = here.bench;
  const { key, title } = await refusedChange(here);
  const told = async () => (await here.inbox()).entries.filter(({ kind }) => kind === 'refused');
  await here.until(async () =>
    expect(await told()).toMatchObject([{ ...key, title, part: 'changes' }]),
  );
  await here.until(() =>
    expect(here.toasts).toMatchObject([{ place: { kind: 'incident', ...key, part: 'changes' } }]),
  );
  await here.reopen();
  await here.until(() => expect(here.clock.nextIn()).not.toBeNull());
  expect(await told()).toHaveLength(1);
});

test('a refusal is read once its change is settled, and the line names the rule that told it', async () => {
  const here = await desk();
  await using _ = here.bench;
  const lines = async () => (await here.inbox()).entries.filter(({ kind }) => kind === 'refused');
  const settled = async (how: 'outbox.discard' | 'outbox.retry', colleague: string) => {
    const { key } = await refusedChange(here, colleague);
    await here.until(async () =>
      expect((await lines())[0]).toMatchObject({ ...key, readAt: null, ruleId: 'refused' }),
    );
    const refused = (await here.call('outbox.list', {})).find(({ stage }) => stage === 'refused');
    if (!refused) throw new Error('Nothing is refused.');
    await here.call(how, { id: refused.id });
    expect((await lines())[0]?.readAt).not.toBeNull();
  };
  await settled('outbox.discard', 'carl@msp.example');
  await settled('outbox.retry', 'dora@msp.example');
});

test('a refusal that was not told before the program ended is told at its next start', async () => {
  const here = await desk();
  await using _ = here.bench;
  const { rules } = (await here.call('telling.get', {})).settings;
  for (const { id } of rules) await here.call('telling.removeRule', { id });
  await refusedChange(here);
  expect((await here.inbox()).entries).toEqual([]);
  for (const rule of rules) await here.call('telling.setRule', rule);
  await here.reopen();
  await here.until(async () =>
    expect((await here.inbox()).entries.map(({ kind }) => kind)).toContain('refused'),
  );
});

test('a desk that slept is told in one line what is new, and nothing one by one', async () => {
  const here = await desk(1);
  await using _ = here.bench;
  await here.stop();
  await freshHigh(here, 25);
  here.clock.set(here.clock.now() + DAY_MS);
  await here.reopen();
  const title = '25 new. The board shows them all.';
  await here.until(async () => {
    const { entries } = await here.inbox();
    expect(entries.filter((entry) => entry.title === title)).toMatchObject([{ tenantId: null }]);
    // Beside it there may be one more: for the clocks that ran out meanwhile.
    expect(entries.map(({ kind }) => kind)).toEqual(entries.map(() => 'caught-up'));
  });
});

test('a reminder comes back after a restart, exactly once; nothing of a removed tenant stays', async () => {
  const here = await desk();
  await using _ = here.bench;
  const [row] = await here.rows();
  if (!row) throw new Error('The range has no incident.');
  const key = {
    tenantId: TenantId.parse(row.tenantId),
    incidentId: IncidentId.parse(row.incidentId),
  };
  const dueAt = instant(here.clock.now() + HOUR_MS);
  await here.call('reminders.set', { ...key, dueAt, note: 'Ask the customer' });
  const past = await here.ask('reminders.set', { ...key, dueAt: instant(0), note: '' });
  expect(past).toMatchObject({ ok: false, failure: { code: 'bad-input' } });

  await here.stop();
  here.clock.set(here.clock.now() + 2 * HOUR_MS);
  await here.reopen();
  await here.until(async () =>
    expect((await here.inbox()).entries).toMatchObject([
      { kind: 'reminder', note: 'Ask the customer', ...key },
    ]),
  );
  expect(await here.call('reminders.list', {})).toEqual([]);
  await here.reopen();
  expect((await here.inbox()).entries).toHaveLength(1);

  const later = instant(here.clock.now() + HOUR_MS);
  await here.call('reminders.set', { ...key, dueAt: later, note: '' });
  const { settings } = await here.call('telling.get', {});
  for (const rule of settings.rules) {
    await here.call('telling.setRule', { ...rule, tenants: [key.tenantId] });
  }
  await here.call('tenants.remove', { id: key.tenantId, discardUnsent: true });
  expect((await here.inbox()).entries).toEqual([]);
  expect(await here.call('reminders.list', {})).toEqual([]);
  expect(JSON.stringify(await here.call('telling.get', {}))).not.toContain(key.tenantId);
});

test('a High of ours that is not taken up in time is told, once, also after a restart', async () => {
  const here = await desk();
  await using _ = here.bench;
  const [fresh] = await freshHigh(here);
  await here.call('sync.now', { tenantId: null });
  await here.until(async () => expect(here.toasts).toHaveLength(1));
  const kinds = async () =>
    (await here.inbox()).entries
      .filter(({ incidentId }) => incidentId === fresh?.incidentId)
      .map(({ kind }) => kind);

  await here.until(async () => expect(await kinds()).toContain('breached'));
  await here.stop();
  await here.reopen();
  await here.call('sync.now', { tenantId: null });
  await here.until(async () =>
    expect((await kinds()).toSorted()).toEqual(['breached', 'due', 'new']),
  );
});

test('each rule is kept by itself: what was changed from an older look undoes nothing of the others', async () => {
  const here = await desk();
  await using _ = here.bench;
  const { rules } = (await here.call('telling.get', {})).settings;
  const [one, other, gone] = rules;
  if (!one || !other || !gone) throw new Error('A fresh profile has rules.');
  await here.call('telling.setRule', { ...one, on: false });
  await here.call('telling.setRule', { ...other, on: false });
  await here.call('telling.removeRule', { id: gone.id });
  await here.call('telling.setRule', { ...one, id: 'own', name: 'My own' });
  const now = (await here.call('telling.get', {})).settings.rules;
  expect(now).toEqual([
    { ...one, on: false },
    { ...other, on: false },
    ...rules.slice(3),
    { ...one, id: 'own', name: 'My own' },
  ]);
  for (let place = now.length; place < MOST_RULES; place += 1) {
    await here.call('telling.setRule', { ...one, id: `r${place}` });
  }
  await expect(here.call('telling.setRule', { ...one, id: 'one more' })).rejects.toThrow(
    'There are 50 rules already.',
  );
  await here.call('telling.setRule', { ...one, on: true });
});

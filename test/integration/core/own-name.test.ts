import { globSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { first, type OutboxBench, outboxBench } from '#test/fakes/outbox-bench.ts';

let bench: OutboxBench;
let unnamed: TenantRow;
beforeEach(async () => {
  bench = await outboxBench({ tenants: 4, incidents: 8 });
  unnamed = first((await bench.call('tenants.list', {})).filter(({ me }) => me === null));
});
afterEach(() => bench[Symbol.asyncDispose]());

const ADA = 'ada.lovelace@msp.example';

async function signInAs(person: string): Promise<void> {
  await bench.call('session.signOut', {});
  await bench.control().call('tokens.settings', { person });
  await bench.core().headless.signIn();
}

test('a tenant that told of no account of ours says so, once it was asked', async () => {
  expect(unnamed.names).toEqual({ told: null, typed: null, asked: true });
});

test('under the name the person gave, incidents are taken there, are theirs, and are found as theirs', async () => {
  const { tenantId, incidentId } = first(await bench.free(unnamed.id));
  await bench.call('tenants.nameMe', { id: unnamed.id, upn: ADA });
  expect(await bench.tenant(unnamed.id)).toMatchObject({
    me: ADA,
    names: { told: null, typed: ADA, asked: true },
  });
  const { id } = await bench.call('incidents.take', { tenantId, incidentId });
  bench.start();
  await bench.reaches(id, 'confirmed');

  expect(await bench.row({ tenantId, incidentId })).toMatchObject({ assignedTo: ADA, mine: true });
  expect(await bench.rows({ assignees: ['@me'], tenants: [unnamed.id] })).toHaveLength(1);
  const write = first(await bench.received());
  expect(write.body).toMatchObject({ assignedTo: ADA });
  await bench.sync(); // the tenant still tells of nobody
  expect((await bench.tenant(unnamed.id)).me).toBe(ADA);
});

test('a name given later counts for what was assigned before, and taken back it does no more', async () => {
  const { tenantId, incidentId } = first(await bench.free(unnamed.id));
  const key = { tenantId, incidentId };
  await bench.wish({ tenantId, incidentId }, { kind: 'assign', assignee: ADA.toUpperCase() });
  expect((await bench.row(key)).mine).toBe(false);
  await bench.call('tenants.nameMe', { id: unnamed.id, upn: ADA });
  expect((await bench.row(key)).mine).toBe(true);
  await bench.call('tenants.nameMe', { id: unnamed.id, upn: null });

  expect((await bench.row(key)).mine).toBe(false);
  expect((await bench.ask('incidents.take', key)).ok).toBe(false);
});

test('many are taken at once, there under the name that was given', async () => {
  const { tenantId, incidentId } = first(await bench.free(unnamed.id));
  const keys = [{ tenantId, incidentId }];
  expect(
    await bench.call('incidents.previewMany', { keys, named: true, changes: [] }),
  ).toMatchObject([{ me: null, refusal: expect.stringMatching(/name/) }]);
  await bench.call('tenants.nameMe', { id: unnamed.id, upn: ADA });
  expect(
    await bench.call('incidents.previewMany', { keys, named: true, changes: [] }),
  ).toMatchObject([{ me: ADA, refusal: null }]);
  const { recorded } = await bench.call('incidents.changeMany', {
    keys,
    changes: [{ kind: 'take' }],
  });

  expect(recorded).toBe(1);
  expect(await bench.row({ tenantId, incidentId })).toMatchObject({ assignedTo: ADA, mine: true });
});

test('a name belongs to who gave it: a colleague at this desk has none, may not take it, and leaves it', async () => {
  const { people } = await bench.control().call('totals', {});
  const [ada, bob] = [first(people), first(people.slice(1))];
  await bench.call('tenants.nameMe', { id: unnamed.id, upn: ADA });
  await signInAs(bob);
  expect(await bench.tenant(unnamed.id)).toMatchObject({ me: null, names: { typed: null } });
  const stolen = await bench.ask('tenants.nameMe', { id: unnamed.id, upn: ADA.toUpperCase() });
  expect(stolen).toMatchObject({ ok: false, failure: { code: 'refused' } });
  await signInAs(ada);

  expect((await bench.tenant(unnamed.id)).me).toBe(ADA);
});

test('what the tenant tells wins over what was typed, and the difference is there to be said', async () => {
  const guest = first((await bench.call('tenants.list', {})).filter(({ me }) => me !== null));
  await bench.call('tenants.nameMe', { id: guest.id, upn: ADA });

  expect(await bench.tenant(guest.id)).toMatchObject({
    me: guest.me,
    names: { told: guest.me, typed: ADA, asked: true },
  });
});

test('a cache that is built anew knows the given name, and a removed tenant has none', async () => {
  await bench.call('tenants.nameMe', { id: unnamed.id, upn: ADA });
  await bench.stop();
  for (const file of globSync(path.join(bench.dataDir, 'cache.db*'))) rmSync(file);
  await bench.open();
  expect((await bench.tenant(unnamed.id)).me).toBe(ADA);
  await bench.call('tenants.remove', { id: unnamed.id, discardUnsent: true });
  await bench.call('tenants.find', { source: 'range', text: '' });
  await bench.until(async () => {
    expect((await bench.ask('tenants.candidates', {})).ok).toBe(true);
    const { candidates } = await bench.call('tenants.candidates', {});
    expect(candidates.find(({ id }) => id === unnamed.id)).toBeDefined();
  });
  await bench.call('tenants.add', { keys: [unnamed.id] });

  expect((await bench.tenant(unnamed.id)).names.typed).toBeNull();
});

test.each([
  'ada',
  'ada@',
  '@msp.example',
  'ada lovelace@msp.example',
  'ada@msp',
  `${'a'.repeat(200)}@msp.example`,
])('what is no user name is refused: %s', async (upn) => {
  const result = await bench.ask('tenants.nameMe', { id: unnamed.id, upn });
  expect(result).toMatchObject({ ok: false, failure: { code: 'bad-input' } });
});

import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import { createLog, rollingLogFile } from '#electron/core/log.ts';
import { openProfile } from '#electron/core/profile.ts';
import { FIRST_ARRANGEMENT } from '#shared/domain/arrangement.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { CLOUDS } from '#shared/domain/cloud.ts';
import { DAY_MS } from '#shared/time.ts';
import { answer, graphIncident } from '#test/fakes/answers.ts';
import { OPEN_NETWORK, silence } from '#test/fakes/core-bench.ts';
import { first, type OutboxBench, outboxBench } from '#test/fakes/outbox-bench.ts';
import { plainProfile } from '#test/fakes/plain-profile.ts';

let bench: OutboxBench;
beforeEach(async () => {
  bench = await outboxBench({ tenants: 2, incidents: 12 });
});
afterEach(() => bench[Symbol.asyncDispose]());

const status = { kind: 'status', status: 'resolved' } as const;
const goneAndKept = async () => {
  const [gone, kept] = await bench.call('tenants.list', {});
  if (!gone || !kept) throw new Error('Two tenants are needed.');
  return { gone, kept };
};

test('removing a tenant leaves no word of it in any file of the profile, and the other whole', async () => {
  const { gone, kept } = await goneAndKept();
  const titles = (await bench.rows({ tenants: [gone.id] })).map(({ title }) => title);
  const others = await bench.rows({ tenants: [kept.id] });
  const shared = new Set(others.map(({ title }) => title));
  const row = first(await bench.free(gone.id));
  await bench.wish(row, { kind: 'comment', text: 'Quagga seen on the desk' });
  const { accountId } = await bench.call('views.last', {});
  if (accountId === null) throw new Error('Somebody is signed in.');
  const filter = { ...EVERYTHING_OPEN, tenants: [gone.id, kept.id] };
  await bench.call('views.keep', {
    accountId,
    shown: {
      board: { ...FIRST_ARRANGEMENT, filter },
      text: `tenant:"${gone.name}","${kept.name}"`,
      screen: 'board',
      folded: { tenant: [gone.id] },
    },
  });
  const words = [
    gone.id,
    gone.name,
    gone.domain,
    'quagga',
    ...titles.filter((one) => !shared.has(one)),
  ];
  await bench.stop();
  expect(words.filter((word) => word.length > 0).length).toBeGreaterThan(4);
  expect(await plainProfile(bench.dataDir)).toContain('quagga');

  const file = rollingLogFile(bench.dataDir);
  const log = createLog(file, 'trace');
  await bench.open({ log, forgetInLog: file.forget });
  log.info({ tenantId: gone.id }, 'a tenant was slow');
  expect(await bench.ask('tenants.remove', { id: gone.id, discardUnsent: false })).toMatchObject({
    ok: false,
    failure: { code: 'conflict', message: expect.stringContaining('1 change') },
  });
  await bench.call('tenants.remove', { id: gone.id, discardUnsent: true });
  expect(await bench.rows({ tenants: [kept.id] })).toEqual(others);
  expect((await bench.call('tenants.list', {})).map(({ id }) => id)).toEqual([kept.id]);
  expect(await bench.call('outbox.list', {})).toEqual([]);
  await bench.stop();

  const content = await plainProfile(bench.dataDir);
  expect(content).toContain(kept.id);
  expect(words.filter((word) => word && content.includes(word.toLowerCase()))).toEqual([]);
});

test('a damaged ledger that was kept goes with the tenant, and the person is told', async () => {
  const { gone } = await goneAndKept();
  const name = 'ledger.db.set-aside-2026-01-01T00-00-00-000Z';
  writeFileSync(path.join(bench.dataDir, name), 'what nobody can read');
  await bench.call('tenants.remove', { id: gone.id, discardUnsent: false });

  expect(existsSync(path.join(bench.dataDir, name))).toBe(false);
  expect(await bench.call('app.notices', {})).toMatchObject([
    { level: 'info', text: expect.stringContaining(name) },
  ]);
});

test('a removal cut short before the tenant was ever looked at to the end is finished at the next start', async () => {
  const { gone, kept } = await goneAndKept();
  await bench.wish(first(await bench.free(gone.id)), status);
  await bench.stop();
  const { dataDir } = bench;
  const profile = await openProfile({ dataDir, host: headlessHost(dataDir) });
  await profile.writer.purgeTenant(gone.id);
  await profile.writer.saveIncidents({
    ...answer(gone.id, [graphIncident({ displayName: 'Quagga' })]),
    expanded: false,
  });
  profile.tenants.remove(gone.id);
  await profile.close();
  await bench.open();
  await bench.stop();

  const content = await plainProfile(dataDir);
  expect(content).toContain(kept.id);
  expect(
    [gone.id, gone.name.toLowerCase(), 'quagga'].filter((word) => content.includes(word)),
  ).toEqual([]);
});

test('backups that still know a removed tenant when its removal is cut short go at the next start', async () => {
  const { gone, kept } = await goneAndKept();
  await bench.stop();
  const { dataDir } = bench;
  const host = { ...headlessHost(dataDir), now: bench.clock.now };
  const profile = await openProfile({ dataDir, host });
  const { tenants, writer, audit, removals } = profile;
  bench.clock.pass(DAY_MS);
  profile.backupDaily();
  tenants.remove(gone.id);
  audit.purgeTenant(gone.id);
  await writer.purgeTenant(gone.id);
  removals.emptied(gone.id);
  await profile.close();
  expect(await plainProfile(dataDir)).toContain(gone.id);
  await bench.open();
  await bench.stop();

  const content = await plainProfile(dataDir);
  expect(content).toContain(kept.id);
  expect(content).not.toContain(gone.id);
});

test('a look under way at the removed tenant is stopped and brings nothing back', async () => {
  const { gone } = await goneAndKept();
  await bench.control().call('incidents.burst', { tenantId: gone.id, count: 60 });
  const arrived = Promise.withResolvers<null>();
  const go = Promise.withResolvers<null>();
  bench.setNetwork(async (_, forward) => {
    const answer = await forward();
    arrived.resolve(null);
    await go.promise;
    return answer;
  });
  bench.start();
  await bench.call('sync.now', { tenantId: gone.id });
  await arrived.promise;
  const removal = bench.ask('tenants.remove', { id: gone.id, discardUnsent: true });
  go.resolve(null);
  bench.setNetwork(OPEN_NETWORK);
  expect(await bench.drive(removal)).toMatchObject({ ok: true });

  await bench.until(async () => expect((await bench.call('app.strip', {})).syncing).toBe(0));
  expect(await bench.rows({ tenants: [gone.id] })).toEqual([]);
  expect((await bench.ask('incidents.reread', { tenantId: gone.id, incidentId: '1' })).ok).toBe(
    true,
  );
  expect(await bench.rows({ tenants: [gone.id] })).toEqual([]);
});

test('a change under way to the removed tenant is broken off and brings nothing back', async () => {
  const { gone, kept } = await goneAndKept();
  const row = first(await bench.free(gone.id));
  await bench.wish(row, status);
  const arrived = Promise.withResolvers<null>();
  const go = Promise.withResolvers<null>();
  bench.setNetwork(async ({ url, signal }, forward) => {
    const answer = await forward();
    if (!url.pathname.endsWith(`/incidents/${row.incidentId}`)) return answer;
    arrived.resolve(null);
    await Promise.race([go.promise, silence(signal)]);
    return answer;
  });
  bench.start();
  await arrived.promise;
  const removal = bench.ask('tenants.remove', { id: gone.id, discardUnsent: true });
  expect(await bench.until(() => removal)).toMatchObject({ ok: true });
  go.resolve(null);
  const later = await bench.wish(first(await bench.free(kept.id)), status);
  await bench.reaches(later, 'confirmed');

  expect(await bench.rows({ tenants: [gone.id] })).toEqual([]);
  expect((await bench.call('outbox.list', {})).map(({ id }) => id)).toEqual([later]);
  expect((await bench.received()).map(({ tenantId }) => tenantId)).toEqual([kept.id]);
});

test('a profile stays with its cloud: a range refuses Microsoft, and the other way round', async () => {
  const real = { ...CLOUDS.global.cloud, tenants: [] };
  await expect(bench.open({ cloud: real })).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('a training range'),
  });
  await bench.open();
  expect((await bench.rows()).length).toBeGreaterThan(0);
});

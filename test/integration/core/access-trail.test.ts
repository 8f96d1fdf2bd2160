import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import { openDatabase } from '#electron/core/store/database.ts';
import { sealedKeyring } from '#electron/core/store/keyring.ts';
import { verifyExport } from '#electron/core/trail/verify-export.ts';
import { TrailFile, type TrailFilter, WHOLE_TRAIL } from '#shared/domain/access/trail.ts';
import { cli } from '#test/fakes/cli.ts';
import { coreBench } from '#test/fakes/core-bench.ts';

const WORLD = { tenants: 16, incidents: 0, seed: 3 };

interface Saved {
  readonly name: string;
  readonly text: string;
  readonly beside: string | null;
}

/** Three decisions of ours, two of them sent and settled; and what is saved from then on. */
async function decidedBench() {
  const bench = await coreBench(WORLD);
  await bench.control().call('access.people', { act: false });
  await bench.sync();
  const saved: Saved[] = [];
  const host = { ...headlessHost(bench.dataDir), now: bench.clock.now };
  const open = () =>
    bench.open({
      host: {
        ...host,
        saveText: async ({ name, text, beside }) => {
          saved.push({ name, text, beside: beside?.text ?? null });
          return true;
        },
      },
    });
  await open();
  const rows = await bench.call('access.approvals', { which: 'waiting' });
  const ours = rows.filter(({ isOwn, stageId }) => !isOwn && stageId !== null).slice(0, 3);
  for (const [place, { tenantId, requestId, stageId, shown }] of ours.entries()) {
    const approvals = [{ tenantId, requestId, shown, stageId: stageId ?? '' }];
    const result = place === 0 ? 'deny' : 'approve';
    await bench.call('access.decide', { approvals, result, justification: '=HYPERLINK("x")' });
  }
  bench.core().start();
  await bench.until(async () => {
    const wishes = await bench.call('access.wishes', {});
    expect(wishes.map(({ stage }) => stage)).toEqual(['done', 'done', 'done']);
  });
  const page = (filter: Partial<TrailFilter> = {}, before: number | null = null, limit = 2) =>
    bench.call('access.trail', { filter: { ...WHOLE_TRAIL, ...filter }, before, limit });
  return { bench, saved, page, rows: ours, [Symbol.asyncDispose]: bench[Symbol.asyncDispose] };
}

test('the trail shows each decision with its whole course, newest first, page by page, as it is filtered', async () => {
  await using bench = await decidedBench();
  const { page, rows } = bench;
  const first = await page();
  expect(first).toMatchObject({ total: 3, people: [{ name: expect.stringContaining('@') }] });
  expect(first.entries).toHaveLength(2);
  const second = await page({}, first.next);
  expect(second.entries).toHaveLength(1);
  expect(second.next).toBeNull();

  const [oldest] = second.entries;
  expect(oldest?.wish.wish).toMatchObject({ requestId: rows[0]?.requestId, result: 'deny' });
  expect(oldest?.by).toContain('@');
  const steps = oldest?.steps ?? [];
  expect(steps.map(({ action }) => action)).toEqual([
    'access.recorded',
    'access.sending',
    'access.sent',
    'access.settled',
  ]);
  const { stages } = await bench.bench.control().call('access.decisions', {});
  const received = stages.flatMap(({ decisions }) => decisions.map((one) => one.clientRequestId));
  expect(received).toContain(steps[1]?.clientRequestId);

  const account = first.people[0]?.accountId ?? '';
  expect((await page({ people: [account] })).total).toBe(3);
  expect((await page({ people: ['somebody.else'] })).total).toBe(0);
  expect((await page({ outcomes: ['refused'] })).total).toBe(0);
  expect((await page({ kinds: ['judge'] })).total).toBe(0);
  expect((await page({ decisions: ['approve'] })).total).toBe(2);
  const denials = await page({ kinds: ['decide'], decisions: ['deny'] });
  expect(denials.entries.map(({ wish }) => wish.id)).toEqual([oldest?.wish.id]);
  expect((await page({ kinds: ['judge'], decisions: ['deny'] })).total).toBe(0);
  const tenants = rows.slice(0, 1).map(({ tenantId }) => tenantId);
  expect((await page({ tenants })).entries.every(({ wish }) => wish.tenantId === tenants[0])).toBe(
    true,
  );
  const at = oldest?.wish.recordedAt ?? null;
  expect((await page({ until: at })).total).toBe(0);
  expect((await page({ from: at })).total).toBe(3);
});

test('an export proves itself with its signature alone, and shows what was changed in it', async () => {
  await using bench = await decidedBench();
  const { saved } = bench;
  const filter = WHOLE_TRAIL;
  const exported = await bench.bench.call('access.exportTrail', { filter, form: 'json' });
  expect(exported).toEqual({ saved: true, decisions: 3 });
  const { text = '', beside = '', name = '' } = saved[0] ?? {};
  expect(name).toBe('tidewatch-decisions.json');
  const signature = beside ?? '';
  expect(verifyExport(text, signature)).toMatchObject({ ok: true, problem: null, decisions: 3 });
  const { links } = TrailFile.parse(JSON.parse(text));
  expect(links.some(({ body }) => body?.includes('access.recorded') ?? false)).toBe(true);

  expect(verifyExport(text.replace('"deny"', '"approve"'), signature).problem).toContain('changed');
  expect(verifyExport(text, signature.replace('2026', '2025')).problem).toContain('does not fit');
  expect(verifyExport(text, 'nothing').ok).toBe(false);

  const file = path.join(bench.bench.dataDir, 'decisions.json');
  writeFileSync(file, text);
  writeFileSync(`${file}.sig`, signature);
  const good = await cli('ledger', 'verify', '--export', file);
  expect(good).toMatchObject({ code: 0, err: '' });
  expect(good.out).toMatch(/3 decisions, \d+ entries, chain whole\.\nKey: [0-9a-f]{64}/);
  const read = await cli('ledger', 'verify', '--export', file, '--read');
  expect(read).toMatchObject({ code: 0, err: '' });
  const [denied] = bench.rows;
  expect(read.out.replaceAll('\n      ', ' ')).toContain(
    `Denial of a request for "${denied?.packageName}", asked for by "${denied?.person}"`,
  );
  expect(read.out).toContain('    > =HYPERLINK("x")');
  expect(read.out.match(/ {2}As of the export: Confirmed in the tenant/g)).toHaveLength(3);
  writeFileSync(file, text.replace('access.sent', 'access.sunk'));
  const unread = await cli('ledger', 'verify', '--export', file, '--read');
  expect(unread).toMatchObject({ code: 1 });
  expect(unread.out).toMatch(/^WRONG: [^\n]+\n$/);
  const bad = await cli('ledger', 'verify', '--export', file, '--json');
  expect(bad.code).toBe(1);
  expect(JSON.parse(bad.out)).toMatchObject({ ok: false });

  await bench.bench.call('access.exportTrail', { filter, form: 'json' });
  const key = (which: number) => verifyExport(saved[which]?.text ?? '', saved[which]?.beside ?? '');
  expect(key(1).keyHash).toBe(key(0).keyHash);
});

test('a table of decisions holds no formula, and says who, when and under which ids', async () => {
  await using bench = await decidedBench();
  await bench.bench.call('access.exportTrail', { filter: WHOLE_TRAIL, form: 'csv' });
  const { text = '', name, beside } = bench.saved[0] ?? {};
  expect({ name, beside }).toEqual({ name: 'tidewatch-decisions.csv', beside: null });
  const lines = text.trim().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toContain('Client request ids');
  for (const line of lines.slice(1)) {
    expect(line).toContain("'=HYPERLINK");
    expect(line).not.toMatch(/(^|,)"?=HYPERLINK/);
    expect(line).toContain('done');
  }
});

test('ledger verify proves the chain, and names the first broken link by place and time', async () => {
  await using bench = await decidedBench();
  const { dataDir } = bench.bench;
  await bench.bench.stop();
  const whole = await cli('ledger', 'verify', '--data-dir', dataDir);
  expect(whole).toMatchObject({ code: 0, err: '' });
  expect(whole.out).toMatch(/^audit trail: \d+ entries, chain whole\n$/);

  const key = await sealedKeyring(dataDir, headlessHost(dataDir).secretBox).open();
  const db = openDatabase(path.join(dataDir, 'ledger.db'), { key, kind: 'ledger' });
  const place = db
    .prepare("SELECT place FROM audit_details WHERE body LIKE '%access.sent%'")
    .pluck()
    .get();
  const at = db.prepare('SELECT at FROM audit_entries WHERE place = ?').pluck().get(place);
  db.prepare(
    "UPDATE audit_details SET body = replace(body, 'access.sent', 'access.void') WHERE place = ?",
  ).run(place);
  db.close();
  const broken = await cli('ledger', 'verify', '--data-dir', dataDir);
  expect(broken.code).toBe(1);
  expect(broken.out).toContain(`broken at entry ${String(place)} (${String(at)}): the words`);
  const json = await cli('ledger', 'verify', '--data-dir', dataDir, '--json');
  expect(JSON.parse(json.out)).toMatchObject({ ok: false, brokenAt: place, brokenTime: at });

  for (const args of [
    [],
    ['prove'],
    ['verify'],
    ['verify', '--export', 'nowhere.json'],
    ['verify', '--data-dir', dataDir, '--read'],
    ['verify', '--export', 'nowhere.json', '--read', '--json'],
  ]) {
    expect((await cli('ledger', ...args)).code).toBe(2);
  }
});

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import { openDatabase } from '#electron/core/store/database.ts';
import { sealedKeyring } from '#electron/core/store/keyring.ts';
import { writeCloudFile } from '#electron/range/cloud-file.ts';
import { rangeControl } from '#electron/range/control/control-client.ts';
import { type Range, startRange } from '#electron/range/range.ts';
import { BoardRow } from '#shared/domain/board.ts';
import { cli } from '#test/fakes/cli.ts';

const CHECKER = path.resolve('../shared/graph-contract/check.mjs');
const there = existsSync(CHECKER);
if (!there) process.stderr.write(`Skipped: the published contract is not at ${CHECKER}.\n`);

const Summary = z.strictObject({
  tenants: z.strictObject({ total: z.int(), byState: z.record(z.string(), z.int()) }),
  incidents: z.int(),
  alerts: z.int(),
  requests: z.int(),
  durationMs: z.int(),
});

let range: Range;
let folder: string;
let cloud: string;
const at = (name: string) => path.join(folder, name);
const sync = (...more: string[]) =>
  cli('sync', '--once', '--cloud', cloud, '--data-dir', at('data'), '--json', ...more);
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tidewatch-cli-'));
  range = await startRange({ tenants: 4, incidents: 60, budget: 100_000, faults: 'storm' });
  await rangeControl(range.control).call('incidents.burst', { count: 40 });
  cloud = await writeCloudFile(range.cloud, at('cloud.json'));
});
afterAll(async () => {
  await range.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('sync --once in a storm', () => {
  test('up to three runs bring in everything the range has, and say so as JSON', async () => {
    let summary: z.infer<typeof Summary> | null = null;
    for (let run = 0; run < 3 && summary?.tenants.byState['fresh'] !== 4; run += 1) {
      const { code, out, err } = await sync('--record', at(`traffic-${run}.ndjson`));
      expect({ code, err }).toEqual({ code: 0, err: '' });
      summary = Summary.parse(JSON.parse(out));
    }
    const control = rangeControl(range.control);
    const { incidents } = await control.call('totals', {});
    expect(summary).toMatchObject({ tenants: { total: 4, byState: { fresh: 4 } }, incidents });
    expect((await control.call('totals', {})).requests.faults).toBeGreaterThan(0);
  });

  test.skipIf(!there)('what was recorded passes the published contract, and holds no token', () => {
    const text = readFileSync(at('traffic-0.ndjson'), 'utf8');
    expect(text).not.toMatch(/authorization|Bearer /i);
    writeFileSync(at('whole.ndjson'), text.split('\n').filter(isWhole).join('\n'));
    const { status, stdout } = spawnSync(process.execPath, [CHECKER, at('whole.ndjson')], {
      encoding: 'utf8',
    });
    expect(status, stdout).toBe(0);
  });

  test('the next run asks only for what changed', async () => {
    await rangeControl(range.control).call('faults.mode', { mode: 'none' });
    const { code, out } = await sync();
    expect(code).toBe(0);
    expect(Summary.parse(JSON.parse(out)).requests).toBe(4);
  });
});

/** Answers that the storm spoilt are no JSON: they are recorded as they came and say nothing of Graph. */
function isWhole(line: string): boolean {
  if (line === '') return false;
  const { status, responseBody } = z
    .object({ status: z.number(), responseBody: z.unknown() })
    .parse(JSON.parse(line));
  return typeof responseBody !== 'string' || status === 204;
}

describe('board', () => {
  const board = (query: string, ...more: string[]) =>
    cli('board', '--data-dir', at('data'), '--query', query, ...more);

  test('prints the rows that match as JSON lines', async () => {
    const { code, out } = await board('severity:high', '--json');
    const rows = out
      .trim()
      .split('\n')
      .map((line) => BoardRow.parse(JSON.parse(line)));
    expect(code).toBe(0);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ severity }) => severity))).toEqual(new Set(['high']));

    const turn = await board('severity:high turn:mssp', '--json', '--limit', '2');
    expect(turn.code).toBe(0);
    const ours = turn.out.trim().split('\n').filter(Boolean);
    expect(ours.length).toBe(2);
    for (const line of ours) {
      expect(BoardRow.parse(JSON.parse(line))).toMatchObject({ severity: 'high', turn: 'us' });
    }
  });

  test('says where a query stops', async () => {
    const { code, out, err } = await board('turn:us (severity:hgih or x)');
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('The query stops at "hgih": hgih is not a severity.');
    expect(err).toContain(`
  turn:us (severity:hgih or x)
                    ^^^^
`);
  });

  test('takes or, brackets, comparisons and exclusions', async () => {
    const { code, out } = await board(
      'is:all (severity:high or alerts>=2) -status:resolved',
      '--json',
    );
    expect(code).toBe(0);
    const rows = out
      .trim()
      .split('\n')
      .map((line) => BoardRow.parse(JSON.parse(line)));
    for (const { severity, alerts, status } of rows) {
      expect(severity === 'high' || alerts >= 2).toBe(true);
      expect(status).not.toBe('resolved');
    }
  });
});

test('status says every tenant with its state, its incidents and how old that is', async () => {
  const Status = z.object({
    tenants: z.array(z.object({ name: z.string(), state: z.string(), ageSeconds: z.number() })),
  });
  const { code, out } = await cli('status', '--data-dir', at('data'), '--json');
  expect(code).toBe(0);
  const { tenants } = Status.parse(JSON.parse(out));
  expect(tenants.map(({ state }) => state)).toEqual(['fresh', 'fresh', 'fresh', 'fresh']);

  const words = (await cli('status', '--data-dir', at('data'))).out.split('\n');
  expect(words[0]).toBe('state\tread\tincidents\topen\ttenant\treason');
  expect(words.at(-2)).toBe('4 tenants: 0 blind, 0 stale, 4 fresh');
});

test('board lines name the tenant, and have a heading when one is asked for', async () => {
  const { out } = await cli('board', '--data-dir', at('data'), '--limit', '1', '--header');
  const [heading = '', row = ''] = out.split('\n');
  const names = heading.split('\t');
  const status = await cli('status', '--data-dir', at('data'));
  expect(names).toContain('tenant');
  expect(status.out).toContain(row.split('\t')[names.indexOf('tenant')]);
  const bare = await cli('board', '--data-dir', at('data'), '--limit', '1');
  expect(bare.out).toBe(`${row}\n`);
});

test.each([[['--help']], [['help']], [['board', '--help']]])(
  '%j prints help, and is no error',
  async (args) => {
    const { code, out, err } = await cli(...args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('npm run core -- status');
  },
);

describe('what cannot be done', () => {
  const wrong: [string, string[], RegExp][] = [
    ['an unknown command', ['dance'], /There is no command "dance"/],
    ['an unknown option', ['sync', '--twice'], /--twice/],
    ['a missing option', ['sync', '--once'], /--cloud is missing/],
    [
      'a cloud file that is not there',
      ['sync', '--once', '--cloud', 'nowhere.json', '--data-dir', 'x'],
      /nowhere\.json cannot be read/,
    ],
    ['a folder without a profile', ['doctor', '--data-dir', '/nowhere/at/all'], /no profile in/],
    [
      'a limit that is no number',
      ['board', '--data-dir', 'HERE', '--limit', 'many'],
      /--limit many/,
    ],
  ];
  test.each(wrong)('%s: exit code 2, a sentence, no stack', async (_, args, message) => {
    const { code, out, err } = await cli(...args.map((arg) => (arg === 'HERE' ? at('data') : arg)));
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe('doctor', () => {
  const doctor = () => cli('doctor', '--data-dir', at('data'));

  test('finds nothing wrong with a profile that is in order', async () => {
    const { code, out } = await doctor();
    expect(out).not.toMatch(/WRONG/);
    expect(out).toMatch(/ok +audit trail: \d+ entries, chain whole/);
    expect(code).toBe(0);
  });

  test('finds an entry of the audit trail that was changed', async () => {
    const key = await sealedKeyring(at('data'), headlessHost(at('data')).secretBox).open();
    const db = openDatabase(at('data/ledger.db'), { key, kind: 'ledger' });
    db.exec(`UPDATE audit_details SET body = replace(body, 'tenant.added', 'tenant.adopted')
             WHERE place = 2`);
    db.close();
    const { code, out } = await doctor();

    expect(code).toBe(1);
    expect(out).toMatch(/WRONG +audit trail: broken at entry 2/);
  });

  test.each(['cache.db', 'ledger.db'])('finds damage in %s', async (name) => {
    const content = readFileSync(at(`data/${name}`));
    for (let page = 4_096 * 3; page < content.length; page += 4_096) {
      content[page + 50] = (content[page + 50] ?? 0) ^ 0xff;
    }
    writeFileSync(at(`data/${name}`), content);
    const { code, out } = await doctor();

    expect(out).toMatch(new RegExp(`WRONG.*${name}`));
    expect(code).toBe(1);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { formatBoardQuery } from '#shared/domain/query/format.ts';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { visibleLine } from '#shared/text.ts';
import { cli } from '#test/fakes/cli.ts';
import { type CoreBench, coreBench } from '#test/fakes/core-bench.ts';
import { HIDING, HOSTILE_TEXTS } from '#test/fakes/hostile-corpus.ts';

let bench: CoreBench;
let tenants: TenantRow[];

/** A range whose tenants are called, and say they live, as attackers would have it. */
beforeAll(async () => {
  bench = await coreBench({ tenants: HOSTILE_TEXTS.length, incidents: 120 });
  const cloud = bench.cloud();
  const named = cloud.tenants.map((tenant, place) => {
    const text = HOSTILE_TEXTS[place]?.text ?? '';
    return { ...tenant, name: text, domain: text };
  });
  await bench.open({ cloud: { ...cloud, tenants: named } });
  await bench.sync();
  tenants = await bench.call('tenants.list', {});
}, 60_000);
afterAll(async () => bench[Symbol.asyncDispose]());

test('each is in the list under a name that is kept whole characters and all', async () => {
  expect(tenants).toHaveLength(HOSTILE_TEXTS.length);
  for (const { name, domain } of tenants) {
    expect(name.trim()).not.toBe('');
    expect(name.length).toBeLessThanOrEqual(200);
    expect(name.isWellFormed(), visibleLine(name)).toBe(true);
    expect(domain.length).toBeLessThanOrEqual(253);
  }
});

test('each is found again by the search line that names it', async () => {
  for (const { id, name } of tenants) {
    const line = formatBoardQuery({ ...EVERYTHING_OPEN, tenants: [id] }, tenants);
    const { filter, problems } = parseBoardQuery(line, tenants);
    expect({ name: visibleLine(name), line, problems, found: filter.tenants }).toEqual({
      name: visibleLine(name),
      line,
      problems: [],
      found: [id],
    });
  }
});

test('no line of the log quotes any of it', () => {
  const said = bench.lines.join('\n');
  for (const { text } of HOSTILE_TEXTS) {
    if (text.trim().length > 8) expect(said).not.toContain(text.slice(0, 60));
  }
});

test('the commands print them so that a terminal obeys nothing and a table keeps its lines', async () => {
  await bench.stop();
  const dir = ['--data-dir', bench.dataDir];
  const commands = [
    ['status', ...dir],
    ['status', ...dir, '--json'],
    ['board', ...dir, '--query', 'is:all', '--header'],
    ['board', ...dir, '--query', 'is:all', '--json'],
    ['doctor', ...dir],
  ];
  for (const command of commands) {
    const { code, out } = await cli(...command);
    expect(code, command.join(' ')).toBe(0);
    for (const line of out.trimEnd().split('\n')) {
      expect(line.replaceAll('\t', ' ')).not.toMatch(HIDING);
    }
  }
  const { out } = await cli('status', ...dir);
  expect(out.trimEnd().split('\n')).toHaveLength(tenants.length + 2);
});

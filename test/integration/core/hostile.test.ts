import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { type BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { shortened } from '#shared/text.ts';
import { HOUR_MS } from '#shared/time.ts';
import { cli } from '#test/fakes/cli.ts';
import { type CoreBench, coreBench } from '#test/fakes/core-bench.ts';
import { HIDING, HOSTILE_TEXTS } from '#test/fakes/hostile-corpus.ts';

const LONGEST_TITLE = 4_000;
/** The range's own bound is a megabyte a call. */
const LONGEST_SAID = 40_000;

const each = HOSTILE_TEXTS.map(({ name, text }, place) => {
  return { name, text: text.slice(0, LONGEST_SAID), place };
});

let bench: CoreBench;
/** Incidents in the order of the corpus. */
let keys: IncidentKey[] = [];

beforeAll(async () => {
  bench = await coreBench({ tenants: 2, incidents: 10 });
  const control = bench.control();
  const { created } = await control.call('incidents.burst', { count: HOSTILE_TEXTS.length });
  for (const { text, place } of each) {
    const incident = created[place];
    if (!incident) throw new Error('The range made too few incidents.');
    const said = { title: text, customTags: [text], assignedTo: text, comment: text };
    await control.call('incidents.change', { ...incident, ...said });
  }
  await bench.sync();
  const rows = await bench.rows();
  keys = created.flatMap(({ tenantId, incidentId }) =>
    rows.filter((row) => row.tenantId === tenantId && row.incidentId === incidentId),
  );
}, 60_000);
afterAll(async () => bench[Symbol.asyncDispose]());

function keyAt(place: number): IncidentKey {
  const key = keys[place];
  if (!key) throw new Error(`Incident ${place} is not on the board.`);
  return { tenantId: key.tenantId, incidentId: key.incidentId };
}

test.each(each)('$name arrives as it was written, and is found', async ({ text, place }) => {
  const key = keyAt(place);
  const row = await bench.row(key);
  const written = text.trim() === '' ? '(no title)' : text.toWellFormed();
  expect(row.title).toBe(shortened(written, LONGEST_TITLE));
  const detail = await bench.call('incidents.detail', key);
  expect(detail?.incident.title).toBe(row.title);
  await bench.call('incidents.evidence', { ...key, perKind: 20 });
  await bench.call('incidents.related', key);

  const filters: Partial<BoardFilter>[] = [
    { tags: row.tags.slice(0, 1) },
    { assignees: row.assignedTo === null ? [] : [row.assignedTo] },
  ];
  for (const filter of filters) {
    const found = await bench.rows(filter);
    expect(found.map(({ incidentId }) => incidentId)).toContain(key.incidentId);
    const all = { ...EVERYTHING_OPEN, scope: 'all', ...filter } as const;
    await bench.call('board.counts', { filter: all });
  }
  for (const line of [text.slice(0, 300), JSON.stringify(text.slice(0, 300))]) {
    const { filter, problems } = parseBoardQuery(line, []);
    if (problems.length === 0) await bench.rows(filter);
    expect(problems.map(({ message }) => message).filter((message) => message === '')).toEqual([]);
  }
});

test('a second look finds nothing changed that was not', async () => {
  bench.clock.pass(25 * HOUR_MS); // the daily sweep reads everything again
  await bench.drive(bench.core().headless.syncOnce());
  for (const { place, name } of each) {
    const activity = await bench.call('incidents.activity', keyAt(place));
    const changes = activity.filter(({ kind }) => kind === 'seen');
    expect({ name, changes }).toEqual({ name, changes: [] });
  }
});

test('no line of the log quotes any of it', () => {
  const said = bench.lines.join('\n');
  for (const { text } of each) {
    if (text.trim().length > 8) expect(said).not.toContain(text.slice(0, 60));
  }
});

test('the commands print it so that a terminal obeys nothing and a table keeps its lines', async () => {
  await bench.stop();
  for (const form of [['--json'], ['--header']]) {
    const { code, out } = await cli(
      'board',
      '--data-dir',
      bench.dataDir,
      '--query',
      'is:all',
      ...form,
    );
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    const expected = keys.length + 10 + (form[0] === '--header' ? 1 : 0);
    expect(lines).toHaveLength(expected);
    for (const line of lines) expect(line.replaceAll('\t', ' ')).not.toMatch(HIDING);
  }
});

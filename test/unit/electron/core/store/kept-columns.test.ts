import { afterEach, beforeEach, expect, test } from 'vitest';
import { boardReader } from '#electron/core/store/board-reader.ts';
import { keptColumns } from '#electron/core/store/kept-columns.ts';
import { type BoardCounts, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { instant } from '#shared/time.ts';
import {
  answer,
  CONTOSO,
  FABRIKAM,
  graphIncident,
  NOW,
  temporaryCache,
} from '#test/fakes/answers.ts';

let cache: ReturnType<typeof temporaryCache>;

beforeEach(async () => {
  cache = temporaryCache();
  await save(CONTOSO, ['1', '2', '3'], 'high');
  await save(FABRIKAM, ['4', '5'], 'low');
});
afterEach(() => cache.remove());

function save(tenantId: TenantId, ids: readonly string[], severity: string) {
  const incidents = ids.map((id) =>
    graphIncident({ id, severity, lastUpdateDateTime: `2026-11-20T1${severity.length}:00:00Z` }),
  );
  return cache.writer.saveIncidents({ ...answer(tenantId, incidents), expanded: true });
}

/** What a program that has just started counts. */
const counted = (): BoardCounts => boardReader(cache.reader).counts(EVERYTHING_OPEN, NOW);

/** A run that reads the board and gets to its end. */
function run(): void {
  const board = boardReader(cache.reader);
  board.total();
  board.keep();
}

/** Changes rows behind the log that readers follow: only who goes through all rows sees it. */
const changeUnseen = () => cache.db.exec('UPDATE incidents SET turn = 3 - turn');

const keptBytes = () =>
  cache.db.prepare<[], Uint8Array>('SELECT bytes FROM kept_columns').pluck().get();

test('a start after a proper end counts the same without going through all rows', () => {
  const before = counted();
  run();
  changeUnseen();
  expect(counted()).toEqual(before);
});

test('what changed after the columns were kept is seen, new and removed rows too', async () => {
  run();
  await save(CONTOSO, ['1', '9'], 'medium');
  await cache.writer.dropMissing({
    tenantId: FABRIKAM,
    createdFrom: instant(0),
    createdTo: instant(NOW),
    seenIds: ['5'],
  });
  const severities = [...counted().facets.severity];
  expect(severities).toEqual([
    { value: 'high', count: 2 },
    { value: 'medium', count: 2 },
    { value: 'low', count: 1 },
  ]);
  run();
  expect(counted().facets.severity).toEqual(severities);
});

test('nothing of a row that is gone is kept', async () => {
  const board = boardReader(cache.reader);
  board.total();
  board.keep();
  expect(keptBytes()?.some((byte) => byte !== 0)).toBe(true);
  for (const tenantId of [CONTOSO, FABRIKAM]) {
    await cache.writer.dropMissing({
      tenantId,
      createdFrom: instant(0),
      createdTo: instant(NOW),
      seenIds: [],
    });
  }
  board.keep();
  expect(keptBytes()?.every((byte) => byte === 0)).toBe(true);
});

test('with a tenant that is removed, what was kept goes at once', async () => {
  run();
  await cache.writer.purgeTenant(CONTOSO);
  expect(keptBytes()).toBeUndefined();
  expect(counted().facets.tenant).toEqual([{ value: FABRIKAM, count: 2 }]);
});

test('columns of another version are not taken for ours', () => {
  const before = counted();
  run();
  cache.db.exec("UPDATE kept_columns SET layout = replace(layout, 'severity', 'gravity')");
  changeUnseen();
  const { turn } = counted().facets;
  expect(turn).not.toEqual(before.facets.turn);
  run(); // keeps its own in their place
  changeUnseen();
  expect(counted().facets.turn).toEqual(turn);
});

test('a file that lost the end of what was kept is read row by row', () => {
  const before = counted();
  run();
  cache.db.exec("UPDATE kept_columns SET bytes = x'00'");
  expect(counted()).toEqual(before);
});

test('columns that are older than the log of changes are not used', () => {
  const before = counted();
  run();
  cache.db.exec('UPDATE board_changes SET stamp = stamp + 100');
  changeUnseen();
  expect(counted().facets.turn).not.toEqual(before.facets.turn);
});

test('a reader stays one that only reads', () => {
  run();
  expect(cache.reader.pragma('query_only', { simple: true })).toBe(1);
});

test('columns counted before a tenant was removed are not kept after it', () => {
  const shape = { severity: new Uint8Array(1) };
  const kept = keptColumns(cache.reader, shape, 'a test');
  const generation = Number(cache.db.prepare('SELECT generation FROM board_state').pluck().get());
  cache.db.exec('UPDATE board_state SET generation = generation + 1');
  kept.write(shape, { generation, stamp: 0, size: 1 });
  expect(keptBytes()).toBeUndefined();
  kept.write(shape, { generation: generation + 1, stamp: 0, size: 1 });
  expect(keptBytes()).toHaveLength(1);
});

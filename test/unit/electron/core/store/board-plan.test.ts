import { afterAll, beforeAll, expect, test } from 'vitest';
import { boardReader } from '#electron/core/store/board-reader.ts';
import { type IndexedColumn, ORDERS } from '#electron/core/store/board-order.ts';
import { gatherSql, walkSql } from '#electron/core/store/board-pager.ts';
import { BREACHED, WARNING } from '#electron/core/store/clock-reader.ts';
import { answer, CONTOSO, graphIncident, temporaryCache } from '#test/fakes/answers.ts';

const cache = temporaryCache();
afterAll(() => cache.remove());
beforeAll(async () => {
  boardReader(cache.reader); // brings the function the walk asks
  await cache.writer.saveIncidents({ ...answer(CONTOSO, [graphIncident()]), expanded: true });
});

function plan(sql: string): string {
  const steps = cache.reader
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${bound(sql)}`)
    .all();
  return steps.map(({ detail }) => detail).join('\n');
}

/** EXPLAIN binds nothing: any value does. */
function bound(sql: string): string {
  return sql.replaceAll('?', "'1'").replaceAll(/(LIMIT|OFFSET) '1'/g, '$1 1');
}

const columns = Object.keys(ORDERS).filter((by): by is IndexedColumn => by in ORDERS);
const after = { kind: 'after', place: { value: 1, tenant: 1, id: '1' } } as const;
const first = { kind: 'offset', offset: 0 } as const;

test.each(columns)(
  'a page by %s is read from its index alone, in order, in both directions',
  (by) => {
    for (const descending of [true, false]) {
      for (const filtered of [true, false]) {
        const begin = plan(walkSql({ by, descending }, first, { limit: 50, filtered }).sql);
        const next = plan(walkSql({ by, descending }, after, { limit: 50, filtered }).sql);

        expect(begin).toContain(`SCAN incidents USING COVERING INDEX ${ORDERS[by].index}`);
        expect(next).toContain(`SEARCH incidents USING COVERING INDEX ${ORDERS[by].index}`);
        expect(`${begin}${next}`).not.toContain('TEMP B-TREE');
      }
    }
  },
);

test.each(columns)('rows given by number are fetched by number and sorted by %s', (by) => {
  const steps = plan(gatherSql({ by, descending: true }, first, 50).sql);

  expect(steps).toContain('SEARCH incidents USING INTEGER PRIMARY KEY');
  expect(steps).not.toContain('SCAN incidents');
});

test('pressing clocks are counted along their indexes, what is put away is found by what is', () => {
  for (const sql of [BREACHED, WARNING]) {
    const steps = plan(sql);
    expect(steps).toMatch(/SEARCH i USING COVERING INDEX by_(due|warning)/);
    expect(steps).toContain('SCAN s');
    expect(steps).toContain('SEARCH i USING INDEX sqlite_autoindex_incidents_1');
    expect(steps).not.toContain('SCAN i');
  }
});

test.each([
  [
    'SELECT n FROM incidents WHERE tenant = ? AND id > ? ORDER BY id LIMIT ? OFFSET ?',
    'SEARCH incidents USING COVERING INDEX sqlite_autoindex_incidents_1',
  ],
  [
    'SELECT n FROM incidents WHERE tenant = ? AND id = ?',
    'SEARCH incidents USING COVERING INDEX sqlite_autoindex_incidents_1',
  ],
  [
    'SELECT body FROM alerts WHERE n = ? ORDER BY place',
    'SEARCH alerts USING INDEX alerts_by_incident (n=?)',
  ],
  ['SELECT n FROM alerts WHERE tenant = ? AND id = ?', 'SEARCH alerts USING INDEX alerts_by_id'],
  [
    'SELECT DISTINCT n FROM board_changes WHERE stamp > ?',
    'SEARCH board_changes USING INTEGER PRIMARY KEY (rowid>?)',
  ],
])('%s uses its key', (sql, expected) => {
  const steps = plan(sql);

  expect(steps).toContain(expected);
  expect(steps).not.toMatch(/SCAN (incidents|alerts|board_changes)/);
});

test('rows are found in the search index in their order, without sorting', () => {
  const steps = plan('SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid');

  expect(steps).toContain('SCAN search VIRTUAL TABLE INDEX');
  expect(steps).not.toContain('TEMP B-TREE');
});

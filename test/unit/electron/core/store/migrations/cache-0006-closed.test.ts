import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { cacheMigrations } from '#electron/core/store/migrations/cache.ts';
import { migrate } from '#electron/core/store/migrations/migration.ts';
import { millis } from '#shared/time.ts';

const status = (from: string, to: string) => ({ field: 'status', from, to });

test('what an earlier version saw closed keeps the moment of it; what it never saw open has none', () => {
  const db = new Sqlite(':memory:');
  const at = cacheMigrations.findIndex(({ name }) => name === 'cache-0006-closed');
  migrate(db, { applicationId: 1, migrations: cacheMigrations.slice(0, at) });
  db.exec(
    "INSERT INTO tenants (number, id, name, colour, tags, listed) VALUES (1, 'a', 'A', 0, '[]', 1)",
  );
  const add = db.prepare(`
    INSERT INTO incidents (n, tenant, id, severity, severity_rank, status, status_rank, turn, assignee,
      mine, tag_list, alerts, created_at, updated_at, pending, refused, read_at, title, title_key,
      assignee_key, tags_key)
    VALUES (?, 1, ?, 1, 50, 2, ?, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, '', '', '', '')`);
  const saw = db.prepare('INSERT INTO incident_changes (n, seen_at, body) VALUES (?, 9, ?)');
  const noted = (n: number, updatedAt: string, ...changes: readonly object[]) =>
    saw.run(n, JSON.stringify({ updatedAt, by: null, changes }));
  for (const [n, rank] of [
    [1, 103],
    [2, 0],
    [3, 103],
    [4, 104],
  ])
    add.run(n, String(n), rank);
  const title = { field: 'title', from: 'a', to: 'resolved' };
  noted(1, '2026-11-01T01:00:00.500Z', status('active', 'resolved'));
  noted(1, '2026-11-02T01:00:00.000Z', status('resolved', 'active'));
  noted(1, '2026-11-03T01:00:00.500Z', title, status('active', 'resolved'));
  noted(1, '2026-11-04T01:00:00.000Z', title);
  noted(2, '2026-11-05T01:00:00.000Z', status('active', 'resolved'));
  noted(3, '2026-11-06T01:00:00.000Z', title);
  noted(4, '2026-11-07T01:00:00.000Z', status('inProgress', 'redirected'));

  migrate(db, { applicationId: 1, migrations: cacheMigrations });

  expect(db.prepare('SELECT closed_at FROM incidents ORDER BY n').pluck().all()).toEqual([
    millis('2026-11-03T01:00:00Z'),
    0,
    0,
    millis('2026-11-07T01:00:00Z'),
  ]);
  db.close();
});

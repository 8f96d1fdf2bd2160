import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { cacheMigrations } from '#electron/core/store/migrations/cache.ts';
import { migrate } from '#electron/core/store/migrations/migration.ts';

test('what was said before this version is found', () => {
  const db = new Sqlite(':memory:');
  const at = cacheMigrations.findIndex(({ name }) => name === 'cache-0011-comments');
  migrate(db, { applicationId: 1, migrations: cacheMigrations.slice(0, at) });
  db.pragma('foreign_keys = OFF');
  const add = db.prepare(
    'INSERT INTO incident_bodies (n, updated_at, hunted, body) VALUES (?, 1, 0, ?)',
  );
  add.run(1, JSON.stringify({ comments: [{ text: 'was reimaged' }, { text: 'closed' }] }));
  add.run(2, JSON.stringify({ comments: [] }));

  migrate(db, { applicationId: 1, migrations: cacheMigrations });

  const find = db
    .prepare<[string], number>('SELECT rowid FROM comment_search WHERE comment_search MATCH ?')
    .pluck();
  expect(find.all('reimaged')).toEqual([1]);
  expect(find.all('"reimaged closed"')).toEqual([]);
  db.close();
});

import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { boardSearch } from '#electron/core/store/board-search.ts';
import { cacheMigrations } from '#electron/core/store/migrations/cache.ts';
import { migrate } from '#electron/core/store/migrations/migration.ts';

test('what an earlier version had read is found by the beginnings of its words', () => {
  const db = new Sqlite(':memory:');
  const at = cacheMigrations.findIndex(({ name }) => name === 'cache-0014-search-words');
  migrate(db, { applicationId: 1, migrations: cacheMigrations.slice(0, at) });
  const insert = db.prepare('INSERT INTO search (rowid, text) VALUES (?, ?)');
  insert.run(3, 'Lateral movement');
  insert.run(5, 'Later than that');
  insert.run(8, 'Latent');

  migrate(db, { applicationId: 1, migrations: cacheMigrations });

  const search = boardSearch(db);
  expect(search.rows('later')).toEqual([3, 5]);
  expect(search.rows('lateral move')).toEqual([3]);
  expect(search.rows('lat')).toEqual([3, 5, 8]);
  expect(search.rows('movements')).toEqual([]);
  db.close();
});

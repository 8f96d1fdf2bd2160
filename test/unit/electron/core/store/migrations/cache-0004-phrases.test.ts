import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { boardSearch } from '#electron/core/store/board-search.ts';
import { cache0001 } from '#electron/core/store/migrations/cache-0001-board.ts';
import { cache0004 } from '#electron/core/store/migrations/cache-0004-phrases.ts';
import { cache0014 } from '#electron/core/store/migrations/cache-0014-search-words.ts';
import { migrate } from '#electron/core/store/migrations/migration.ts';

test('what an earlier version had read can be searched as before, and now by words side by side', () => {
  const db = new Sqlite(':memory:');
  migrate(db, { applicationId: 1, migrations: [cache0001] });
  db.exec(`
    INSERT INTO tenants VALUES (1, 'a', 'Contoso', 0, '[]', 1);
    INSERT INTO words VALUES (1, 'high'), (2, 'active'), (3, 'ada@msp.example');
    INSERT INTO tag_lists VALUES (1, '["red team","vip"]');
    INSERT INTO incidents VALUES
      (5, 1, '77', 1, 50, 2, 0, 0, 3, 0, 1, 1, 0, 0, 0, 0, 0, 'Lateral movement', '', '', ''),
      (6, 1, '78', 1, 50, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'Alone', '', '', '');
    INSERT INTO alerts VALUES
      (1, 5, 0, 1, 'x', 0, '{"title":"Mimikatz seen"}', 1,
       '[["device","t","host1.contoso.com","powershell -enc",null]]'),
      (2, 5, 1, 1, 'y', 0, '{"title":"Beacon"}', 0, '');`);

  migrate(db, { applicationId: 1, migrations: [cache0001, cache0004, cache0014] });

  const search = boardSearch(db);
  for (const text of ['later', '77', 'ada', 'vip', 'mimi', 'host1', 'powershell enc', 'beac']) {
    expect([text, search.rows(text)]).toEqual([text, [5]]);
  }
  for (const text of ['lateral movement', 'red team', 'mimikatz seen', 'powershell enc', '77']) {
    expect([text, search.rows(text, true)]).toEqual([text, [5]]);
  }
  for (const text of ['movement lateral', 'movement 77', 'team vip', 'seen beacon', 'mimi']) {
    expect([text, search.rows(text, true)]).toEqual([text, []]);
  }
  expect(search.rows('alone')).toEqual([6]);
  db.close();
});

import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { boardSearch } from '#electron/core/store/board-search.ts';
import { cacheMigrations } from '#electron/core/store/migrations/cache.ts';
import { migrate } from '#electron/core/store/migrations/migration.ts';
import { searchBeginnings } from '#electron/core/store/search-beginnings.ts';
import { numbers } from '#test/fakes/board-data.ts';

let db: Sqlite.Database;
beforeEach(() => {
  db = new Sqlite(':memory:');
  migrate(db, { applicationId: 1, migrations: cacheMigrations });
});
afterEach(() => db.close());

const fill = (texts: readonly string[]) => {
  const insert = db.prepare('INSERT INTO search (rowid, text) VALUES (?, ?)');
  texts.forEach((text, at) => insert.run(at + 1, text));
};
const asked = (query: string) =>
  db
    .prepare<[string], number>('SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid')
    .pluck()
    .all(query);

/** A few letters, so that many words begin alike; some with accents, some in capitals. */
const LETTERS = ['a', 'b', 'B', 'é', 'É', '1', 'ß', 'ж'];

test.each([1, 2, 3])(
  'few or many words may go on: the rows are those of the index itself (%i)',
  (seed) => {
    const next = numbers(seed);
    const word = () =>
      Array.from(
        { length: 1 + Math.floor(next() * 4) },
        () => LETTERS[Math.floor(next() ** 2 * LETTERS.length)],
      ).join('');
    fill(Array.from({ length: 300 }, () => `${word()} ${word()} ${word()}`));
    db.exec('DELETE FROM search WHERE rowid % 7 = 0');
    const search = boardSearch(db);

    for (let round = 0; round < 200; round += 1) {
      const [one, other] = [word(), word()];
      expect(search.rows(`${one} ${other}`)).toEqual(asked(`"${one}"* AND "${other}"*`));
      expect(asked(searchBeginnings(db)([one, other]))).toEqual(asked(`"${one} ${other}"*`));
    }
  },
);

test('a beginning of few words is asked for by their names, one of many or of other letters as it is', () => {
  fill(['host example examples', ...Array.from({ length: 9 }, (_, at) => `many${at}`), 'café']);
  const beginning = searchBeginnings(db);

  expect(beginning(['host', 'Exam'])).toBe('("host example" OR "host examples")');
  expect(beginning(['many'])).toBe('"many"*');
  expect(beginning(['nothing'])).toBe('"nothing"*');
  expect(beginning(['café'])).toBe('"café"*');
});

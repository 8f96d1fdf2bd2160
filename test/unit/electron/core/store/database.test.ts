import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DatabaseKind, openDatabase } from '#electron/core/store/database.ts';
import { metaStore } from '#electron/core/store/meta-store.ts';
import { migrate } from '#electron/core/store/migrations/migration.ts';
import { guarded } from '#electron/core/store/sqlite-failure.ts';
import { AppError } from '#shared/errors.ts';
import { type Folder, temporaryFolder } from '#test/fakes/answers.ts';

let folder: Folder;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder.path, 'ledger.db');
});
afterEach(() => folder.remove());

const open = (key: Uint8Array = folder.key, kind: DatabaseKind = 'ledger') =>
  openDatabase(file, { key, kind });

function flipByte(at: number): void {
  const content = readFileSync(file);
  content[at] = (content[at] ?? 0) ^ 0xff;
  writeFileSync(file, content);
}

describe('a file of the profile', () => {
  test('keeps what was written, and none of it can be read without the key', () => {
    const db = open();
    metaStore(db).set('customer', 'Contoso Confidential');
    db.close();

    expect(metaStore(open()).get('customer')).toBe('Contoso Confidential');
    expect(readFileSync(file).includes('Contoso')).toBe(false);
    expect(readFileSync(file).includes('SQLite format')).toBe(false);
  });

  test('is damaged, not empty, when the key is another one', () => {
    open().close();
    expect(() => open(new Uint8Array(32).fill(1))).toThrow(
      expect.objectContaining({ code: 'damaged', support: 'SQLITE_NOTADB' }),
    );
  });

  test('tells a flipped byte from a wrong key', () => {
    const db = open();
    const meta = metaStore(db);
    for (let index = 0; index < 2_000; index += 1) meta.set(`name ${index}`, 'x'.repeat(100));
    db.close();
    flipByte(80 * 4096 + 100); // far behind the empty tables, among what was written

    const read = () => {
      const damaged = open();
      guarded('ledger.db', () => damaged.pragma('integrity_check'));
      guarded('ledger.db', () => damaged.prepare('SELECT sum(length(value)) FROM meta').get());
    };
    expect(read).toThrow(
      expect.objectContaining({ code: 'damaged', support: expect.stringMatching('CORRUPT') }),
    );
  });

  test('of a newer version is refused with what to do, and stays as it was', () => {
    const db = open();
    db.pragma('user_version = 999');
    db.close();
    const content = readFileSync(file);

    expect(open).toThrow(
      expect.objectContaining({
        code: 'storage',
        remedy: expect.stringContaining('newer version'),
      }),
    );
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test('of the other kind is not taken for this one', () => {
    open(folder.key, 'cache').close();
    expect(open).toThrow(expect.objectContaining({ code: 'damaged' }));
  });

  test('on a full disk says so, loses nothing and goes on when there is room', () => {
    const db = open();
    const meta = metaStore(db);
    meta.set('kept', 'yes');
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages}`);
    const fill = () => guarded('ledger.db', () => meta.set('large', 'x'.repeat(1_000_000)));

    expect(fill).toThrow(
      expect.objectContaining({
        code: 'storage',
        remedy: expect.stringContaining('Free some space'),
      }),
    );
    expect(meta.get('kept')).toBe('yes');
    expect(meta.get('large')).toBeNull();
    db.pragma('max_page_count = 100000');
    fill();
    expect(meta.get('large')).toHaveLength(1_000_000);
  });

  test('cannot be written through a connection that only reads', () => {
    open().close();
    const reader = openDatabase(file, { key: folder.key, kind: 'ledger', readonly: true });
    const write = () => guarded('ledger.db', () => metaStore(reader).set('a', 'b'));
    expect(write).toThrow(expect.objectContaining({ code: 'storage' }));
    reader.close();
  });

  test('that does not exist is not made up by a reader', () => {
    const read = () => openDatabase(file, { key: folder.key, kind: 'ledger', readonly: true });
    expect(read).toThrow(AppError);
  });
});

describe('migrations', () => {
  const steps = [
    { name: 'one', up: (db: Sqlite.Database) => db.exec('CREATE TABLE one (a TEXT) STRICT') },
    { name: 'two', up: (db: Sqlite.Database) => db.exec("INSERT INTO one VALUES ('kept')") },
  ];
  const version = (db: Sqlite.Database) => db.pragma('user_version', { simple: true });

  test.each(['cache', 'ledger'] as const)(
    'bring an empty %s file to this version, once',
    (kind) => {
      const db = open(folder.key, kind);
      const tables = db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get();
      const reached = version(db);
      db.close();
      const again = open(folder.key, kind);

      expect(version(again)).toBe(reached);
      expect(again.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()).toEqual(tables);
      again.close();
    },
  );

  test('go on from where a file stands', () => {
    const db = new Sqlite(':memory:');
    migrate(db, { applicationId: 1, migrations: steps.slice(0, 1) });
    db.exec("INSERT INTO one VALUES ('mine')");
    migrate(db, { applicationId: 1, migrations: steps });

    expect(version(db)).toBe(2);
    expect(db.prepare('SELECT a FROM one').pluck().all()).toEqual(['mine', 'kept']);
  });

  test('leave nothing of a step that fails', () => {
    const db = new Sqlite(':memory:');
    const broken = {
      name: 'broken',
      up: (target: Sqlite.Database) =>
        target.exec('CREATE TABLE half (a TEXT) STRICT; SELECT * FROM nowhere'),
    };
    const run = () => migrate(db, { applicationId: 1, migrations: [...steps, broken] });

    expect(run).toThrow('nowhere');
    expect(version(db)).toBe(2);
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined();
  });
});

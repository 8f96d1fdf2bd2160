import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { guardedStore } from '#electron/core/store/guarded-store.ts';
import { AppError } from '#shared/errors.ts';

test('a disk that refuses is said in words, whichever method met it', () => {
  const store = guardedStore('ledger.db', {
    add: (text: string): number => {
      throw new Sqlite.SqliteError(`no room for ${text}`, 'SQLITE_FULL');
    },
    count: (): number => 3,
  });
  expect(() => store.add('a change')).toThrow(AppError);
  expect(() => store.add('a change')).toThrow('The disk is full: ledger.db cannot grow.');
  expect(store.count()).toBe(3);
});

test('our own errors pass as they are', () => {
  const own = new AppError('not-found', 'Not there.');
  const store = guardedStore('ledger.db', {
    get: () => {
      throw own;
    },
  });
  expect(() => store.get()).toThrow(own);
});

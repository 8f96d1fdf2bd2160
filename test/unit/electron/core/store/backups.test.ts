import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ledgerBackups } from '#electron/core/store/backups.ts';
import { fileStamp } from '#electron/core/store/set-aside.ts';
import { instant } from '#shared/time.ts';
import { NOW, temporaryFolder } from '#test/fakes/answers.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';

test('a backup that fails leaves no half copy behind', () => {
  const folder = temporaryFolder();
  const db = memoryLedger();
  const at = instant(NOW);
  const name = `ledger-${fileStamp(at)}.db`;
  const taken = path.join(folder.path, 'backups', name); // a folder: no file can be put there
  mkdirSync(path.join(taken, 'something'), { recursive: true });

  expect(() => ledgerBackups(folder.path).make(db, at)).toThrow();
  expect(readdirSync(path.join(folder.path, 'backups'))).toEqual([name]);
  db.close();
  folder.remove();
});

import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Notice } from '#shared/contract/app.ts';
import { AppError } from '#shared/errors.ts';
import type { Instant } from '#shared/time.ts';
import type { LedgerBackups } from './backups.ts';
import { connect, type Database, DATABASE_KINDS, openDatabase, schemaVersion } from './database.ts';
import { notice } from './file-notices.ts';
import { integrityProblem } from './integrity.ts';
import { setAside } from './set-aside.ts';
import { guarded } from './sqlite-failure.ts';

interface LedgerFile {
  readonly dataDir: string;
  readonly key: Uint8Array;
  readonly at: Instant;
  readonly backups: LedgerBackups;
  readonly nativeBinding?: string | undefined;
}

/**
 * Opens ledger.db, checked page by page and backed up before a migration. A damaged one is set aside and
 * the newest good backup takes its place; what happened is said in `notices`.
 * @throws AppError `storage` for a newer version or a disk that refuses.
 */
export function openLedger(files: LedgerFile, notices: Notice[]): Database {
  const file = path.join(files.dataDir, 'ledger.db');
  const existed = existsSync(file);
  try {
    if (existed) prepareFile(file, files);
    return openChecked(file, files);
  } catch (error) {
    if (!existed || !(error instanceof AppError) || error.code !== 'damaged') throw error;
    return restored(file, setAside(file, files.at), files, notices);
  }
}

/** Before a migration there is a copy of what was there. */
function prepareFile(file: string, { key, at, backups, nativeBinding }: LedgerFile): void {
  const latest = DATABASE_KINDS.ledger.migrations.length;
  const db = guarded('ledger.db', () => connect(file, { key, kind: 'ledger', nativeBinding }));
  try {
    const version = guarded('ledger.db', () => schemaVersion(db));
    if (version > 0 && version < latest) backups.make(db, at);
  } finally {
    db.close();
  }
}

function openChecked(file: string, { key, nativeBinding }: LedgerFile): Database {
  const db = openDatabase(file, { key, kind: 'ledger', nativeBinding });
  const problem = integrityProblem(db, 'integrity_check');
  if (problem === null) return db;
  db.close();
  throw new AppError('damaged', 'ledger.db is damaged.', { support: problem });
}

function restored(
  file: string,
  aside: string | null,
  files: LedgerFile,
  notices: Notice[],
): Database {
  const { backups, at } = files;
  for (const name of backups.list()) {
    try {
      backups.restore(name, file);
      const db = openChecked(file, files);
      notices.push(notice.ledgerRestored(aside, backups.madeAt(name), at));
      return db;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'damaged') throw error;
      for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
    }
  }
  notices.push(notice.ledgerLost(aside, at));
  return openChecked(file, files);
}

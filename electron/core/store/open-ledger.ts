import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Notice } from '#shared/contract/app.ts';
import { AppError } from '#shared/errors.ts';
import { type LedgerFile, openChecked } from './check-ledger.ts';
import { connect, type Database, DATABASE_KINDS, schemaVersion } from './database.ts';
import { cacheFileOf } from './open-cache.ts';
import { restoreLedger } from './restore-ledger.ts';
import { guarded } from './sqlite-failure.ts';

/**
 * Opens ledger.db, checked page by page and backed up before a migration. In the place of a damaged one, or of one
 * that is gone, the newest good backup is taken; what happened is said in `notices`.
 * @throws AppError `storage` for a newer version or a disk that refuses.
 */
export function openLedger(files: LedgerFile, notices: Notice[]): Database {
  const file = path.join(files.dataDir, 'ledger.db');
  if (!existsSync(file)) {
    return isFirstStart(files)
      ? openChecked(file, files)
      : restoreLedger(file, files, { loss: 'missing', notices });
  }
  try {
    prepareFile(file, files);
    return openChecked(file, files);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'damaged') throw error;
    return restoreLedger(file, files, { loss: 'damaged', notices });
  }
}

/** The ledger is the first file of a profile, and every start leaves a backup of it. */
function isFirstStart({ dataDir, at, backups }: LedgerFile): boolean {
  return backups.list(at).length === 0 && !existsSync(cacheFileOf(dataDir));
}

/** Before a migration there is a copy of what was there. @throws AppError `damaged` for a file that was emptied. */
function prepareFile(file: string, files: LedgerFile): void {
  const { key, at, backups, nativeBinding } = files;
  const latest = DATABASE_KINDS.ledger.migrations.length;
  const db = guarded('ledger.db', () => connect(file, { key, kind: 'ledger', nativeBinding }));
  try {
    const version = guarded('ledger.db', () => schemaVersion(db));
    if (version === 0 && !isFirstStart(files)) throw new AppError('damaged', 'ledger.db is empty.');
    if (version > 0 && version < latest) backups.make(db, at);
  } finally {
    db.close();
  }
}

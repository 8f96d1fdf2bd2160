import { AppError } from '#shared/errors.ts';
import type { Instant } from '#shared/time.ts';
import type { LedgerBackups } from './backups.ts';
import { type Database, openDatabase } from './database.ts';
import { integrityProblem } from './integrity.ts';

export interface LedgerFile {
  readonly dataDir: string;
  readonly key: Uint8Array;
  readonly at: Instant;
  readonly backups: LedgerBackups;
  readonly nativeBinding?: string | undefined;
}

/** Brings a ledger to this version, opens it and walks through its pages. @throws AppError `damaged`, `storage`. */
export function openChecked(
  file: string,
  { key, nativeBinding }: Pick<LedgerFile, 'key' | 'nativeBinding'>,
): Database {
  const db = openDatabase(file, { key, kind: 'ledger', nativeBinding });
  const problem = integrityProblem(db, 'integrity_check');
  if (problem === null) return db;
  db.close();
  throw new AppError('damaged', 'ledger.db is damaged.', { support: problem });
}

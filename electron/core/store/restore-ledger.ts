import { renameSync } from 'node:fs';
import type { Notice } from '#shared/contract/app.ts';
import { AppError } from '#shared/errors.ts';
import { type LedgerFile, openChecked } from './check-ledger.ts';
import type { Database } from './database.ts';
import { notice } from './file-notices.ts';
import { noticeStore } from './notice-store.ts';
import { asideName, dropDatabase, setAside } from './set-aside.ts';

/**
 * Puts the newest good backup in the place of a ledger that is damaged or gone; an empty one where there is none.
 * It is made ready beside it, with its notice inside, and takes the place in one step: cut short at any line, the
 * next start does it again and the person hears of it.
 * @throws AppError `storage` when the disk refuses: nothing has changed then.
 */
export function restoreLedger(
  file: string,
  files: LedgerFile,
  { loss, notices }: { readonly loss: 'damaged' | 'missing'; readonly notices: Notice[] },
): Database {
  const { at, backups } = files;
  const aside = asideName(file, at);
  const beside = `${file}.restoring`;
  const swap = (told: Notice): Database => {
    setAside(file, at);
    renameSync(beside, file);
    notices.push(told);
    return openChecked(file, files);
  };
  for (const name of backups.list()) {
    const told = notice.ledgerRestored({ loss, aside, madeAt: backups.madeAt(name) }, at);
    try {
      dropDatabase(beside);
      backups.copyTo(name, beside);
      prepare(beside, files, told);
    } catch (error) {
      dropDatabase(beside);
      if (!(error instanceof AppError) || error.code !== 'damaged') throw error;
      continue;
    }
    return swap(told);
  }
  const told = notice.ledgerLost({ loss, aside }, at);
  dropDatabase(beside);
  prepare(beside, files, told);
  return swap(told);
}

/** A whole ledger of this version that says what happened, in one closed file. @throws AppError `damaged`. */
function prepare(beside: string, files: LedgerFile, told: Notice): void {
  const db = openChecked(beside, files);
  try {
    noticeStore(db).add(told);
  } finally {
    db.close();
  }
}

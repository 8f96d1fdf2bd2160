import { renameSync } from 'node:fs';
import type { Notice } from '#shared/contract/app.ts';
import { AppError } from '#shared/errors.ts';
import type { Backup } from './backups.ts';
import { type LedgerFile, openChecked } from './check-ledger.ts';
import type { Database } from './database.ts';
import { notice } from './file-notices.ts';
import { holdRestored } from './hold-restored.ts';
import { noticeStore } from './notice-store.ts';
import { asideName, dropDatabase, setAside } from './set-aside.ts';

/**
 * Puts the newest good backup in the place of a ledger that is damaged or gone; an empty one where there is none.
 * It is made ready beside it, with what it may not send held and its notice inside, and takes the place in one
 * step: cut short at any line, the next start does it again and the person hears of it.
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
  dropDatabase(beside); // what a restore that was cut short left
  for (const backup of backups.list(at)) {
    const told = takeCopy(backup, beside, { files, loss, aside });
    if (told !== null) return swap(told);
  }
  return swap(prepare(beside, files, () => notice.ledgerLost({ loss, aside }, at)));
}

interface Taking {
  readonly files: LedgerFile;
  readonly loss: 'damaged' | 'missing';
  readonly aside: string | null;
}

/** Makes a copy of a backup ready. Null: that one is damaged, too. */
function takeCopy(
  { name, madeAt }: Backup,
  beside: string,
  { files, loss, aside }: Taking,
): Notice | null {
  const { at, backups } = files;
  try {
    backups.copyTo(name, beside);
    return prepare(beside, files, (db) => {
      const held = holdRestored(db, { madeAt, at });
      return notice.ledgerRestored({ loss, aside, madeAt, held }, at);
    });
  } catch (error) {
    dropDatabase(beside);
    if (error instanceof AppError && error.code === 'damaged') return null;
    throw error;
  }
}

/** A whole ledger of this version that says what happened, in one closed file. @throws AppError `damaged`. */
function prepare(beside: string, files: LedgerFile, tell: (db: Database) => Notice): Notice {
  const db = openChecked(beside, files);
  try {
    const told = tell(db);
    noticeStore(db).add(told);
    return told;
  } finally {
    db.close();
  }
}

import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { AppError } from '#shared/errors.ts';
import { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';
import { fileStamp } from './set-aside.ts';
import { guarded } from './sqlite-failure.ts';

const KEPT = 7;
const NAME = /^ledger-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.db$/;

/** Copies of ledger.db in `<dir>/backups`, encrypted with the same key; the last seven are kept. */
export function ledgerBackups(dataDir: string) {
  const folder = path.join(dataDir, 'backups');
  const list = (): string[] => {
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => NAME.test(name))
      .sort()
      .reverse();
  };
  const prune = (keep: number) => {
    for (const name of list().slice(keep)) rmSync(path.join(folder, name), { force: true });
  };
  const make = (db: Database, at: Instant): void => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const target = path.join(folder, `ledger-${fileStamp(at)}.db`);
    const fresh = `${target}.new`;
    rmSync(fresh, { force: true });
    try {
      guarded('ledger.db', () => db.prepare('VACUUM INTO ?').run(fresh));
      toDisk(fresh);
      renameSync(fresh, target);
    } finally {
      rmSync(fresh, { force: true }); // half of one, where the disk has no room for it
    }
    prune(KEPT);
  };

  return {
    /** Names, newest first. */
    list,
    /** When a backup was made. */
    madeAt: (name: string): Instant => Instant.parse(name.replace(NAME, '$1T$2:$3:$4.$5Z')),
    make,
    /** One a day (UTC) is enough. */
    makeDaily: (db: Database, at: Instant): void => {
      const newest = list()[0];
      if (newest?.startsWith(`ledger-${at.slice(0, 10)}`)) return;
      make(db, at);
    },
    /** A fresh one in place of all others: what was removed from the ledger is in none of them. */
    renew: (db: Database, at: Instant): void => {
      make(db, at);
      prune(1);
    },
    /**
     * Copies a backup to another file; it is on the disk when this returns.
     * @throws AppError `damaged` where the disk cannot read it, `storage` where it refuses the copy.
     */
    copyTo: (name: string, file: string): void => {
      try {
        copyFileSync(path.join(folder, name), file);
        toDisk(file);
      } catch (cause) {
        const isUnreadable = cause instanceof Error && 'code' in cause && cause.code === 'EIO';
        if (isUnreadable) throw new AppError('damaged', 'A backup cannot be read.', { cause });
        throw new AppError('storage', 'ledger.db cannot be restored from its backup.', {
          cause,
          remedy:
            'Free some space on the disk and check that you may write in the profile folder, then start again. The backup is kept.',
        });
      }
    },
  };
}
export type LedgerBackups = ReturnType<typeof ledgerBackups>;

/** What takes another's place by its name is whole, also after a power cut. */
function toDisk(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

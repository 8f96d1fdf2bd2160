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
import { HOUR_MS, type Instant, instantFrom, millis } from '#shared/time.ts';
import type { Database } from './database.ts';
import { fileStamp } from './set-aside.ts';
import { guarded } from './sqlite-failure.ts';

const KEPT = 7;
const NAME = /^ledger-(ahead-)?(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.db$/;
/** Ends the name of one that is not whole yet. */
const FRESH = '.new';
const PREFIX = 'ledger-';
const AHEAD = `${PREFIX}ahead-`;
/** Clocks are set right all the time. */
const SET_RIGHT_MS = HOUR_MS;

export interface Backup {
  readonly name: string;
  readonly madeAt: Instant;
  /** The clock it was made by stood ahead: nothing is younger by being dated later. */
  readonly isAhead: boolean;
}

/** Copies of ledger.db in `<dir>/backups`, encrypted with the same key; the last seven are kept. */
export function ledgerBackups(dataDir: string) {
  const folder = path.join(dataDir, 'backups');
  const drop = (name: string) => rmSync(path.join(folder, name), { force: true });
  const names = () => (existsSync(folder) ? readdirSync(folder) : []);
  const read = (name: string, at: Instant): Backup[] => {
    const [, mark, day, ...time] = NAME.exec(name) ?? [];
    const madeAt = instantFrom(`${day}T${time.slice(0, 3).join(':')}.${time[3]}Z`);
    if (madeAt === null) return [];
    const isAhead = mark !== undefined || millis(madeAt) > millis(at) + SET_RIGHT_MS;
    return [{ name, madeAt, isAhead }];
  };
  const list = (at: Instant): Backup[] =>
    names()
      .flatMap((name) => read(name, at))
      .sort(
        (one, other) =>
          Number(one.isAhead) - Number(other.isAhead) || (one.madeAt < other.madeAt ? 1 : -1),
      );
  /** Marked for good: its date will come, and it is older than all that are made from now on. */
  const markAhead = (at: Instant) => {
    for (const { name } of list(at).filter((one) => one.isAhead && !one.name.startsWith(AHEAD))) {
      const marked = `${AHEAD}${name.slice(PREFIX.length)}`;
      renameSync(path.join(folder, name), path.join(folder, marked));
    }
  };
  /** @returns the name of the new one. */
  const make = (db: Database, at: Instant): string => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const left of names().filter((name) => name.endsWith(FRESH))) drop(left);
    const name = `${PREFIX}${fileStamp(at)}.db`;
    const target = path.join(folder, name);
    const fresh = `${name}${FRESH}`;
    try {
      guarded('ledger.db', () => db.prepare('VACUUM INTO ?').run(path.join(folder, fresh)));
      toDisk(path.join(folder, fresh));
      renameSync(path.join(folder, fresh), target);
    } finally {
      drop(fresh); // half of one, where the disk has no room for it
    }
    markAhead(at);
    for (const old of list(at).slice(KEPT)) drop(old.name);
    return name;
  };

  return {
    /** Newest first; those made by a clock that stood ahead come last. */
    list,
    make,
    /** One a day (UTC) is enough. */
    makeDaily: (db: Database, at: Instant): void => {
      const [newest] = list(at);
      const isThere = newest?.isAhead === false && newest.madeAt.slice(0, 10) === at.slice(0, 10);
      if (!isThere) make(db, at);
    },
    /** A fresh one in place of all others: what was removed from the ledger is in none of them. */
    renew: (db: Database, at: Instant): void => {
      const fresh = make(db, at);
      for (const { name } of list(at)) if (name !== fresh) drop(name);
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

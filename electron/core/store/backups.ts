import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Instant } from '#shared/time.ts';
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
    madeAt: (name: string): string => name.replace(NAME, '$1T$2:$3:$4.$5Z'),
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
    /** Puts a copy of a backup where the ledger is. */
    restore: (name: string, file: string): void => copyFileSync(path.join(folder, name), file),
  };
}
export type LedgerBackups = ReturnType<typeof ledgerBackups>;

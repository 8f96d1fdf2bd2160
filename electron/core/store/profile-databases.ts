import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Notice } from '#shared/contract/app.ts';
import { AppError, KEY_CLOSED } from '#shared/errors.ts';
import { type Clock, type Instant, instant } from '#shared/time.ts';
import { type LedgerBackups, ledgerBackups } from './backups.ts';
import type { Database } from './database.ts';
import { notice } from './file-notices.ts';
import { integrityProblem } from './integrity.ts';
import { type Keyring, SEALED_KEY } from './keyring.ts';
import { checkCache } from './check-cache.ts';
import { cacheFileOf, openCache } from './open-cache.ts';
import { openLedger } from './open-ledger.ts';
import { pruneSetAside, setAside } from './set-aside.ts';
import { guarded } from './sqlite-failure.ts';

interface ProfileFiles {
  readonly dataDir: string;
  readonly keyring: Keyring;
  readonly now: Clock;
  /** The person gave up a key that does not open: its files go aside, and an empty profile begins. */
  readonly beginAnew?: boolean | undefined;
  /** Where the native part of better-sqlite3 lies in a packaged build. */
  readonly nativeBinding?: string | undefined;
}

export interface ProfileDatabases {
  /** Owned by core's thread; every commit is on the disk when it returns. */
  readonly ledger: Database;
  /** For the one writer (`cacheWriterInWorker`). */
  readonly cacheFile: string;
  readonly cacheKey: Uint8Array;
  /** Reads only. */
  readonly cacheReader: Database;
  /** What happened while opening, to be kept with `noticeStore`. */
  readonly notices: readonly Notice[];
  /** Walks through both files: what is wrong with each, or null. */
  integrity(): { readonly file: string; readonly problem: string | null }[];
  /** Makes today's backup of the ledger when there is none yet. @throws when it finds no place. */
  backupDaily(): void;
  /**
   * After a tenant was removed: no copy of it stays in a backup, in the log or in what was set aside.
   * @returns the names of ledgers, and of backups of them, that were kept and are gone now.
   */
  forgetCopies(): string[];
  /**
   * After a run that did not end properly: walks through the cache in the background. Answers what is
   * wrong, or null; a damaged file is set aside at the next start.
   */
  checkCache(): Promise<string | null>;
  /** Closes both. Close the writer before. */
  close(): void;
}

/**
 * Opens both databases of a profile folder, looks after their key, checks, backups and repairs.
 * Rejects with AppError `storage` when the disk refuses, the key stays closed or the ledger is of a newer
 * version.
 */
export async function openProfileDatabases(files: ProfileFiles): Promise<ProfileDatabases> {
  const { dataDir, now, nativeBinding } = files;
  makeFolder(dataDir);
  const notices: Notice[] = [];
  const at = instant(now());
  const backups = ledgerBackups(dataDir);
  const key = await openKey(files, notices);
  const ledger = openLedger({ dataDir, key, at, backups, nativeBinding }, notices);
  try {
    const cacheReader = openCache({ dataDir, key, at, nativeBinding }, notices);
    if (!hasMadeDaily(backups, ledger, at)) notices.push(notice.backupFailed(at));
    return {
      ledger,
      cacheFile: cacheFileOf(dataDir),
      cacheKey: key,
      cacheReader,
      notices,
      integrity: () => [
        { file: 'ledger.db', problem: integrityProblem(ledger, 'integrity_check') },
        { file: 'cache.db', problem: integrityProblem(cacheReader, 'quick_check') },
      ],
      backupDaily: () => backups.makeDaily(ledger, instant(now())),
      forgetCopies: () => {
        guarded('ledger.db', () => ledger.pragma('wal_checkpoint(TRUNCATE)'));
        backups.renew(ledger, instant(now()));
        pruneSetAside(cacheFileOf(dataDir), 0);
        return ['ledger.db', 'backups'].flatMap((name) =>
          pruneSetAside(path.join(dataDir, name), 0),
        );
      },
      checkCache: () => checkCache({ dataDir, key: new Uint8Array(key), nativeBinding }),
      close: () => {
        cacheReader.close();
        ledger.close();
      },
    };
  } catch (error) {
    ledger.close();
    throw error;
  }
}

/** A key that is none, or was given up, takes its files with it: aside, never away. */
async function openKey(files: ProfileFiles, notices: Notice[]) {
  const { dataDir, keyring, now } = files;
  try {
    return await keyring.open();
  } catch (error) {
    if (!isLost(error, files)) throw error;
    return keyring.renew(() => {
      const at = instant(now());
      const asides = ['ledger.db', 'cache.db', SEALED_KEY, 'backups']
        .map((name) => setAside(path.join(dataDir, name), at))
        .filter((name) => name !== null);
      notices.push(notice.keyLost(asides, at));
    });
  }
}

/** One that is only closed may open again: that is for the person to decide. */
function isLost(error: unknown, { beginAnew = false }: ProfileFiles): boolean {
  if (!(error instanceof AppError)) return false;
  return error.code === 'damaged' || (beginAnew && error.support === KEY_CLOSED);
}

/** The ledger itself is whole: a copy that finds no room keeps nobody from their work. */
function hasMadeDaily(backups: LedgerBackups, ledger: Database, at: Instant): boolean {
  try {
    backups.makeDaily(ledger, at);
    return true;
  } catch {
    return false; // housekeeping tries again, and logs why
  }
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new AppError('storage', 'The profile folder cannot be made.', {
      cause,
      remedy: 'Check that this user may write there, or choose another folder.',
    });
  }
}

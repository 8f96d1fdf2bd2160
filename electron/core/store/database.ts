import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';
import { cacheMigrations } from './migrations/cache.ts';
import { ledgerMigrations } from './migrations/ledger.ts';
import { migrate, type Migration } from './migrations/migration.ts';
import { guarded } from './sqlite-failure.ts';

export type Database = Sqlite.Database;
export type DatabaseKind = 'cache' | 'ledger';

interface OpenOptions {
  /** 32 bytes; null opens a file without encryption (tests and drills only). */
  readonly key: Uint8Array | null;
  readonly kind: DatabaseKind;
  /** A connection that never writes. The file must exist and be of this version. */
  readonly readonly?: boolean;
  /** Where the native part of better-sqlite3 lies in a packaged build. */
  readonly nativeBinding?: string | undefined;
}

interface Kind {
  /** Marks the file as ours (`application_id`), so that a mix-up of files is noticed. */
  readonly applicationId: number;
  readonly synchronous: 'FULL' | 'NORMAL';
  readonly migrations: readonly Migration[];
}

export const DATABASE_KINDS: Readonly<Record<DatabaseKind, Kind>> = {
  cache: { applicationId: 0x54_57_43_31, synchronous: 'NORMAL', migrations: cacheMigrations },
  ledger: { applicationId: 0x54_57_4c_31, synchronous: 'FULL', migrations: ledgerMigrations },
};

const BUSY_MS = 5_000;
/** Pages kept in memory (KiB); the ledger is small. */
const KEPT_KIB = { writing: 32_000, reading: 32_000, ledger: 4_000 };
/** The log is moved into the file at 32 MB: pages that change again and again are moved once. */
const WAL_PAGES = 8_000;
const MEMORY = ':memory:';

/**
 * Opens one of the two databases, encrypted with AEGIS, and brings it to this version.
 * `secure_delete` is on: what is deleted leaves no bytes behind.
 * @throws AppError `damaged` (broken file, wrong key), `storage` (disk, newer version, another program).
 */
export function openDatabase(file: string, options: OpenOptions): Database {
  const name = file === MEMORY ? MEMORY : path.basename(file);
  const { applicationId, migrations } = DATABASE_KINDS[options.kind];
  return guarded(name, () => {
    const db = connect(file, options);
    try {
      checkOwner(db, name, applicationId);
      if (!options.readonly) migrate(db, { applicationId, migrations });
      checkVersion(db, name, migrations.length, options.readonly === true);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** The version of the schema in a file; 0 for an empty one. Changes nothing. */
export function schemaVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** A connection with key and settings, whatever is inside. Use `openDatabase` unless you look after files. */
export function connect(
  file: string,
  { key, kind, readonly, nativeBinding }: OpenOptions,
): Database {
  const db = new Sqlite(file, {
    timeout: BUSY_MS,
    fileMustExist: readonly === true,
    ...(nativeBinding && { nativeBinding }),
  });
  try {
    if (key) unlock(db, key);
    db.pragma('journal_mode = WAL'); // the first touch of the file: a wrong key shows here
    db.pragma(`synchronous = ${DATABASE_KINDS[kind].synchronous}`);
    db.pragma('foreign_keys = ON');
    db.pragma(`wal_autocheckpoint = ${WAL_PAGES}`);
    db.pragma('temp_store = MEMORY');
    db.pragma('secure_delete = ON');
    db.pragma('mmap_size = 0');
    db.pragma('trusted_schema = OFF');
    const kept = kind === 'ledger' ? 'ledger' : readonly ? 'reading' : 'writing';
    db.pragma(`cache_size = -${KEPT_KIB[kept]}`);
    // Not the file mode "read only": a reader of a WAL file may have to create its index.
    if (readonly) db.pragma('query_only = ON');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Gives a connection its key. The cipher would stretch it as if a person had thought it up (Argon2, some
 * 30 ms and 19 MB for every connection); it is 32 random bytes, so the least the cipher takes is enough.
 */
export function unlock(db: Database, key: Uint8Array): void {
  if (key.length !== 32) throw new AppError('internal', 'A database key has 32 bytes.');
  db.pragma("cipher = 'aegis'");
  db.pragma('tcost = 1');
  db.pragma('mcost = 8');
  db.pragma(`hexkey = '${Buffer.from(key).toString('hex')}'`);
}

function checkOwner(db: Database, name: string, applicationId: number): void {
  const found = Number(db.pragma('application_id', { simple: true }));
  if (found === applicationId || (found === 0 && schemaVersion(db) === 0)) return;
  throw new AppError('damaged', `${name} is not a file of this kind.`);
}

function checkVersion(db: Database, name: string, latest: number, exact: boolean): void {
  const version = schemaVersion(db);
  if (version > latest) {
    throw new AppError('storage', `${name} was written by a newer version of Tidewatch.`, {
      remedy: 'Install the newer version again, or start with another profile folder.',
      support: `schema ${version}, this version knows ${latest}`,
    });
  }
  if (exact && version !== latest) {
    throw new AppError('storage', `${name} has not been brought to this version yet.`);
  }
}

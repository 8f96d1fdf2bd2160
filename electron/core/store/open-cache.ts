import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Notice } from '#shared/contract/app.ts';
import { AppError } from '#shared/errors.ts';
import type { Instant } from '#shared/time.ts';
import { type Database, openDatabase } from './database.ts';
import { notice } from './file-notices.ts';
import { pruneSetAside, setAside } from './set-aside.ts';
import { guarded } from './sqlite-failure.ts';

interface CacheFile {
  readonly dataDir: string;
  readonly key: Uint8Array;
  readonly at: Instant;
  readonly nativeBinding?: string | undefined;
}

const KEPT = 2;
/** Pages kept in memory (KiB): who only reads the board goes through no whole index. */
const KEPT_KIB = 16_000;
const SUSPECT = 'cache.suspect';
const UNCHECKED = 'cache.unchecked';

export const cacheFileOf = (dataDir: string): string => path.join(dataDir, 'cache.db');
export const suspectFileOf = (dataDir: string): string => path.join(dataDir, SUSPECT);
/** There from the moment a run was seen not to have ended properly until a walk through all pages has. */
export const uncheckedFileOf = (dataDir: string): string => path.join(dataDir, UNCHECKED);

/**
 * Brings cache.db to this version and opens it for reading. A file that is damaged, marked as such by an
 * earlier run, or of a newer version is set aside and an empty one begun: everything in it can be fetched
 * again. After a run that did not end properly the file is marked as unchecked and used as it is: the walk
 * through its pages takes seconds and comes later (`checkCache`); a damaged page shows itself anyway when
 * it is read (each carries its own seal).
 */
export function openCache(files: CacheFile, notices: Notice[]): Database {
  const file = cacheFileOf(files.dataDir);
  const found = attempt(file, files);
  if (typeof found !== 'string') return found;
  notices.push(notice.cacheRebuilt(setAside(file, files.at), found, files.at));
  pruneSetAside(file, KEPT);
  for (const mark of [suspectFileOf, uncheckedFileOf]) rmSync(mark(files.dataDir), { force: true });
  return opened(file, files);
}

/** The open file, or why it cannot be used, as a sentence. */
function attempt(file: string, files: CacheFile): Database | string {
  const existed = existsSync(file);
  if (existed && existsSync(suspectFileOf(files.dataDir))) return 'cache.db was found damaged.';
  try {
    return opened(file, files);
  } catch (error) {
    // Not a failure of the disk: that one would hit the new file as well, and the old one may be fine.
    const ours = error instanceof AppError && existed;
    if (ours && (error.code === 'damaged' || error.support?.startsWith('schema ') === true)) {
      return error.message;
    }
    throw error;
  }
}

/** One connection does both: bring the file to this version, then only read. */
function opened(file: string, { dataDir, key, nativeBinding }: CacheFile): Database {
  const db = openDatabase(file, { key, kind: 'cache', nativeBinding });
  try {
    const state = db.prepare<[], number>('SELECT clean FROM board_state').pluck();
    const clean = guarded('cache.db', () => state.get()) === 1;
    if (!clean) writeFileSync(uncheckedFileOf(dataDir), '');
    db.pragma('query_only = ON');
    db.pragma(`cache_size = -${KEPT_KIB}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

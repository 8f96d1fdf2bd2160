import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Notice } from '#shared/contract/app.ts';
import { AppError } from '#shared/errors.ts';
import type { Instant } from '#shared/time.ts';
import { type Database, openDatabase } from './database.ts';
import { notice } from './file-notices.ts';
import { integrityProblem } from './integrity.ts';
import { pruneSetAside, setAside } from './set-aside.ts';

interface CacheFile {
  readonly dataDir: string;
  readonly key: Uint8Array;
  readonly at: Instant;
  readonly nativeBinding?: string | undefined;
}

const KEPT = 2;
const SUSPECT = 'cache.suspect';

export const cacheFileOf = (dataDir: string): string => path.join(dataDir, 'cache.db');
export const suspectFileOf = (dataDir: string): string => path.join(dataDir, SUSPECT);

/**
 * Brings cache.db to this version and opens it for reading. A file that is damaged, marked as such by an
 * earlier run, or of a newer version is set aside and an empty one begun: everything in it can be fetched
 * again. Its pages are walked through only after a run that did not end properly; a damaged page shows
 * itself anyway when it is read (each carries its own seal).
 */
export function openCache(files: CacheFile, notices: Notice[]): Database {
  const file = cacheFileOf(files.dataDir);
  const reason = unusable(file, files);
  if (reason !== null) {
    notices.push(notice.cacheRebuilt(setAside(file, files.at), reason, files.at));
    pruneSetAside(file, KEPT);
    rmSync(suspectFileOf(files.dataDir), { force: true });
    opened(file, files).close();
  }
  const { key, nativeBinding } = files;
  return openDatabase(file, { key, kind: 'cache', readonly: true, nativeBinding });
}

/** Why the file cannot be used, as a sentence; null when it is in order (or was not there). */
function unusable(file: string, files: CacheFile): string | null {
  const existed = existsSync(file);
  if (existed && existsSync(suspectFileOf(files.dataDir))) return 'cache.db was found damaged.';
  try {
    const db = opened(file, files);
    try {
      const clean = db.prepare<[], number>('SELECT clean FROM board_state').pluck().get() === 1;
      const problem = clean ? null : integrityProblem(db, 'quick_check');
      return problem === null ? null : 'cache.db was found damaged.';
    } finally {
      db.close();
    }
  } catch (error) {
    // Not a failure of the disk: that one would hit the new file as well, and the old one may be fine.
    const ours = error instanceof AppError && existed;
    if (ours && (error.code === 'damaged' || error.support?.startsWith('schema ') === true)) {
      return error.message;
    }
    throw error;
  }
}

function opened(file: string, { key, nativeBinding }: CacheFile): Database {
  return openDatabase(file, { key, kind: 'cache', nativeBinding });
}

import Sqlite from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';

const FULL_REMEDY = 'Free some space on the disk. Nothing that was recorded is lost.';

/**
 * What an error of the database means to a person: `damaged` for a broken or foreign file and for a key
 * that does not fit, `storage` when the disk or another program refuses. Everything else is returned as
 * it is. `file` is the name shown in the message, never a path.
 */
export function sqliteFailure(error: unknown, file: string): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  const { code } = error;
  if (code === 'SQLITE_NOTADB') {
    return new AppError('damaged', `${file} cannot be opened with the key of this profile.`, {
      cause: error,
      support: 'SQLITE_NOTADB',
    });
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new AppError('damaged', `${file} is damaged.`, { cause: error, support: code });
  }
  if (code === 'SQLITE_FULL') {
    return refused(`The disk is full: ${file} cannot grow.`, FULL_REMEDY, error);
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return refused(`The disk refused to read or write ${file}.`, FULL_REMEDY, error);
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM') {
    const remedy = 'Check that this user may write in the profile folder.';
    return refused(`${file} may not be written.`, remedy, error);
  }
  if (code.startsWith('SQLITE_CANTOPEN')) {
    const remedy = 'Check that the profile folder exists and may be written.';
    return refused(`${file} cannot be opened.`, remedy, error);
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    const remedy = 'Close the other program that uses this profile, then try again.';
    return refused(`${file} is in use by another program.`, remedy, error);
  }
  return error;
}

/** Runs `work`; errors of the database come out as AppError (see `sqliteFailure`). */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw sqliteFailure(error, file);
  }
}

function refused(message: string, remedy: string, cause: InstanceType<typeof Sqlite.SqliteError>) {
  return new AppError('storage', message, { cause, remedy, support: cause.code });
}

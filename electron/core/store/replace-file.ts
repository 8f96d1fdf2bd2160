import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { AppError } from '#shared/errors.ts';

/**
 * Writes a small text file so that there is always either the old or the new one, whole, also after a
 * power cut. Only this user may read it. @throws AppError `storage`.
 */
export function replaceFile(file: string, text: string): void {
  const fresh = `${file}.new`;
  try {
    const handle = openSync(fresh, 'w', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(fresh, file);
  } catch (cause) {
    throw new AppError('storage', 'A file of this profile cannot be written.', {
      cause,
      remedy: 'Check the free space and the rights of the profile folder.',
    });
  }
}

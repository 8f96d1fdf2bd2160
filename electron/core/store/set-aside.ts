import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Instant } from '#shared/time.ts';

/** What belongs to a database file: its write-ahead log and the index of that. */
const PARTS = ['', '-wal', '-shm'];
const MARK = '.set-aside-';

/** A moment in the form file names of every system allow; sorts by time. */
export function fileStamp(at: Instant): string {
  return at.replaceAll(':', '-').replaceAll('.', '-');
}

/** The name, without the folder, that `setAside` gives to a file; null when there is no such file. */
export function asideName(file: string, at: Instant): string | null {
  return existsSync(file) ? `${path.basename(file)}${MARK}${fileStamp(at)}` : null;
}

/**
 * Renames a file (and what belongs to it) so that it is out of the way but not lost. A log whose file is gone goes
 * too: it would be read into whatever takes the place of that.
 * @returns its new name without the folder, or null when there is no such file.
 */
export function setAside(file: string, at: Instant): string | null {
  const name = asideName(file, at);
  const target = `${file}${MARK}${fileStamp(at)}`;
  for (const part of PARTS) {
    if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${target}${part}`);
  }
  return name;
}

/** Deletes a database file and what belongs to it. */
export function dropDatabase(file: string): void {
  for (const part of PARTS) rmSync(`${file}${part}`, { force: true });
}

/** Names of files set aside in place of `file`, newest first; of a database without what belongs to it. */
function listSetAside(file: string): string[] {
  const start = `${path.basename(file)}${MARK}`;
  const names = readdirSync(path.dirname(file)).filter((name) => name.startsWith(start));
  return [...new Set(names.map((name) => name.replace(/-(wal|shm)$/, '')))].sort().reverse();
}

/** Deletes all but the newest `keep` of them. @returns their names. */
export function pruneSetAside(file: string, keep: number): string[] {
  const gone = listSetAside(file).slice(keep);
  for (const name of gone) {
    for (const part of PARTS) {
      const old = path.join(path.dirname(file), `${name}${part}`);
      rmSync(old, { force: true, recursive: true });
    }
  }
  return gone;
}

import { mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** A log longer than this is put aside when its program starts; one earlier log is kept. */
const LONGEST_LOG_BYTES = 5_000_000;

/** The file of a program's log, to append to: `<folder>/<name>.log`, and `….log.1` for the one before it. */
export function freshLog(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.log`);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LONGEST_LOG_BYTES) renameSync(file, `${file}.1`);
  return file;
}

import { renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { destination, pino, stdTimeFunctions } from 'pino';

/** One line of JSON per happening. `details` never holds a token, a key or a customer's text. */
export interface Log {
  info(happening: string, details?: object): void;
  warn(happening: string, details?: object): void;
  error(happening: string, error: unknown, details?: object): void;
}

/** A log longer than this is put aside at the start; one earlier log is kept, as of our other programs. */
const LONGEST_LOG_BYTES = 5_000_000;

/** Writes to `main.log` in the folder; each line is on the disk before the next thing happens. */
export function fileLog(folder: string): Log {
  const file = path.join(folder, 'main.log');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LONGEST_LOG_BYTES) renameSync(file, `${file}.1`);
  const logger = pino(
    { base: { process: 'main' }, timestamp: stdTimeFunctions.isoTime },
    destination({ dest: file, mkdir: true, sync: true, mode: 0o600 }),
  );
  return {
    info: (happening, details = {}) => logger.info(details, happening),
    warn: (happening, details = {}) => logger.warn(details, happening),
    error: (happening, error, details = {}) => logger.error({ ...details, err: error }, happening),
  };
}

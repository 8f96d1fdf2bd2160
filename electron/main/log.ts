import { openSync, writeSync } from 'node:fs';
import { pino, stdTimeFunctions } from 'pino';
import { logLines } from '#shared/log-lines.ts';
import { freshLog } from './fresh-log.ts';

/** One line of JSON per happening. `details` never holds a token, a key or a customer's text. */
export interface Log {
  info(happening: string, details?: object): void;
  warn(happening: string, details?: object): void;
  error(happening: string, error: unknown, details?: object): void;
}

/** Writes to `main.log` in the folder; each line is on the disk before the next thing happens. */
export function fileLog(folder: string): Log {
  const file = openSync(freshLog(folder, 'main'), 'a', 0o600);
  const write = logLines((line) => void writeSync(file, line));
  const logger = pino(
    { base: { process: 'main' }, timestamp: stdTimeFunctions.isoTime },
    { write },
  );
  return {
    info: (happening, details = {}) => logger.info(details, happening),
    warn: (happening, details = {}) => logger.warn(details, happening),
    error: (happening, error, details = {}) => logger.error({ ...details, err: error }, happening),
  };
}

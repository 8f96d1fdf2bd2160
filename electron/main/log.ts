import { destination, pino, stdTimeFunctions } from 'pino';
import { freshLog } from './fresh-log.ts';

/** One line of JSON per happening. `details` never holds a token, a key or a customer's text. */
export interface Log {
  info(happening: string, details?: object): void;
  warn(happening: string, details?: object): void;
  error(happening: string, error: unknown, details?: object): void;
}

/** Writes to `main.log` in the folder; each line is on the disk before the next thing happens. */
export function fileLog(folder: string): Log {
  const logger = pino(
    { base: { process: 'main' }, timestamp: stdTimeFunctions.isoTime },
    destination({ dest: freshLog(folder, 'main'), sync: true, mode: 0o600 }),
  );
  return {
    info: (happening, details = {}) => logger.info(details, happening),
    warn: (happening, details = {}) => logger.warn(details, happening),
    error: (happening, error, details = {}) => logger.error({ ...details, err: error }, happening),
  };
}

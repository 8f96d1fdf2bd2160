import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import pino, { type DestinationStream, type Logger } from 'pino';
import { AppError } from '#shared/errors.ts';
import { logLines } from '#shared/log-lines.ts';

export type Log = Logger;

/** Members that may hold a secret or a person's data, wherever they appear one or two levels down. */
const SECRET = [
  'authorization',
  'Authorization',
  'token',
  'accessToken',
  'refreshToken',
  'idToken',
  'secret',
  'key',
  'claims',
  'body',
  'assertion',
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/**
 * The only way to log. Errors are reduced to code, message and stack: causes from libraries can quote
 * tokens (auth.md 6), so they are named by type alone.
 */
export function createLog(to: DestinationStream, level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET, censor: '[redacted]' },
      serializers: { err: reduced, error: reduced },
    },
    to,
  );
}

function reduced(error: unknown): unknown {
  if (error instanceof AppError) {
    const cause = error.cause instanceof Error ? error.cause.name : undefined;
    return { code: error.code, message: error.message, status: error.status, cause };
  }
  if (error instanceof Error) return { name: error.name, stack: error.stack };
  return { name: typeof error };
}

const LOG_BYTES = 5_000_000;

/** A log whose words can be taken back. */
export interface LogFile extends DestinationStream {
  /** Takes every line with that text out of everything the log has kept. */
  forget(text: string): void;
}

/**
 * `<dataDir>/logs/core.log`; once it is past 5 MB it takes the place of `core.1.log`, so that two files are
 * the most there is.
 */
export function rollingLogFile(dataDir: string): LogFile {
  const folder = path.join(dataDir, 'logs');
  const file = path.join(folder, 'core.log');
  const earlier = path.join(folder, 'core.1.log');
  mkdirSync(folder, { recursive: true });
  let handle: number | null = null;
  let size = 0;

  const open = (): number => {
    handle = openSync(file, 'a', 0o600);
    size = fstatSync(handle).size;
    return handle;
  };
  const putAside = (old: number): number => {
    handle = null; // whoever opens a file next may get this number
    closeSync(old);
    renameSync(file, earlier);
    return open();
  };

  return {
    write: logLines((line) => {
      const current = handle ?? open();
      const written = writeSync(size > LOG_BYTES ? putAside(current) : current, line);
      size += written; // of the file it went to
    }),
    forget: (text) => {
      for (const one of [earlier, file]) withoutLines(one, text);
      if (handle !== null) size = fstatSync(handle).size;
    },
  };
}

/** In place: the log is open for appending, and goes on behind what was kept. */
function withoutLines(file: string, text: string): void {
  if (!existsSync(file)) return;
  const all = readFileSync(file, 'utf8');
  if (!all.includes(text)) return;
  const kept = all.split('\n').filter((line) => !line.includes(text));
  writeFileSync(file, kept.join('\n'));
}

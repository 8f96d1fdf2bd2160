import { mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import pino, { type DestinationStream, type Logger } from 'pino';
import { AppError } from '#shared/errors.ts';

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

/**
 * `<dataDir>/logs/core.log`; at the start a file past 5 MB takes the place of `core.1.log`, so that two
 * files are the most there is.
 */
export function rollingLogFile(dataDir: string): DestinationStream {
  const folder = path.join(dataDir, 'logs');
  const file = path.join(folder, 'core.log');
  mkdirSync(folder, { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_BYTES) renameSync(file, path.join(folder, 'core.1.log'));
  return pino.destination({ dest: file, sync: true, mode: 0o600 });
}

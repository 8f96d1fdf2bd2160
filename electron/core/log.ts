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
  'code',
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

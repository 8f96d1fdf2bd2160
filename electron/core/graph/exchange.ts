import { brokenConnection } from '#shared/connection.ts';
import { AppError } from '#shared/errors.ts';
import { SECOND_MS } from '#shared/time.ts';
import type { Fetch } from '../host.ts';
import { wholeBody } from '../whole-body.ts';

export interface Request {
  readonly method: 'GET' | 'PATCH' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

export interface Limits {
  readonly timeMs: number;
  readonly bytes: number;
}

export const LIMITS: Limits = { timeMs: 30 * SECOND_MS, bytes: 64 * 1024 * 1024 };

const SPACE = 0x20;
const OBJECT = [0x7b, 0x7d] as const; // {}
const LIST = [0x5b, 0x5d] as const; // []

/**
 * One request, one complete answer of any status.
 * @throws AppError `offline`, `timeout`, `service-error` (the connection broke), `bad-answer` (too large)
 * or `cancelled`.
 */
export async function exchange(
  fetch: Fetch,
  { method, url, headers, body, signal }: Request,
  limits: Limits,
): Promise<Answer> {
  const limit = AbortSignal.timeout(limits.timeMs);
  const more = new AbortController();
  try {
    const response = await fetch(url, {
      method,
      headers,
      body,
      redirect: 'error', // the Authorization header goes to the address that was checked, nowhere else
      signal: AbortSignal.any([limit, more.signal, ...(signal ? [signal] : [])]),
    });
    const { status, headers: answered } = response;
    const complete = await wholeBody(response, {
      most: limits.bytes,
      from: 'The service',
      stop: () => more.abort(),
    });
    if (breaksOff(complete)) throw new AppError('service-error', 'The answer broke off.');
    return { status, headers: answered, body: complete };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (signal?.aborted) throw new AppError('cancelled', 'The request was stopped.', { cause });
    if (limit.aborted) {
      throw new AppError('timeout', 'The service did not answer in time.', { cause });
    }
    throw brokenConnection(cause);
  }
}

/** A JSON object or list that does not end as one: cut by something on the way that hid it. */
function breaksOff(body: Uint8Array): boolean {
  const last = body.findLast((byte) => byte > SPACE);
  return (body[0] === OBJECT[0] && last !== OBJECT[1]) || (body[0] === LIST[0] && last !== LIST[1]);
}

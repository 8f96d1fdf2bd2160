import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import { SECOND_MS } from '#shared/time.ts';

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

/**
 * One request, one complete answer of any status.
 * @throws AppError `offline`, `timeout`, `service-error` (the connection broke), `bad-answer` (too large)
 * or `cancelled`.
 */
export async function exchange(
  fetch: typeof globalThis.fetch,
  { method, url, headers, body, signal }: Request,
  limits: Limits,
): Promise<Answer> {
  const limit = AbortSignal.timeout(limits.timeMs);
  try {
    const response = await fetch(url, {
      method,
      headers,
      body,
      redirect: 'error', // the Authorization header goes to the address that was checked, nowhere else
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    const { status, headers: answered } = response;
    return { status, headers: answered, body: await completeBody(response, limits.bytes) };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (signal?.aborted) throw new AppError('cancelled', 'The request was stopped.', { cause });
    if (limit.aborted) {
      throw new AppError('timeout', 'The service did not answer in time.', { cause });
    }
    throw brokenConnection(cause);
  }
}

async function completeBody(response: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > most) {
      throw new AppError('bad-answer', 'The service sent more than can be an answer.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** No way to the service at all, as Node and Chromium name it; anything else broke on the way. */
const NO_WAY =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ENETDOWN|EHOSTUNREACH|EHOSTDOWN|EADDRNOTAVAIL)$|ERR_(INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|NETWORK_CHANGED|ADDRESS_UNREACHABLE|CONNECTION_REFUSED|PROXY_CONNECTION_FAILED|NETWORK_IO_SUSPENDED)/;

const Reason: z.ZodType<{
  code?: string | undefined;
  message?: string | undefined;
  cause?: unknown;
}> = z.object({ code: z.string().optional(), message: z.string().optional(), cause: z.unknown() });
const Reasons = z.object({ errors: z.array(z.unknown()) });

/** All reasons a failed fetch carries: its own, its cause's, and those of several addresses tried. */
function reasonsOf(error: unknown, depth = 0): string[] {
  const parsed = Reason.safeParse(error);
  if (!parsed.success || depth > 4) return [];
  const { code, message, cause } = parsed.data;
  const several = Reasons.safeParse(error);
  const inner = several.success ? several.data.errors : [];
  return [code ?? message ?? '', ...[cause, ...inner].flatMap((one) => reasonsOf(one, depth + 1))];
}

export function brokenConnection(cause: unknown): AppError {
  const reasons = reasonsOf(cause);
  if (reasons.some((reason) => NO_WAY.test(reason))) {
    return new AppError('offline', 'There is no connection to the service.', {
      cause,
      remedy: 'Check the network. What is on the screen stays, and nothing recorded is lost.',
    });
  }
  return new AppError('service-error', 'The connection to the service broke off.', { cause });
}

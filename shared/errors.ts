import { z } from 'zod';

/** Everything that can go wrong, as one closed list. Each part decides from it what it does next. */
export const ErrorCode = z.enum([
  'offline', // no connection to the service at all
  'timeout', // the service did not answer in time
  'service-error', // 5xx, or a connection that broke half way
  'throttled', // 429; the time to wait is in `retryAt`
  'bad-answer', // an answer that could not be read
  'needs-sign-in', // the person has to sign in (again)
  'needs-consent', // the application is not approved in that tenant
  'not-a-member', // the account does not exist in that tenant
  'no-role', // 403: the account lacks a role there
  'blocked-by-policy', // conditional access or a cross-tenant policy refuses
  'misconfigured', // our registration, the tenant id or a setting is wrong
  'not-found', // 404
  'conflict', // the service holds something newer than what the change was based on
  'refused', // any other 4xx: the service understood and said no
  'cancelled', // the person or a shutdown stopped it
  'bad-input', // what the caller gave is not usable
  'wrong-tenant', // a token or an answer of another tenant or person
  'storage', // the disk or the database refuses
  'damaged', // a file on disk failed its check
  'internal', // unforeseen
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** What a person is told: one sentence, what to do, and what support needs. Never holds a token. */
export const Failure = z.object({
  code: ErrorCode,
  message: z.string(),
  remedy: z.string().nullable(),
  /** Ids for a support case (correlation id, request id, AADSTS number), already free of secrets. */
  support: z.string().nullable(),
});
export type Failure = z.infer<typeof Failure>;

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

interface AppErrorOptions {
  readonly cause?: unknown;
  readonly remedy?: string | null;
  readonly support?: string | null;
  /** For `throttled`: when to try again, UTC ISO. */
  readonly retryAt?: string | null;
  /** For a claims challenge or a step-up: the claims JSON to ask the sign-in for. Never logged. */
  readonly claims?: string | null;
  /** HTTP status, where one was seen. */
  readonly status?: number | null;
}

/** The only error our own code throws. `message` is a full sentence that may be shown to a person. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly remedy: string | null;
  readonly support: string | null;
  readonly retryAt: string | null;
  readonly claims: string | null;
  readonly status: number | null;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.remedy = options.remedy ?? null;
    this.support = options.support ?? null;
    this.retryAt = options.retryAt ?? null;
    this.claims = options.claims ?? null;
    this.status = options.status ?? null;
  }
}

/** Turns anything thrown into what may cross a border. Unforeseen errors keep no detail. */
export function toFailure(error: unknown): Failure {
  if (error instanceof AppError) {
    const { code, message, remedy, support } = error;
    return { code, message, remedy, support };
  }
  return {
    code: 'internal',
    message: 'Something unforeseen went wrong. The details are in the log.',
    remedy: 'Try again. If it happens again, copy the log for support.',
    support: null,
  };
}

/** In `Failure.support` of a start that failed because the key of the profile does not open. */
export const KEY_CLOSED = 'KEY_CLOSED';

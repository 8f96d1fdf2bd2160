import { z } from 'zod';
import { retryAfterMs } from '#shared/connection.ts';
import type { Clock } from '#shared/time.ts';

/** What Entra said when it gave no token, whatever the way it came. */
export interface EntraRefusal {
  /** 0 when it came through the browser. */
  readonly status: number;
  readonly error: string;
  readonly suberror: string | null;
  /** AADSTS number: chooses the words, and the state where nothing else tells (auth.md 2). */
  readonly number: number | null;
  /** JSON text to sign in with. */
  readonly claims: string | null;
  readonly correlationId: string | null;
  readonly traceId: string | null;
  readonly at: string | null;
  readonly retryAfterMs: number | null;
}

const Word = z.string().max(200).nullish().catch(null);

/** Error body of the token endpoint. The description is not kept: it holds names and addresses. */
const TokenError = z.object({
  error: z.string().max(200),
  error_description: z.string().nullish().catch(null),
  suberror: Word,
  error_codes: z.array(z.int()).nullish().catch(null),
  claims: z.string().max(16_384).nullish().catch(null),
  correlation_id: Word,
  trace_id: Word,
  timestamp: Word,
});

function numberIn(description: string | null | undefined): number | null {
  const digits = /AADSTS(\d{4,8})/.exec(description ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Reads an answer of the token endpoint that is no success. A body of another form leaves the status. */
export function refusalFrom(
  status: number,
  headers: Headers,
  body: unknown,
  now: Clock,
): EntraRefusal {
  const parsed = TokenError.safeParse(body);
  const said = parsed.success ? parsed.data : null;
  return {
    status,
    error: said?.error ?? '',
    suberror: said?.suberror ?? null,
    number: said?.error_codes?.[0] ?? numberIn(said?.error_description),
    claims: said?.claims ?? null,
    correlationId: said?.correlation_id ?? null,
    traceId: said?.trace_id ?? null,
    at: said?.timestamp ?? null,
    retryAfterMs: retryAfterMs(headers.get('retry-after'), now),
  };
}

const Ids =
  /Trace ID: ([0-9a-f-]{36}).*?Correlation ID: ([0-9a-f-]{36}).*?Timestamp: ([0-9:TZ -]{19,24})/s;

/** A refusal that came back through the browser: only an error word and a sentence. */
export function refusalFromBrowser(
  error: string,
  description: string,
  suberror: string,
): EntraRefusal {
  const [, traceId = null, correlationId = null, at = null] = Ids.exec(description) ?? [];
  return {
    status: 0,
    error,
    suberror: suberror === '' ? null : suberror,
    number: numberIn(description),
    claims: null,
    correlationId,
    traceId,
    at: at?.trim() ?? null,
    retryAfterMs: null,
  };
}

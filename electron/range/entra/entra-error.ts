import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer } from '../http/exchange.ts';
import type { Condition } from './conditions.ts';

/** Words filled into an error text. */
export interface ErrorWords {
  readonly upn: string;
  readonly home: string;
  readonly tenant: string;
  readonly client: string;
}

type Wrong = Pick<Condition, 'code' | 'status' | 'error' | 'text'> &
  Partial<Pick<Condition, 'suberror' | 'claims' | 'retryAfter'>>;

/** What a step-up has to carry to end a condition that asks for claims. */
export const STEP_UP_POLICY = 'c1a7e6a5-3d3b-4c77-9a5e-7b1f5c0d2e11';
const STEP_UP = { access_token: { capolids: { essential: true, values: [STEP_UP_POLICY] } } };

const StepUp = z.object({
  access_token: z.object({ capolids: z.object({ values: z.array(z.string()) }) }),
});

/** True when a sign-in carries the claims that the error named. */
export function carriesStepUp(claims: string | null): boolean {
  const parsed = StepUp.safeParse(readClaims(claims));
  return parsed.success && parsed.data.access_token.capolids.values.includes(STEP_UP_POLICY);
}

/** A `claims` parameter as JSON, or null when it is none. */
export function readClaims(text: string | null): unknown {
  if (text === null || text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** An error of the token endpoint, member for member as Entra answers. */
export function tokenError(wrong: Wrong, words: ErrorWords, nowMs: number): Answer {
  const trace = randomUUID();
  const correlation = randomUUID();
  const timestamp = new Date(nowMs).toISOString().replace('T', ' ').replace(/\.\d+/, '');
  return {
    status: wrong.status,
    headers: {
      'cache-control': 'no-store, no-cache',
      'x-ms-request-id': trace,
      ...(wrong.retryAfter !== undefined && { 'retry-after': String(wrong.retryAfter) }),
    },
    body: {
      error: wrong.error,
      error_description: `AADSTS${wrong.code}: ${fill(wrong.text, words)} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [wrong.code],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
      error_uri: `https://login.microsoftonline.com/error?code=${wrong.code}`,
      ...(wrong.suberror !== undefined && { suberror: wrong.suberror }),
      ...(wrong.claims && { claims: JSON.stringify(STEP_UP) }),
    },
  };
}

/** Text of an error with its placeholders filled in. */
export function fill(text: string, words: ErrorWords): string {
  return text
    .replaceAll('{upn}', words.upn)
    .replaceAll('{home}', words.home)
    .replaceAll('{tenant}', words.tenant)
    .replaceAll('{client}', words.client);
}

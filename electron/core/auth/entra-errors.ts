import { AppError, type ErrorCode } from '#shared/errors.ts';
import { visibleLine } from '#shared/text.ts';
import { type Clock, instant, MINUTE_MS } from '#shared/time.ts';
import { rowOf } from './entra-table.ts';
import type { EntraRefusal } from './refusal.ts';

/** Waits where Entra names none: MSAL's own minute for throttling, and minutes for a detected loop. */
const THROTTLE_MS = MINUTE_MS;
const LOOP_MS = 5 * MINUTE_MS;

interface Said {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy: string | null;
}

/**
 * What a refusal of Entra means. The error word, the suberror and claims decide (numbers are not a
 * contract, auth.md 2); the number chooses the sentence, and the state among those that share one
 * error word. Any other `invalid_grant` is `needs-sign-in`.
 */
export function failureOf(refusal: EntraRefusal, now: Clock): AppError {
  const { code, message, remedy } = said(refusal);
  return new AppError(code, message, {
    remedy,
    support: supportText(refusal, now),
    claims: refusal.claims,
    retryAt: code === 'throttled' ? instant(now() + waitMs(refusal)) : null,
  });
}

function waitMs({ retryAfterMs, number }: EntraRefusal): number {
  return retryAfterMs ?? (number === 50196 ? LOOP_MS : THROTTLE_MS);
}

function said(refusal: EntraRefusal): Said {
  const { status, error, suberror, number } = refusal;
  if (status === 429) {
    return {
      code: 'throttled',
      message: 'The sign-in service asked to wait.',
      remedy: 'Nothing to do: it is asked again at that time.',
    };
  }
  if (status >= 500) {
    return {
      code: 'service-error',
      message: 'The sign-in service failed.',
      remedy: 'It is tried again on its own.',
    };
  }
  const row = rowOf(number);
  if (row !== null) return row;
  if (suberror === 'consent_required') return byWord('consent_required');
  return byWord(error);
}

/** By the error word of OAuth alone, for numbers this version does not know. */
function byWord(error: string): Said {
  switch (error) {
    case 'invalid_grant':
    case 'interaction_required':
    case 'login_required':
      return {
        code: 'needs-sign-in',
        message: 'This tenant asks you to sign in.',
        remedy: 'Sign in to this tenant.',
      };
    case 'consent_required':
    case 'unauthorized_client':
      return {
        code: 'needs-consent',
        message: 'The application is not approved in this tenant.',
        remedy: 'Send the approval link to an administrator of the tenant.',
      };
    case 'access_denied':
      return {
        code: 'cancelled',
        message: 'The sign-in was declined in the browser.',
        remedy: 'Start the sign-in again when you are ready.',
      };
    case 'temporarily_unavailable':
    case 'server_error':
      return {
        code: 'service-error',
        message: 'The sign-in service failed.',
        remedy: 'It is tried again on its own.',
      };
    default:
      return {
        code: 'misconfigured',
        message: 'The sign-in service does not accept how this application asks.',
        remedy: 'Copy the support text for the owner of the application registration.',
      };
  }
}

/** The refresh token itself is of no use any more; another one may be. */
export function isSpent({ error, suberror, number }: EntraRefusal): boolean {
  if (error !== 'invalid_grant') return false;
  return suberror === 'bad_token' || suberror === 'token_expired' || rowOf(number)?.spent === true;
}

/** AADSTS number, ids and time: what a customer's administrator finds the sign-in by. */
export function supportText(refusal: EntraRefusal, now: Clock): string {
  const { number, error, suberror, correlationId, traceId, at } = refusal;
  const parts = [
    number === null ? null : `AADSTS${number}`,
    [error, suberror].filter(Boolean).join('/'),
    correlationId && `correlation id ${correlationId}`,
    traceId && `trace id ${traceId}`,
    at ?? instant(now()),
  ];
  return visibleLine(parts.filter(Boolean).join(' · '));
}

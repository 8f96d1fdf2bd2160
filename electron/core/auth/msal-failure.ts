import { AuthError, ServerError } from '@azure/msal-node';
import { AppError } from '#shared/errors.ts';
import type { Clock } from '#shared/time.ts';
import { failureOf } from './entra-errors.ts';
import type { EntraNetwork } from './network-client.ts';
import { refusalFromBrowser } from './refusal.ts';

/** MSAL's own words for: there is nothing here to ask with. */
const NOTHING_LOCAL = new Set([
  'no_tokens_found',
  'refresh_token_expired',
  'no_account_found',
  'no_account_in_silent_request',
  'native_account_unavailable',
]);

/**
 * What a failed MSAL call means. What our own network saw comes first; MSAL passes on only a part of it.
 * MSAL's error itself is never a message and never logged whole: it can quote tokens (auth.md 6).
 */
export function msalFailure(error: unknown, network: EntraNetwork, now: Clock): AppError {
  const trouble = network.takeTrouble();
  if (trouble !== null) return trouble.error;
  if (error instanceof AppError) return error;
  if (error instanceof ServerError) {
    const { errorCode, errorMessage, subError } = error;
    return failureOf(refusalFromBrowser(errorCode, errorMessage, subError), now);
  }
  if (error instanceof AuthError && NOTHING_LOCAL.has(error.errorCode)) {
    return new AppError('needs-sign-in', 'The sign-in to this tenant is no longer there.', {
      cause: error,
      remedy: 'Sign in to this tenant.',
    });
  }
  const word = error instanceof AuthError ? error.errorCode : 'unknown';
  return new AppError('internal', 'Sign-in failed in an unforeseen way.', {
    cause: error,
    remedy: 'Try again. If it happens again, copy the log for support.',
    support: `sign-in library: ${word.slice(0, 100)}`,
  });
}

import { AppError, type ErrorCode, toFailure } from '#shared/errors.ts';

/** What a failed attempt means for the wish. */
export type Setback =
  /** It certainly was not carried out; it waits and is sent again on its own. */
  | {
      readonly kind: 'wait';
      readonly reason: string;
      readonly remedy: string | null;
      readonly retryAt: string | null;
    }
  /** It may have been carried out: it is looked at before it is sent again. */
  | { readonly kind: 'look-again'; readonly reason: string; readonly retryAt: string | null }
  /** The service or a rule said no; the person decides. */
  | { readonly kind: 'refused'; readonly reason: string; readonly remedy: string | null };

/** The service, or the way to it, said that it did not take the change; another time it may. */
function isNotTaken(code: ErrorCode): boolean {
  return (
    code === 'offline' ||
    code === 'throttled' ||
    code === 'needs-sign-in' ||
    code === 'needs-consent' ||
    code === 'blocked-by-policy' ||
    code === 'wrong-tenant'
  );
}

/** Nothing is known of the change itself: cut off, timed out, stopped, or this computer's own trouble. */
function isOpenEnded(code: ErrorCode): boolean {
  return (
    code === 'timeout' ||
    code === 'service-error' ||
    code === 'bad-answer' ||
    code === 'cancelled' ||
    code === 'storage' ||
    code === 'internal'
  );
}

/**
 * Sorts a failure. `onTheWay`: the change itself had been handed to the network; while only looking, the
 * same failure proves that nothing was sent.
 */
export function setbackOf(error: unknown, onTheWay: boolean): Setback {
  const { code, message, remedy } = toFailure(error);
  const retryAt = error instanceof AppError ? error.retryAt : null;
  if (isNotTaken(code)) return { kind: 'wait', reason: message, remedy, retryAt };
  if (isOpenEnded(code)) {
    return onTheWay
      ? { kind: 'look-again', reason: message, retryAt }
      : { kind: 'wait', reason: message, remedy, retryAt };
  }
  return { kind: 'refused', reason: message, remedy };
}

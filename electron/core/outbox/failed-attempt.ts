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
  | {
      readonly kind: 'look-again';
      readonly reason: string;
      readonly remedy: string | null;
      readonly retryAt: string | null;
    }
  /** The service or a rule said no; the person decides. */
  | { readonly kind: 'refused'; readonly reason: string; readonly remedy: string | null };

/**
 * How far a wish had come. `before`: nothing of it was ever handed to the network. `writing`: it was, just
 * now. `after`: it was earlier, and this attempt only looked at what became of it.
 */
export type Phase = 'before' | 'writing' | 'after';

/** One try at a wish, as far as it came. */
export interface Attempt {
  readonly phase: Phase;
  /** An earlier try may have reached the service: that this one did not changes nothing of it. */
  readonly maybeSent: boolean;
}

/** Sign-in or the service said no before the change was looked at; another time they may not. */
function isNotTaken(code: ErrorCode): boolean {
  return (
    code === 'throttled' ||
    code === 'needs-sign-in' ||
    code === 'needs-consent' ||
    code === 'blocked-by-policy' ||
    code === 'wrong-tenant'
  );
}

/**
 * Nothing is known of the change itself: cut off, timed out, stopped, or this computer's own trouble. A
 * network can also go away after the change left.
 */
function isOpenEnded(code: ErrorCode): boolean {
  return (
    code === 'offline' ||
    code === 'timeout' ||
    code === 'service-error' ||
    code === 'bad-answer' ||
    code === 'cancelled' ||
    code === 'storage' ||
    code === 'internal'
  );
}

/**
 * Sorts a failure. Before the change was handed to the network the same failure proves that nothing was
 * sent; afterwards no trouble with looking says anything about it, except that there is nothing to look at.
 */
export function setbackOf(error: unknown, phase: Phase): Setback {
  const { code, message, remedy } = toFailure(error);
  const retryAt = error instanceof AppError ? error.retryAt : null;
  const later = { reason: message, remedy, retryAt };
  if (phase === 'after') return code === 'not-found' ? GONE : { kind: 'look-again', ...later };
  const isLook = phase === 'before' && code === 'conflict'; // no write of ours met another
  if (isNotTaken(code) || isLook) return { kind: 'wait', ...later };
  if (isOpenEnded(code)) return { kind: phase === 'writing' ? 'look-again' : 'wait', ...later };
  return { kind: 'refused', reason: message, remedy };
}

const GONE: Setback = {
  kind: 'refused',
  reason: 'The change was sent, but what it was about cannot be found any more.',
  remedy: 'Look in the portal of this tenant whether it was carried out.',
};

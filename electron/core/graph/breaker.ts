import { AppError } from '#shared/errors.ts';
import { type Clock, type Hold, instant, leftOf, MINUTE_MS } from '#shared/time.ts';

export interface Breaker {
  /** Asks to make a call. @throws AppError `service-error` with `retryAt` while the breaker is open. */
  enter(): void;
  /** A person asks for it: the next call is let through, whatever is left of the pause. */
  tryNow(): void;
  succeeded(): void;
  failed(): void;
  /** The call ended without saying anything about the service (stopped, no network, no token). */
  undecided(): void;
}

const FAILURES = 5;
const FIRST_PAUSE_MS = MINUTE_MS;
const LONGEST_PAUSE_MS = 10 * MINUTE_MS;

/**
 * Leaves a tenant alone whose service fails again and again: after five calls in a row it opens for a
 * minute, then lets one call through; each failed probe doubles the pause, up to ten minutes.
 */
export function breaker(now: Clock): Breaker {
  let failures = 0;
  let open: Hold | null = null;
  let pauseMs = FIRST_PAUSE_MS;
  let probing = false;

  const opens = () => {
    open = { plannedAt: now(), until: now() + pauseMs };
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    probing = false;
  };

  return {
    enter: () => {
      if (failures < FAILURES) return;
      const left = leftOf(open, now());
      if (left > 0 || probing) {
        const retryAt = instant(now() + (left > 0 ? left : FIRST_PAUSE_MS)); // a probe is under way
        throw new AppError(
          'service-error',
          'The service of this tenant failed several times in a row. It is left alone for a while.',
          { retryAt, remedy: 'Nothing to do: the next try is made on its own.' },
        );
      }
      probing = true;
    },
    tryNow: () => {
      open = null;
    },
    succeeded: () => {
      failures = 0;
      pauseMs = FIRST_PAUSE_MS;
      probing = false;
    },
    failed: () => {
      failures += 1;
      if (failures >= FAILURES) opens();
    },
    undecided: () => {
      probing = false;
    },
  };
}

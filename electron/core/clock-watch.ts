import { type Clock, HOUR_MS, SECOND_MS } from '#shared/time.ts';
import type { Log } from './log.ts';
import type { Sleep } from './sleep.ts';
import type { ClockReader } from './store/clock-reader.ts';
import { createWake } from './wake.ts';

interface ClockWatchParts {
  readonly clocks: Pick<ClockReader, 'nextChange'>;
  readonly now: Clock;
  readonly sleep: Sleep;
  readonly log: Log;
  /** A clock stands otherwise than before, just by time. */
  readonly onPassed: () => void;
}

/** Many clocks that pass one after another are told together. */
const SHORTEST_MS = SECOND_MS;

/** Waits for the nearest moment at which a clock warns or is due; nothing is looked at in between. */
export function clockWatch({ clocks, now, sleep, log, onPassed }: ClockWatchParts) {
  const wake = createWake(sleep);
  let stopped = false;
  let loop: Promise<void> | null = null;
  /** The moment that is waited for. */
  let waited: number | null = null;

  const step = (): number => {
    const nowMs = now();
    if (waited !== null && waited <= nowMs) onPassed();
    waited = clocks.nextChange(nowMs);
    return waited === null ? HOUR_MS : Math.min(HOUR_MS, waited - nowMs);
  };
  const watch = async () => {
    while (!stopped) {
      let pauseMs = HOUR_MS;
      try {
        pauseMs = step();
      } catch (error) {
        log.error({ err: error }, 'the clocks could not be looked at');
      }
      await wake.wait(Math.max(SHORTEST_MS, pauseMs));
    }
  };

  return {
    start: (): void => {
      loop ??= watch();
    },
    /** Incidents changed, the computer woke up, or its clock was set. */
    look: wake.now,
    stop: async (): Promise<void> => {
      stopped = true;
      wake.now();
      await loop;
    },
  };
}

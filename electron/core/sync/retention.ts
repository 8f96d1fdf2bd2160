import { type Clock, DAY_MS, HOUR_MS, instant } from '#shared/time.ts';
import type { CacheWriter } from '../ingest/cache-writer.ts';
import type { Log } from '../log.ts';
import type { Sleep } from '../sleep.ts';
import { createWake } from '../wake.ts';

interface RetentionParts {
  readonly writer: Pick<CacheWriter, 'expire'>;
  readonly retentionDays: () => number;
  /** What else is to be done every hour, however this went: today's backup, settled changes that are old. */
  readonly upkeep: () => void;
  readonly now: Clock;
  readonly sleep: Sleep;
  readonly log: Log;
  readonly onChange: () => void;
}

/** Incidents removed in one transaction; between two of them other writing goes on. */
const STEP = 200;

/** Forgets closed incidents that nobody touched for the set number of days, in small steps, every hour. */
export function retention(parts: RetentionParts) {
  const { writer, retentionDays, now, sleep, log, onChange } = parts;
  const wake = createWake(sleep);
  let stopped = false;
  let loop: Promise<void> | null = null;

  const expire = async () => {
    const before = instant(now() - retentionDays() * DAY_MS);
    let removed = 0;
    for (let step = STEP; step === STEP && !stopped; removed += step) {
      step = await writer.expire({ before, limit: STEP });
    }
    if (removed > 0) onChange();
  };

  const watch = async () => {
    while (!stopped) {
      await expire().catch((error: unknown) =>
        log.error({ err: error }, 'retention did not end well'),
      );
      parts.upkeep();
      await wake.wait(HOUR_MS);
    }
  };

  return {
    start: (): void => {
      loop ??= watch();
    },
    stop: async (): Promise<void> => {
      stopped = true;
      wake.now();
      await loop;
    },
  };
}

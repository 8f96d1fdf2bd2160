import type { CacheWriter } from './ingest/cache-writer.ts';
import type { Log } from './log.ts';
import type { ClockEndStore } from './store/clock-end-store.ts';
import type { EndedClockReader, WaitingEnd } from './store/ended-clocks.ts';

interface ClockEndsParts {
  readonly waiting: EndedClockReader;
  readonly ends: ClockEndStore;
  readonly forget: CacheWriter['forgetEndedClocks'];
  readonly log: Log;
}

const AT_ONCE = 200;

/** Brings ended promises from the cache, which may be emptied, to the ledger, which is kept. */
export function clockEnds({ waiting, ends, forget, log }: ClockEndsParts) {
  let moving: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  const keep = ({ tenantId, ended }: WaitingEnd) => {
    if (ended === null) return;
    if (ended.kind === 'ended') ends.put(tenantId, ended.end);
    else ends.undoResolved(tenantId, ended.incidentId);
  };
  const move = async () => {
    do {
      again = false;
      const found = waiting.list(AT_ONCE);
      for (const one of found) keep(one);
      const last = found.at(-1);
      if (last) await forget(last.seq); // not before they are on the disk: kept twice is kept once
      if (found.length === AT_ONCE) again = true;
    } while (again);
  };

  return {
    /** Incidents changed: some promise may have ended. */
    look: (): void => {
      if (stopped) return;
      again = true;
      moving ??= move()
        .catch((error: unknown) => log.error({ err: error }, 'ended promises were not kept'))
        .finally(() => {
          moving = null;
        });
    },
    /** What is under way ends. */
    stop: async (): Promise<void> => {
      stopped = true;
      await moving;
    },
  };
}

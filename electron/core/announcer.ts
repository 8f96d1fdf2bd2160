import type { AppEvent, Topic } from '#shared/contract/app-event.ts';
import type { Log } from './log.ts';
import type { Sleep } from './sleep.ts';

/** Read models are announced at most ten times a second, however often they change (electron.md 5.2). */
const PAUSE_MS = 100;

export interface Announcer {
  /** Says that what hangs on these topics went stale. The first is told at once, the next ones together. */
  changed(...topics: Topic[]): void;
}

export function announcer(emit: (event: AppEvent) => void, sleep: Sleep, log: Log): Announcer {
  const waiting = new Set<Topic>();
  let pausing = false;

  const flush = () => {
    const topics = [...waiting];
    waiting.clear();
    emit({ name: 'data.changed', topics });
  };

  const pause = async () => {
    pausing = true;
    try {
      while (waiting.size > 0) {
        flush();
        await sleep(PAUSE_MS);
      }
    } finally {
      pausing = false;
    }
  };

  return {
    changed: (...topics) => {
      for (const topic of topics) waiting.add(topic);
      if (!pausing)
        pause().catch((error: unknown) => log.error({ err: error }, 'an event was not told'));
    },
  };
}

import { createContext, useContext, useSyncExternalStore } from 'react';
import { SECOND_MS } from '#shared/time.ts';
import { type TimeWords, timeWords } from './time-format.ts';

/** One beat a second for every text that ages, so that no list is rendered again for it. */
export interface BeatingClock {
  readonly now: () => number;
  readonly words: TimeWords;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Beats only while somebody listens. `now` is in milliseconds since 1970. */
export function beatingClock(now: () => number, words: TimeWords = timeWords()): BeatingClock {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | null = null;
  const beat = () => {
    for (const listener of listeners) listener();
  };
  return {
    now,
    words,
    subscribe: (listener) => {
      listeners.add(listener);
      timer ??= setInterval(beat, SECOND_MS);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || timer === null) return;
        clearInterval(timer);
        timer = null;
      };
    },
  };
}

const ClockContext = createContext<BeatingClock>(beatingClock(Date.now));

export const ClockProvider = ClockContext.Provider;

export function useClock(): BeatingClock {
  return useContext(ClockContext);
}

/** A text made from the present moment; its component renders again only when the text differs. */
export function useClockText(text: (nowMs: number, words: TimeWords) => string): string {
  const clock = useClock();
  return useSyncExternalStore(clock.subscribe, () => text(clock.now(), clock.words));
}

import type { Sleep } from './sleep.ts';

export interface Wake {
  /** Resolves after `ms` milliseconds, or at once when `now` was or is called. Never rejects. */
  wait(ms: number): Promise<void>;
  /** Ends the wait under way, or the next one if there is none. */
  now(): void;
}

/** A wait that an event cuts short: the pause of every loop in core. */
export function createWake(sleep: Sleep): Wake {
  let called = false;
  let current: AbortController | null = null;

  return {
    wait: async (ms) => {
      if (!called) {
        const controller = new AbortController();
        current = controller;
        await sleep(ms, controller.signal).catch((error: unknown) => {
          if (!controller.signal.aborted) throw error;
        });
        current = null;
      }
      called = false;
    },
    now: () => {
      called = true;
      current?.abort();
    },
  };
}

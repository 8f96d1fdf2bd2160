import type { Schedule } from '#electron/main/child.ts';

/** Timers that a test lets run out itself. */
export function fakeSchedule() {
  const waiting = new Set<{ ms: number; run: () => void }>();
  const schedule: Schedule = (ms, run) => {
    const timer = { ms, run };
    waiting.add(timer);
    return () => void waiting.delete(timer);
  };
  return {
    schedule,
    /** Spans of the timers that run, shortest first. */
    spans: () => [...waiting].map(({ ms }) => ms).sort((a, b) => a - b),
    /** Lets every timer up to this span run out. */
    pass: (ms: number) => {
      const due = [...waiting].filter((timer) => timer.ms <= ms); // what a timer starts has to wait
      for (const timer of due) {
        waiting.delete(timer);
        timer.run();
      }
    },
  };
}

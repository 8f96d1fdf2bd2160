/** A program of ours in a process of its own: as much of a utility process as the rim needs. */
export interface Child {
  postMessage(message: unknown): void;
  kill(): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
}

/** Ends after `ms` unless it is cancelled first. Given in, so that tests need not wait. */
export type Schedule = (ms: number, run: () => void) => () => void;

export const realSchedule: Schedule = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** How long a program may take to put its things away before it is ended. */
export const STOP_MS = 10_000;

/** Asks a program to stop, and ends it when it has not gone after `STOP_MS`. */
export function stopChild(child: Child, ask: unknown, schedule: Schedule): Promise<void> {
  return new Promise((resolve) => {
    const cancel = schedule(STOP_MS, () => child.kill());
    child.once('exit', () => {
      cancel();
      resolve();
    });
    child.postMessage(ask);
  });
}

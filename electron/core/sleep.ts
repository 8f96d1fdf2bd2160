import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#shared/errors.ts';

/** Waits `ms` milliseconds; rejects with AppError `cancelled` when the signal stops it. Given, like the clock. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** The real wait. It keeps the program alive: a headless run must not end in the middle of one. */
export const sleep: Sleep = async (ms, signal) => {
  try {
    await wait(ms, undefined, signal && { signal });
  } catch (cause) {
    throw new AppError('cancelled', 'The wait was stopped.', { cause });
  }
};

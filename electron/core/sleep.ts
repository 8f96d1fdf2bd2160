import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#shared/errors.ts';

/** Waits `ms` milliseconds; rejects with AppError `cancelled` when the signal stops it. Given, like the clock. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** The real wait. Does not keep the program alive on its own. */
export const sleep: Sleep = async (ms, signal) => {
  try {
    await wait(ms, undefined, { ref: false, ...(signal && { signal }) });
  } catch (cause) {
    throw new AppError('cancelled', 'The wait was stopped.', { cause });
  }
};

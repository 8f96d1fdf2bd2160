import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#shared/errors.ts';
import type { Sleep } from '#shared/time.ts';

/** The real wait. Does not keep the program alive on its own. */
export const sleep: Sleep = async (ms, signal) => {
  try {
    await wait(ms, undefined, { ref: false, ...(signal && { signal }) });
  } catch (cause) {
    throw new AppError('cancelled', 'The wait was stopped.', { cause });
  }
};

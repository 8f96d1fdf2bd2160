import { AppError } from '#shared/errors.ts';

const AT_ONCE = 4;

/** Runs `work` for every item, four at a time; stops at the first that fails. */
export async function fourAtATime<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values(); // shared: each worker takes the next one
  let failed = false;
  const worker = async () => {
    for (const item of queue) {
      if (failed) return;
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** True when the answer is about the one tenant that was asked, so that the search goes on. */
export function isNoSuchTenant(error: unknown): error is AppError {
  return error instanceof AppError && ['not-found', 'refused', 'bad-answer'].includes(error.code);
}

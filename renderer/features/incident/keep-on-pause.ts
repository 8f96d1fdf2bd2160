/** Typing that pauses so long is written down. */
export const PAUSE_MS = 400;

/**
 * Hands on what was typed last under each name: on a pause, and at once when it is told to (the field was
 * left).
 */
export function keepOnPause<T>(save: (kept: T) => void) {
  const waiting = new Map<string, T>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    const all = [...waiting.values()];
    waiting.clear();
    for (const kept of all) save(kept);
  };

  return {
    keep: (name: string, kept: T): void => {
      waiting.set(name, kept);
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSE_MS);
    },
    flush,
  };
}

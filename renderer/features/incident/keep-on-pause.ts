import type { Failure } from '#shared/errors.ts';

/** Typing that pauses so long is written down. */
export const PAUSE_MS = 400;
/** What could not be written is tried again after this, and before that when the field is left. */
export const AGAIN_MS = 5_000;

/** `again`: it may be written when it is tried once more (a full disk, a core that starts anew). */
export type Kept = 'kept' | 'again' | 'refused';

/** A disk may have room again, and core may run again; another person's words are refused for good. */
export function canBeKeptAgain({ code }: Failure): Kept {
  const isForGood = code === 'refused' || code === 'needs-sign-in' || code === 'bad-input';
  return isForGood ? 'refused' : 'again';
}

/**
 * Hands on what was typed last under each name: on a pause, and at once when it is told to (the field was
 * left). What could not be written is handed on again until it is, or more was typed.
 */
export function keepOnPause<T>(save: (kept: T) => Promise<Kept>) {
  const waiting = new Map<string, T>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let run = 0;

  const hand = async (name: string, kept: T): Promise<void> => {
    const own = run;
    const outcome = await save(kept);
    if (outcome !== 'again' || own !== run || waiting.has(name)) return;
    waiting.set(name, kept);
    clearTimeout(timer);
    timer = setTimeout(flush, AGAIN_MS);
  };
  const flush = (): void => {
    clearTimeout(timer);
    const all = [...waiting];
    waiting.clear();
    for (const [name, kept] of all) void hand(name, kept);
  };

  return {
    keep: (name: string, kept: T): void => {
      waiting.set(name, kept);
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSE_MS);
    },
    flush,
    /** Nothing of what waits is handed on any more: another person is here. */
    drop: (): void => {
      run += 1;
      clearTimeout(timer);
      waiting.clear();
    },
  };
}

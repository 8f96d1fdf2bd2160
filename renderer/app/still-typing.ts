/** Whoever writes leaves no longer pause between two letters without having stopped. */
export const PAUSE_MS = 1_000;

/** Whoever asked for a form looks for it so long before they write, or see that it did not open. */
export const LOOK_MS = 3_000;

interface Press {
  /** When, in milliseconds (`event.timeStamp`). */
  readonly atMs: number;
  /** It types something: a letter, a digit, a space. */
  readonly isCharacter: boolean;
  readonly where: 'field of a dialog' | 'elsewhere in a dialog' | 'other field' | 'page';
}

/**
 * Tells letters that belong to what was being written in a form from keys of the list below it: a form closes by
 * itself while somebody still writes (what it recorded was answered, or it is for nobody any more), and the focus
 * goes back to the list, where letters decide. Nobody means those. Whoever closes the form with a key has stopped.
 * Likewise where a rule keeps a form closed: who presses its key writes on before they have read the reason.
 */
export function stillTyping() {
  let lastMs: number | null = null;
  let pauseMs = PAUSE_MS;
  return {
    /** @returns whether the press belongs to what was being written: it is no key of what it reaches. */
    belongs: ({ atMs, isCharacter, where }: Press): boolean => {
      if (where === 'field of a dialog') {
        pauseMs = PAUSE_MS;
        lastMs = isCharacter ? atMs : null;
        return false;
      }
      const goesOn = where === 'page' && isCharacter && lastMs !== null && atMs - lastMs < pauseMs;
      pauseMs = PAUSE_MS;
      lastMs = goesOn ? atMs : null;
      return goesOn;
    },
    /** A form to write in was asked for and did not open. */
    begin: (atMs: number): void => {
      lastMs = atMs;
      pauseMs = LOOK_MS;
    },
    /** The person points at something: they look, and have stopped writing. */
    forget: (): void => {
      lastMs = null;
    },
  };
}

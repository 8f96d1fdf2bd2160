import type { Api } from '#shared/contract/contract.ts';
import type { KeptDraft } from '#shared/contract/drafts.ts';

/** Typing that pauses so long is written down. */
export const PAUSE_MS = 400;

/**
 * Writes drafts to the ledger: on a pause, and at once when the field is left. What could not be written
 * stays where it was typed and is written with the next letter.
 */
export function draftKeeper(api: Pick<Api, 'command'>) {
  const waiting = new Map<string, KeptDraft>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    for (const kept of waiting.values()) void api.command('drafts.save', kept);
    waiting.clear();
  };

  return {
    keep: (name: string, kept: KeptDraft): void => {
      waiting.set(name, kept);
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSE_MS);
    },
    flush,
  };
}

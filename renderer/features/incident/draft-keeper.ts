import type { Api } from '#shared/contract/contract.ts';
import type { KeptDraft } from '#shared/contract/drafts.ts';
import { keepOnPause } from './keep-on-pause.ts';

/**
 * Writes drafts to the ledger. What could not be written stays where it was typed and is written with the
 * next letter.
 */
export function draftKeeper(api: Pick<Api, 'command'>) {
  return keepOnPause((kept: KeptDraft) => void api.command('drafts.save', kept));
}

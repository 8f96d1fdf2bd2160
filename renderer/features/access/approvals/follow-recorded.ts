import type { Api } from '#shared/contract/contract.ts';
import { isOpenWish, type ListedWish, type WishId } from '#shared/domain/access/wish.ts';
import { counted } from '../../../ui/words.ts';
import { markWords } from '../wish-words.ts';
import type { ApprovalsSlice } from './approvals-slice.ts';

interface Followed {
  readonly getState: () => Pick<ApprovalsSlice, 'all'>;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * What was just recorded, followed while the queue is read again.
 * @returns `undoUntil`, aborted once none of it waits unsent; `became`, aborted once all is settled and some of it
 * did not count, with the words for that as its reason.
 */
export function followRecorded(
  api: Pick<Api, 'query'>,
  store: Followed,
  ids: readonly WishId[],
): { readonly undoUntil: AbortSignal; readonly became: AbortSignal } {
  const late = new AbortController();
  const became = new AbortController();
  const look = async () => {
    const { all } = store.getState();
    if (all === null) return;
    const waiting = all.filter(({ wish }) => wish?.stage === 'recorded' && ids.includes(wish.id));
    if (waiting.length === ids.length) return;
    const found = await api.query('access.wishes', {});
    if (!found.ok || became.signal.aborted) return;
    const own = found.value.filter(({ id }) => ids.includes(id));
    if (!own.some(({ stage }) => stage === 'recorded')) late.abort();
    if (own.some(({ stage }) => isOpenWish(stage))) return;
    stop();
    const words = uncountedWords(own);
    if (words !== null) became.abort(words);
  };
  const stop = store.subscribe(() => void look());
  return { undoUntil: late.signal, became: became.signal };
}

/** Which of several settled decisions did not count, in a sentence; null = all did, or were taken back. */
function uncountedWords(wishes: readonly ListedWish[]): string | null {
  const [one, ...others] = wishes.filter(({ stage }) => stage === 'overtaken' || stage === 'void');
  if (!one) return null;
  if (others.length > 0 || wishes.length > 1) {
    return `${(others.length + 1).toLocaleString()} of ${counted(wishes.length, 'decision')} did not count: see the inbox.`;
  }
  const word = one.wish?.kind === 'decide' ? one.wish.result : 'unknown';
  const name = markWords({ stage: 'overtaken', word, isOthers: false }, false);
  return `${name}: ${one.reason ?? 'why is not told.'}`;
}

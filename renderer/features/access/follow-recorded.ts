import type { Api } from '#shared/contract/contract.ts';
import type { ListedWish, WishId } from '#shared/domain/access/wish.ts';
import { isOpenWish } from '#shared/domain/access/wish-stage.ts';
import { counted } from '../../ui/words.ts';
import { markWords } from './wish-words.ts';

/**
 * What was just recorded, followed while it is on its way.
 * @returns `undoUntil`, aborted once none of it waits unsent; `became`, aborted once all is settled and a decision
 * of it did not count, with the words for that as its reason; `onGone`, after which nothing is followed any more.
 */
export function followRecorded(
  api: Pick<Api, 'query' | 'on'>,
  ids: readonly WishId[],
): {
  readonly undoUntil: AbortSignal;
  readonly became: AbortSignal;
  readonly onGone: () => void;
} {
  const late = new AbortController();
  const became = new AbortController();
  const look = async () => {
    const found = await api.query('access.wishes', {});
    if (!found.ok || became.signal.aborted) return;
    const own = found.value.filter(({ id }) => ids.includes(id));
    if (!own.some(({ stage }) => stage === 'recorded')) late.abort();
    if (own.some(({ stage }) => isOpenWish(stage))) return;
    stop();
    const words = uncountedWords(own);
    if (words !== null) became.abort(words);
  };
  const stop = api.on((event) => {
    if (event.name === 'data.changed' && event.topics.includes('access')) void look();
  });
  void look(); // it may have left before anybody listened
  return { undoUntil: late.signal, became: became.signal, onGone: stop };
}

/** Which of several settled decisions did not count, in a sentence; null = all did, or were taken back. */
function uncountedWords(wishes: readonly ListedWish[]): string | null {
  const [one, ...others] = wishes.filter(
    ({ stage, wish }) => (stage === 'overtaken' || stage === 'void') && isDecision(wish),
  );
  if (!one) return null;
  if (others.length > 0 || wishes.length > 1) {
    return `${(others.length + 1).toLocaleString()} of ${counted(wishes.length, 'decision')} did not count: see the inbox.`;
  }
  const { wish } = one;
  const word =
    wish?.kind === 'decide' ? wish.result : wish?.kind === 'judge' ? wish.decision : 'unknown';
  const name = markWords({ stage: 'overtaken', word, isOthers: false }, false);
  return `${name}: ${one.reason ?? 'why is not told.'}`;
}

function isDecision(wish: ListedWish['wish']): boolean {
  return wish?.kind === 'decide' || wish?.kind === 'judge';
}

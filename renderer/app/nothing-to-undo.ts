import { goToPlace } from './follow-place.ts';
import type { Stores } from './stores.ts';

const NOTHING = 'Nothing here can still be taken back. Earlier changes are undone in the outbox.';
const SENT = 'It was sent. It can be canceled under Asked for.';

/**
 * Says that nothing can be taken back any more; in My access it leads to the request that was recorded last, where
 * that can still be canceled.
 * @param undoUntil of what was said before: older changes are not undone in its place.
 */
export function sayNothingToUndo(stores: Stores, undoUntil: AbortSignal | undefined): void {
  const { access, mine, session, view } = stores;
  const say = (text: string, more?: { readonly name: string; readonly run: () => void }) => {
    const late = undoUntil && { undoUntil };
    view.getState().say({ kind: 'done', text, ...late, ...(more && { more }) });
  };
  if (view.getState().screen !== 'access' || access.getState().tab !== 'mine') return say(NOTHING);
  const person = session.getState().session?.account?.id ?? null;
  void mine
    .getState()
    .lastToCancel(person)
    .then((place) => {
      if (place === null) say(NOTHING);
      else say(SENT, { name: 'Show it', run: () => goToPlace(stores, place, true) });
    });
}

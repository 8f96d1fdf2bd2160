import type { WishLine } from '#shared/contract/access.ts';
import { useCommand } from '../../api.tsx';

/** Takes back a decision that was not sent, or puts away what became of it; nothing where neither can be done. */
export function TakeDecisionBack({ wish }: { readonly wish: WishLine | null }) {
  const run = useCommand();
  if (!wish?.canTakeBack) return null;
  return (
    <button
      type="button"
      className="plain-button"
      onClick={() => void run('access.takeBack', { id: wish.id }, 'Done.')}
    >
      {wish.stage === 'recorded' ? 'Take the decision back' : 'Put my answer away'}
    </button>
  );
}

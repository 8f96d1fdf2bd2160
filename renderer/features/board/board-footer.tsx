import { instant } from '#shared/time.ts';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { useBoard } from './board-context.ts';

/** `1,204 shown of 45,112 · updated 4 seconds ago`. */
export function BoardFooter({ held }: { readonly held: number | null }) {
  const total = useBoard((state) => state.window.total);
  const known = useBoard((state) => state.known);
  const readMs = useBoard((state) => state.readMs);
  const failure = useBoard((state) => state.failure);
  return (
    <footer className="board-footer" role="group" aria-label="What is shown">
      {known && (
        <span>
          {total.toLocaleString()} shown{held !== null && ` of ${held.toLocaleString()}`}
        </span>
      )}
      {readMs !== null && (
        <span>
          · updated <TimeAgo at={instant(readMs)} />
        </span>
      )}
      {failure && (
        <span role="alert" className="failure-line">
          · <StrangerLine text={failure.message} />
        </span>
      )}
    </footer>
  );
}

import type { Strip } from '#shared/contract/app.ts';
import { instant } from '#shared/time.ts';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { useBoard } from './board-context.ts';

interface BoardFooterProps {
  readonly held: number | null;
  readonly strip: Pick<Strip, 'offline' | 'lastCompleteAt'> | null;
}

/** `1,204 shown of 45,112 · updated 4 seconds ago`; offline, how old what is shown is. */
export function BoardFooter({ held, strip }: BoardFooterProps) {
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
      {strip?.offline === true && (
        <span>
          · offline,{' '}
          {strip.lastCompleteAt === null ? (
            'nothing read completely yet'
          ) : (
            <>
              last read <TimeAgo at={strip.lastCompleteAt} />
            </>
          )}
        </span>
      )}
      {strip?.offline !== true && readMs !== null && (
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

import type { ListedChange } from '#shared/domain/change.ts';
import { useCommand } from '../../api.tsx';
import { ChangeLine } from '../../ui/change-line.tsx';

const SETTLED_SHOWN = 3;

/** Our own wishes for this incident: all that are open, and the last few that are settled. */
export function Changes({ changes }: { readonly changes: readonly ListedChange[] }) {
  const run = useCommand();
  const isOpen = ({ stage }: ListedChange) => stage !== 'confirmed' && stage !== 'discarded';
  const settled = changes.filter((change) => !isOpen(change)).slice(0, SETTLED_SHOWN);
  const shown = [...changes.filter(isOpen), ...settled];
  if (shown.length === 0) return null;
  return (
    <section className="our-changes" aria-label="Our changes" aria-live="polite">
      <h3>Our changes</h3>
      {shown.map((change) => (
        <ChangeLine
          key={change.id}
          change={change}
          onRetry={({ id }) => void run('outbox.retry', { id })}
          onDiscard={({ id }) => void run('outbox.discard', { id })}
          onSettle={({ id }, mine) => void run('outbox.settle', { id, mine: [...mine] })}
        />
      ))}
    </section>
  );
}

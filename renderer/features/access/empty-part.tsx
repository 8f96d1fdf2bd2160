import { counted } from '../../ui/words.ts';
import { useAccess } from './access-context.ts';
import { sightOf } from './sight.ts';

interface EmptyPartProps {
  /** What there is none of, as it begins a sentence: `No access review`. */
  readonly nothing: string;
  /** What is seen in a tenant of which only one's own can be read. */
  readonly seenInOwn: boolean;
}

/** Nothing to show, and in how many tenants that is certain: nothing seen is not nothing there. */
export function EmptyPart({ nothing, seenInOwn }: EmptyPartProps) {
  const states = useAccess((state) => state.overview?.tenants);
  if (!states) return null;
  const seen = states.filter((state) => {
    const sight = sightOf(state);
    return sight === 'whole' || (seenInOwn && sight === 'own');
  }).length;
  const unseen = states.length - seen;
  return (
    <div className="access-empty">
      <p>
        {seen === 0
          ? 'No tenant was read so far that this could be known of it.'
          : `${nothing} in the ${counted(seen, 'tenant')} that can be read.`}
      </p>
      {unseen > 0 && (
        <p className="muted">
          {counted(unseen, 'tenant')} cannot be seen as far: the counts above say which and why.
        </p>
      )}
    </div>
  );
}

import type { Assignment } from '#shared/domain/access/assignment.ts';
import { word } from '#shared/domain/words.ts';
import { millis } from '#shared/time.ts';
import { useClock } from '../../ui/clock.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';

const MOST = 30;

interface HadListProps {
  /** Null where only their own may be seen by each. */
  readonly assignments: readonly Assignment[] | null;
}

/** What a person has or had in a tenant. */
export function HadList({ assignments }: HadListProps) {
  if (assignments === null) {
    return (
      <p className="muted">
        This cannot be seen here: only who governs access in the tenant may read what others have.
      </p>
    );
  }
  if (assignments.length === 0) return <p className="muted">Nothing.</p>;
  return (
    <ul className="approval-theirs">
      {assignments.slice(0, MOST).map((one) => (
        <li key={one.id}>
          <Had assignment={one} />
        </li>
      ))}
      {assignments.length > MOST && <li>and {assignments.length - MOST} more</li>}
    </ul>
  );
}

function Had({ assignment }: { readonly assignment: Assignment }) {
  const { words } = useClock();
  const { state, endAt, endsKnown } = assignment;
  return (
    <>
      <StrangerLine
        text={assignment.package?.name ?? 'a package Graph does not name'}
        longest={120}
      />{' '}
      <span className="muted">
        <StrangerLine text={state === 'delivered' ? 'has it' : word(state)} longest={60} />
        {endAt !== null && `, until ${words.day(millis(endAt))}`}
        {endAt === null && (endsKnown ? ', without an end' : ', end not told')}
      </span>
    </>
  );
}

import type { ApprovalDetail } from '#shared/contract/access.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import { useClock } from '../../../ui/clock.tsx';
import { millis } from '#shared/time.ts';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { word } from '../../../ui/words.ts';
import { useApprovalsStore } from './approvals-context.ts';

const MOST = 30;

/** What the person has in that tenant already, and what else they asked of us there. */
export function TheirAccess({ detail }: { readonly detail: ApprovalDetail }) {
  const { theirAssignments, theirRequests } = detail;
  const store = useApprovalsStore();
  return (
    <>
      {theirAssignments === null ? (
        <p className="muted">
          This cannot be seen here: only who governs access in the tenant may read what others have.
        </p>
      ) : theirAssignments.length === 0 ? (
        <p className="muted">Nothing.</p>
      ) : (
        <ul className="approval-theirs">
          {theirAssignments.slice(0, MOST).map((one) => (
            <li key={one.id}>
              <Had assignment={one} />
            </li>
          ))}
          {theirAssignments.length > MOST && <li>and {theirAssignments.length - MOST} more</li>}
        </ul>
      )}
      {theirRequests.length > 0 && (
        <>
          <h4>Other requests that waited for you</h4>
          <ul className="approval-theirs">
            {theirRequests.slice(0, MOST).map((row) => (
              <li key={row.requestId}>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => store.getState().choose(row)}
                >
                  <StrangerLine text={row.packageName} longest={120} />
                </button>{' '}
                <span className="muted">
                  {row.outcome === null ? 'waits for you' : <StrangerLine text={row.outcome} />}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
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

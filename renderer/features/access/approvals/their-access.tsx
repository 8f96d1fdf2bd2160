import type { ApprovalDetail } from '#shared/contract/access.ts';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { HadList } from '../had-list.tsx';
import { useApprovalsStore } from './approvals-context.ts';

const MOST = 30;

/** What the person has in that tenant already, and what else they asked of us there. */
export function TheirAccess({ detail }: { readonly detail: ApprovalDetail }) {
  const { theirAssignments, theirRequests } = detail;
  const store = useApprovalsStore();
  return (
    <>
      <HadList assignments={theirAssignments} />
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

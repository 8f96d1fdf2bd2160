import type { WishOf } from '#shared/domain/access/wish.ts';
import type { GraphClient } from '../client.ts';

const APPROVALS = '/identityGovernance/entitlementManagement/accessPackageAssignmentApprovals';
const AR = '/identityGovernance/accessReviews/definitions';

interface Sent {
  readonly graph: GraphClient;
  readonly clientRequestId: string;
  readonly signal: AbortSignal;
}

/** Where it has to wait (429) it is `throttled` at once: what is there is looked at before another try. */
const callOf = ({ clientRequestId, signal }: Sent) => {
  const headers = { 'client-request-id': clientRequestId };
  return { bundle: 'access', waits: false, headers, signal } as const;
};
const id = (text: string) => encodeURIComponent(text);

/**
 * `PATCH …/accessPackageAssignmentApprovals/{id}/stages/{id}` (FACTS.md c): 204; `conflict` when another
 * approver was faster. Permission: EntitlementManagement.ReadWrite.All, delegated only.
 */
export async function decideStage(
  wish: Pick<WishOf<'decide'>, 'requestId' | 'stageId' | 'result' | 'justification'>,
  sent: Sent,
): Promise<void> {
  const path = `${APPROVALS}/${id(wish.requestId)}/stages/${id(wish.stageId)}`;
  const reviewResult = wish.result === 'approve' ? 'Approve' : 'Deny';
  await sent.graph.patch(path, { reviewResult, justification: wish.justification }, callOf(sent));
}

const REVIEW_WORDS = { approve: 'Approve', deny: 'Deny', dontKnow: 'DontKnow' } as const;

/** `PATCH …/decisions/{id}` of an access review (FACTS.md e): 204. Permission: AccessReview.ReadWrite.All. */
export async function decideReviewItem(
  wish: Pick<
    WishOf<'judge'>,
    'definitionId' | 'instanceId' | 'itemId' | 'decision' | 'justification'
  >,
  sent: Sent,
): Promise<void> {
  const { definitionId, instanceId, itemId, decision, justification } = wish;
  const path = `${AR}/${id(definitionId)}/instances/${id(instanceId)}/decisions/${id(itemId)}`;
  await sent.graph.patch(path, { decision: REVIEW_WORDS[decision], justification }, callOf(sent));
}

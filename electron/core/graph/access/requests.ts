import type { WishOf } from '#shared/domain/access/wish.ts';
import type { GraphClient } from '../client.ts';
import type { AccessCall } from './calls.ts';

const REQUESTS = '/identityGovernance/entitlementManagement/assignmentRequests';

interface Sent {
  readonly graph: GraphClient;
  /** `ask` is enough for one's own access; reprocessing needs `access` (FACTS.md b). */
  readonly bundle: AccessCall['bundle'];
  readonly clientRequestId: string;
  readonly signal: AbortSignal;
}

const callOf = ({ bundle, clientRequestId, signal }: Sent) => {
  const headers = { 'client-request-id': clientRequestId };
  return { bundle, waits: false, headers, signal } as const;
};
const id = (text: string) => encodeURIComponent(text);

const QUESTION_TYPES = {
  text: '#microsoft.graph.accessPackageTextInputQuestion',
  choice: '#microsoft.graph.accessPackageMultipleChoiceQuestion',
} as const;

/**
 * `POST …/assignmentRequests`, `userAdd` or `userUpdate`, for oneself (FACTS.md b). 201; 400 for what the
 * policy does not take.
 * @param targetId the person's object id in that tenant, where it is known.
 */
export async function askForPackage(
  wish: WishOf<'ask'>,
  targetId: string | null,
  sent: Sent,
): Promise<void> {
  const { packageId, policyId, startAt, ends, justification } = wish;
  const expiration = ends && {
    type: ends.type,
    ...(ends.endAt !== null && { endDateTime: ends.endAt }),
    ...(ends.endAt === null && ends.duration !== null && { duration: ends.duration }),
  };
  const schedule = (startAt !== null || expiration !== null) && {
    schedule: {
      ...(startAt !== null && { startDateTime: startAt }),
      ...(expiration !== null && { expiration }),
    },
  };
  const answers = wish.answers.map(({ questionId, kind, value, shown }) => ({
    '@odata.type': '#microsoft.graph.accessPackageAnswerString',
    value,
    displayValue: shown,
    answeredQuestion: { '@odata.type': QUESTION_TYPES[kind], id: questionId },
  }));
  const body = {
    requestType: wish.type,
    assignment: {
      ...(targetId !== null && { targetId }),
      assignmentPolicyId: policyId,
      accessPackageId: packageId,
    },
    ...(justification !== '' && { justification }),
    ...schedule,
    ...(answers.length > 0 && { answers }),
  };
  await sent.graph.post(REQUESTS, body, callOf(sent));
}

/** `POST …/assignmentRequests`, `userRemove`: gives back what one has. */
export async function giveBack({ assignmentId }: WishOf<'give-back'>, sent: Sent): Promise<void> {
  const body = { requestType: 'userRemove', assignment: { id: assignmentId } };
  await sent.graph.post(REQUESTS, body, callOf(sent));
}

/** `POST …/assignmentRequests/{id}/cancel`: 200; 400 where it is too late. */
export async function cancelRequest({ requestId }: WishOf<'cancel'>, sent: Sent): Promise<void> {
  await sent.graph.post(`${REQUESTS}/${id(requestId)}/cancel`, undefined, callOf(sent));
}

/** `POST …/assignmentRequests/{id}/reprocess`: 202; 400 where nothing failed or too long ago. */
export async function reprocessRequest(
  { requestId }: WishOf<'reprocess'>,
  sent: Sent,
): Promise<void> {
  await sent.graph.post(`${REQUESTS}/${id(requestId)}/reprocess`, undefined, callOf(sent));
}

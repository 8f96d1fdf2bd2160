import type { Assignment } from '#shared/domain/access/assignment.ts';
import type { AccessRequest } from '#shared/domain/access/request.ts';
import { NOT_THERE, settleAsk } from '#shared/domain/access/settle-ask.ts';
import { settleCancel, settleGiveBack, settleReprocess } from '#shared/domain/access/settle-own.ts';
import type { WishOf } from '#shared/domain/access/wish.ts';
import {
  NOTHING_SEEN,
  type OwnRequest,
  type OwnSeen,
  type SeenState,
} from '#shared/domain/access/seen-state.ts';
import { AppError } from '#shared/errors.ts';
import { type AccessCall, myAssignments, myRequests } from '../graph/access/calls.ts';
import {
  askForPackage,
  cancelRequest,
  giveBack,
  reprocessRequest,
} from '../graph/access/requests.ts';
import type { Carrier, CarryContext } from './carrier.ts';

/** Asks for a package, extends or changes what one has. */
export const askCarrier: Carrier<WishOf<'ask'>> = {
  look: (wish, _one, context) => lookAtOwn(context, (id) => id === wish.packageId),
  judge: (wish, { seen, found }, facts) => settleAsk(wish, seen, found, facts),
  send: (wish, context, clientRequestId) =>
    asOneself(context, ({ bundle }) =>
      askForPackage(wish, context.me.objectId, { ...context, bundle, clientRequestId }),
    ),
};

export const giveBackCarrier: Carrier<WishOf<'give-back'>> = {
  look: (wish, _one, context) =>
    lookAtOwn(
      context,
      (packageId, assignmentId) =>
        assignmentId === wish.assignmentId || (packageId !== null && packageId === wish.packageId),
    ),
  judge: (wish, { seen, found }, facts) => settleGiveBack(wish, seen, found, facts),
  send: (wish, context, clientRequestId) =>
    asOneself(context, ({ bundle }) => giveBack(wish, { ...context, bundle, clientRequestId })),
};

export const cancelCarrier: Carrier<WishOf<'cancel'>> = {
  look: (wish, _one, context) => lookAtRequest(context, wish.requestId),
  judge: (wish, { found }, facts) => settleCancel(wish, found, facts),
  send: (wish, context, clientRequestId) =>
    asOneself(context, ({ bundle }) =>
      cancelRequest(wish, { ...context, bundle, clientRequestId }),
    ),
};

export const reprocessCarrier: Carrier<WishOf<'reprocess'>> = {
  look: (wish, _one, context) => lookAtRequest(context, wish.requestId),
  judge: (wish, { seen, found }, facts) => settleReprocess(wish, seen, found, facts),
  send: (wish, context, clientRequestId) =>
    reprocessRequest(wish, { ...context, bundle: 'access', clientRequestId }),
};

/**
 * With the permission that is there: the large one, else the small one that needs no administrator (FACTS.md
 * b). Consent is missing before anything was sent, so nothing is sent twice.
 */
async function asOneself<T>(
  { graph, signal }: CarryContext,
  work: (call: AccessCall) => Promise<T>,
): Promise<T> {
  try {
    return await work({ graph, signal, bundle: 'access' });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'needs-consent') throw error;
    return work({ graph, signal, bundle: 'ask' });
  }
}

/** What one asked for and has there, of one package. Not to be in the directory is an answer too. */
async function lookAtOwn(
  context: CarryContext,
  isMeant: (packageId: string | null, assignmentId: string | null) => boolean,
): Promise<SeenState> {
  try {
    const own = await asOneself(context, async (call): Promise<OwnSeen> => {
      const requests = await myRequests(call, 'target');
      const assignments = await myAssignments(call);
      return {
        requests: requests
          .filter((one) => isMeant(one.package?.id ?? null, one.assignmentId))
          .map(ownRequest),
        assignments: assignments
          .filter((one) => isMeant(one.package?.id ?? null, one.id))
          .map(ownAssignment),
        isGone: false,
      };
    });
    return { ...NOTHING_SEEN, own };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'not-a-member' && error.code !== 'not-found') throw error;
    return { ...NOTHING_SEEN, own: NOT_THERE };
  }
}

async function lookAtRequest(context: CarryContext, requestId: string): Promise<SeenState> {
  const requests = await asOneself(context, (call) => myRequests(call, 'target'));
  const found = requests.filter(({ id }) => id === requestId);
  const own = { requests: found.map(ownRequest), assignments: [], isGone: false };
  return { ...NOTHING_SEEN, state: found[0]?.state ?? null, own };
}

export function ownRequest(from: AccessRequest): OwnRequest {
  const { id, type, state, status, assignmentId, justification, createdAt, completedAt } = from;
  return { id, type, state, status, assignmentId, justification, createdAt, completedAt };
}

export function ownAssignment({ id, state, endAt }: Assignment): OwnSeen['assignments'][number] {
  return { id, state, endAt };
}

import type { WishOf } from '#shared/domain/access/wish.ts';
import { NOTHING_SEEN, type SeenState } from '#shared/domain/access/seen-state.ts';
import { settleDecision } from '#shared/domain/access/settle-decision.ts';
import { AppError } from '#shared/errors.ts';
import { approvalStages, myRequests } from '../graph/access/calls.ts';
import { decideStage } from '../graph/access/decisions.ts';
import type { Carrier, CarryContext } from './carrier.ts';

/** Decisions on approvals. */
export const decideCarrier: Carrier<WishOf<'decide'>> = {
  look: (wish, _one, context) => lookAtApproval(wish.requestId, context),
  judge: (wish, { seen, found }, facts) => settleDecision(wish, seen, found, facts),
  send: (wish, { graph, signal }, clientRequestId) =>
    decideStage(wish, { graph, signal, clientRequestId }),
};

/** The approval as it is now. Its stages say who decided; what was asked is told only while it waits for us. */
async function lookAtApproval(
  requestId: string,
  { graph, signal }: CarryContext,
): Promise<SeenState> {
  const call = { graph, signal, bundle: 'access' } as const;
  const stages = await orNone(approvalStages(call, requestId));
  const isOpen = stages.some(({ status }) => status === 'inProgress');
  if (!isOpen) return { ...NOTHING_SEEN, stages };
  const request = (await myRequests(call, 'approver')).find(({ id }) => id === requestId);
  if (!request) return { ...NOTHING_SEEN, stages };
  const { state, answers, justification } = request;
  return { state, stages, answers, justification, known: [] };
}

async function orNone<T>(list: Promise<T[]>): Promise<T[]> {
  try {
    return await list;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return [];
    throw error;
  }
}
